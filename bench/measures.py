"""The measures. Each runs its jobs in rounds, so that a slow moment affects every player alike."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable
from typing import NamedTuple

from bench.peers import Peers
from bench.renderings import write
from bench.report import Samples, Table, Target
from bench.stories import endless_story, layered_story
from bench.timing import FailedError, answer, until_painted, until_printed

Job = Callable[[], float]
PREPARED = ("inkjs", "inkcpp", "bink", "bare", "branchlight")  # inkjs compiles for the next two
TARGET_SIZE = 10_000
IMPORTS = "import json, re, pathlib, dataclasses; print('Every word is loaded', flush=True)"


class Run(NamedTuple):
    """One run of the benchmark: its players, its work folder, and the sizes of its jobs."""

    peers: Peers
    work: str
    rounds: int
    sizes: tuple[int, ...]
    steps: int

    def players(self) -> list[str]:
        """Return the available players, in the order of the tables."""
        return list(self.peers.commands)

    def command(self, player: str, *verb: object) -> list[str]:
        """Return the command that starts a player with a verb."""
        return [*self.peers.commands[player], *map(str, verb)]

    def asked(self, player: str, key: str, *verb: object) -> Job:
        """Return a job that asks a player for one number."""
        return lambda: float(answer(self.command(player, *verb), self.peers.environment)[key])


def story_folder(run: Run, size: int) -> str:
    """Return the folder of the endless story of that size, with every player's own files."""
    folder = os.path.join(run.work, "stories", f"endless{size}")
    if not os.path.isdir(folder):
        write(endless_story(size), folder)
    for player in sorted(run.players(), key=PREPARED.index):
        mark = os.path.join(folder, f"made by {player}")
        if not os.path.exists(mark):
            answer(run.command(player, "prepare", folder), run.peers.environment)
            with open(mark, "w", encoding="utf-8"):
                pass
    return folder


def measured(run: Run, title: str, scale: float, jobs: dict[str, Job], targets: Iterable[Target] = ()) -> Table:
    """Run every job once a round. The first round only warms the file cache."""
    samples: Samples = {name: [] for name in jobs}
    failures: dict[str, str] = {}
    for number in range(run.rounds + 1):
        for name, job in jobs.items():
            if name in failures:
                continue
            _say(f"{title}: round {number} of {run.rounds}, {name} ...")
            try:
                sample = job()
            except FailedError as failed:
                failures[name] = str(failed)
                continue
            if number:
                samples[name].append(sample)
    _say("")
    return Table(title, scale, samples, tuple(targets), failures)


def same_story(run: Run) -> str:
    """Return a line that says whether all players read the same words."""
    folder = story_folder(run, 100)
    digests = {}
    for player in run.players():
        form = "ready" if player != "branchlight" else "source"
        digests[player] = answer(run.command(player, "trace", folder, form, 2000), run.peers.environment)["digest"]
    return compared(digests)


def compared(digests: dict[str, str]) -> str:
    """Return a line that says which players read other words than the bare one. Without it, the first is the measure.

    `digests` are of all that each player read.
    """
    if len(digests) == 1:
        return "One player alone: its words are compared with nothing."
    reference = digests.get("bare") or next(iter(digests.values()))
    odd = [player for player, digest in digests.items() if digest != reference]
    return f"Not the same story: {', '.join(odd)}" if odd else "Every player read the same words in 2,000 choices."


def opening(run: Run) -> Table:
    """Measure from the command to the first words in plain mode: with a cached compiled story, and without one."""
    folder = story_folder(run, 100)
    words = _first_words(run, folder)
    plain = _command(run, folder, "--plain")
    first_time = run.peers.environment | {"XDG_CACHE_HOME": os.path.join(run.work, "home", "emptied")}

    def without_cache() -> float:
        shutil.rmtree(first_time["XDG_CACHE_HOME"], ignore_errors=True)
        return until_printed(words, plain, first_time)

    jobs = {
        "branchlight, first time": without_cache,
        "branchlight": _printed(run, words, plain),
        "python with four imports": _printed(run, "Every word is loaded", [sys.executable, "-c", IMPORTS]),
    }
    targets = [Target("branchlight", "python with four imports", "at most", 2.0)]
    return measured(run, "Command to first text line by line, 100 nodes, ms", 1000, jobs, targets)


def starting(run: Run) -> Iterable[Table]:
    """Measure from the start of a process that only plays to the first words, by size.

    Each player uses its own files.
    """
    for size in run.sizes:
        folder = story_folder(run, size)
        words = _first_words(run, folder)
        jobs = {
            f"{player}, ready": _printed(run, words, run.command(player, "first", folder, "ready"))
            for player in run.players()
        }
        yield measured(run, f"Process start to first text, {size:,} nodes, ms", 1000, jobs)


