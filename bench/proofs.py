"""The cost of a proof: time and memory per state, on stories that differ in what they remember."""

import os
import shutil
from collections.abc import Iterable

from bench.measures import Job, Run, measured
from bench.renderings import write
from bench.report import Table, Target
from bench.stories import layered_story

OWN = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "story")
# The Intercept has 340 choices and about 155,000 states.
MIDDLING, LARGE = "348 choices, 18 rows", "336 choices, 20 rows"


def closing(run: Run) -> Iterable[Table]:
    """Measure states per second, bytes per state, and the time for a story of the size of The Intercept."""
    folders = {
        "the story that comes with it": _own(run),
        MIDDLING: _layered(run, MIDDLING, 7, 18),
        LARGE: _layered(run, LARGE, 6, 20),
    }
    yield measured(run._replace(rounds=1), "States of a story, in thousands", 0.001, _jobs(run, folders, "states"))
    targets = [Target(name, "wanted", "at least", 1.0) for name in folders]
    jobs = _jobs(run, folders, "rate") | {"wanted": lambda: 150_000}
    yield measured(run, "States that a proof explores in a second, in thousands", 0.001, jobs, targets)
    targets = [Target(name, "allowed", "at most", 1.0) for name in folders]
    jobs = _jobs(run, folders, "bytes") | {"allowed": lambda: 200}
    yield measured(run, "Memory of a proof for each state, bytes", 1, jobs, targets)
    jobs = _jobs(run, {MIDDLING: folders[MIDDLING]}, "seconds") | {"allowed": lambda: 5}
    targets = [Target(MIDDLING, "allowed", "at most", 1.0)]
    yield measured(run, "A story as large as The Intercept proven, seconds", 1, jobs, targets)


def _jobs(run: Run, folders: dict[str, str], key: str) -> dict[str, Job]:
    return {name: run.asked("branchlight", key, "explore", folder, "source") for name, folder in folders.items()}


def _own(run: Run) -> str:
    """Return a folder with the bundled story, in the place where the player expects it."""
    folder = os.path.join(run.work, "stories", "own")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(OWN, os.path.join(folder, "branchlight"))
    return folder


def _layered(run: Run, name: str, width: int, layers: int) -> str:
    folder = os.path.join(run.work, "stories", f"layered {name}")
    write(layered_story(width, layers), folder)
    return folder
