"""The time from a key to the mistakes that an editor shows: with the bundled story and with one ten times as long."""

import os
import re
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from bench.measures import Run
from bench.proofs import OWN
from bench.report import Samples, Table, Target
from bench.timing import FailedError, answer

KEYS = 40
COPIES = 10
_SCENE = re.compile(r"^scene: (\w+)", re.MULTILINE)


def editing(run: Run) -> Iterable[Table]:
    """Measure from a key to the mistakes, and to the findings of the rules, which follow. A story has one session."""
    yield _typed(run, "the story that comes with it", OWN, 0.4)
    yield _typed(run, f"one {COPIES} times as long", _long(run), 2.0)


def _typed(run: Run, name: str, folder: str, allowed: float) -> Table:
    """Return the times within which 95 of 100 keys are answered, in seconds, beside those that are allowed."""
    title = f"Keys in an editor with {name}, 95 of 100, ms"
    samples: Samples = {"mistakes": [], "findings of the rules": [], "allowed": [allowed]}
    failures: dict[str, str] = {}
    command = [sys.executable, "-m", "bench.players.author", folder, str(KEYS)]
    try:
        found = answer(command, dict(run.peers.environment))
        samples["mistakes"].append(found["mistakes"])
        samples["findings of the rules"].append(found["findings"])
    except FailedError as failed:
        failures["mistakes"] = str(failed)
    return Table(title, 1000, samples, (Target("mistakes", "allowed", "at most", 1.0),), failures)


def _long(run: Run) -> str:
    folder = os.path.join(run.work, "stories", "long")
    write_copies(OWN, folder, COPIES)
    return folder


def write_copies(story: str, folder: str, copies: int) -> None:
    """Write a story with so many copies of each scene, of which only the first are reached."""
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(os.path.join(folder, "scenes"))
    shutil.copy(os.path.join(story, "story.yaml"), folder)
    scenes = sorted(Path(story, "scenes").glob("*.yaml"))
    texts = {path.stem: path.read_text(encoding="utf-8") for path in scenes}
    names = "|".join(sorted({name for text in texts.values() for name in _SCENE.findall(text)}))
    for copy in range(copies):
        for stem, text in texts.items():
            if copy:
                text = re.sub(rf"(?m)^(scene: )({names})$|\b({names})(?=\.\w)", rf"\1\2\3_{copy}", text)
            Path(folder, "scenes", f"{stem}-{copy}.yaml").write_text(text, encoding="utf-8")