def reading(run: Run) -> Iterable[Table]:
    """Measure from the files to the first turn inside a process, by size."""
    for size in run.sizes:
        folder = story_folder(run, size)
        jobs = {f"{player}, {form}": run.asked(player, "seconds", "load", folder, form) for player, form in _forms(run)}
        forms = ("source", "ready") if size >= TARGET_SIZE else ()
        targets = [Target(f"branchlight, {form}", f"bare, {form}", "at most", 1.0) for form in forms]
        rounds = min(run.rounds, 3) if size >= TARGET_SIZE else run.rounds  # some take 15 seconds each time
        title = f"Story read inside a process, {size:,} nodes, ms"
        yield measured(run._replace(rounds=rounds), title, 1000, jobs, targets)


def choosing(run: Run) -> Table:
    """Measure choices per second, with finished text and labels."""
    folder = story_folder(run, 1000)
    jobs = {player: run.asked(player, "rate", "walk", folder, "ready", run.steps) for player in run.players()}
    targets = [
        Target("branchlight", "inkjs", "at least", 8.0),
        Target("branchlight", "inkcpp", "at least", 1.5),
        Target("branchlight", "bare", "at least", 0.5),
    ]
    return measured(run, f"Choices a second, 1,000 nodes, {run.steps:,} choices", 1, jobs, targets)


def remembering(run: Run) -> Table:
    """Measure the memory after a long reading of the largest story."""
    size = run.sizes[-1]
    folder = story_folder(run, size)
    jobs: dict[str, Job] = {
        f"{player}, {form}": run.asked(player, "after_kb", "walk", folder, form, run.steps)
        for player in ("branchlight", "bare")
        for form in ("source", "ready")
    }
    jobs["allowed"] = lambda: 120 * 1024
    targets = [Target(f"branchlight, {form}", "allowed", "at most", 1.0) for form in ("source", "ready")]
    title = f"Memory after {run.steps:,} choices, {size:,} nodes, MB"
    return measured(run._replace(rounds=1), title, 1 / 1024, jobs, targets)


def keeping(run: Run) -> Table:
    """Measure the memory that a decision adds if every one can be undone.

    Branchlight keeps whole turns for that, and the bare player keeps saves.
    """
    folder = story_folder(run, 1000)
    jobs = {player: run.asked(player, "bytes", "keep", folder, "ready", 20_000) for player in ("branchlight", "bare")}
    return measured(run._replace(rounds=1), "Memory for each decision that can be taken back, bytes", 1, jobs)


def proving(run: Run) -> Iterable[Table]:
    """Measure the exploration of every state of a story that ends: the proof, beside brute force that only counts."""
    folder = os.path.join(run.work, "stories", "layered")
    write(layered_story(), folder)
    players = ("branchlight", "bare")
    jobs = {player: run.asked(player, "seconds", "explore", folder, "source") for player in players}
    yield measured(run, "Every state of a story that ends, seconds", 1, jobs)
    jobs = {player: run.asked(player, "states", "explore", folder, "source") for player in players}
    yield measured(run._replace(rounds=1), "States that had to be looked at for it", 1, jobs)


def saving(run: Run) -> Iterable[Table]:
    """Measure saving and restoring inside a process, after a thousand choices."""
    folder = story_folder(run, 1000)
    for verb in ("save", "restore"):
        jobs = {player: run.asked(player, verb, "save", folder, "ready", 1000) for player in run.players()}
        yield measured(run, f"To {verb} after 1,000 choices, microseconds", 1e6, jobs)


def painting(run: Run) -> Table:
    """Measure from the start of a process to the first words on a terminal."""
    folder = story_folder(run, 100)
    words = _first_words(run, folder)
    page = _command(run, folder)
    empty = [sys.executable, "-m", "bench.players.empty_page", words]
    environment = run.peers.environment | {"TEXTUAL_ANIMATIONS": "none"}
    jobs: dict[str, Job] = {
        "branchlight": lambda: until_painted(words, page, environment),
        "empty Textual page": lambda: until_painted(words, empty, environment),
    }
    targets = [Target("branchlight", "empty Textual page", "at most", 1.1)]
    return measured(run, "First paint of the page, ms", 1000, jobs, targets)


def _command(run: Run, folder: str, *options: str) -> list[str]:
    """Return the command that plays a story from the beginning. It is the one installed beside this Python."""
    command = os.path.join(os.path.dirname(sys.executable), "branchlight")
    shelf = os.path.join(run.work, "home", "shelf")
    return [command, "play", os.path.join(folder, "branchlight"), "--new", "--shelf", shelf, *options]


def _say(words: str) -> None:
    """Show progress, if there is a terminal."""
    if sys.stderr.isatty():
        print(f"\r{words}\x1b[K", end="", file=sys.stderr, flush=True)


def _forms(run: Run) -> list[tuple[str, str]]:
    """Return each player with each form that it can read."""
    both = ("branchlight", "bare", "inkjs")
    return [
        (player, form) for form in ("source", "ready") for player in run.players() if form == "ready" or player in both
    ]


def _printed(run: Run, words: str, command: list[str]) -> Job:
    return lambda: until_printed(words, command, run.peers.environment)


def _first_words(run: Run, folder: str) -> str:
    first: str = answer(run.command("bare", "trace", folder, "ready", 1), run.peers.environment)["first"]
    return " ".join(first.split()[:3])
