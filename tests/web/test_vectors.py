"""The runtime of published stories, compared with Python: each gets only seeds and answers, in a process of its own.

`make vectors` plays all of them, and plants faults in the runtime, each of which must be caught.
"""

import json
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from tests import forks
from tests.tools import tool
from tests.web.expression_stories import GAUGES
from tests.web.faults import FAULTS
from tests.web.planting import not_caught

HERE = Path(__file__).parent
TURNS, VALUES = 50_000, 40_000
pytestmark = pytest.mark.needs("node")


class Vectors(NamedTuple):
    """Walks: `sessions` of at most `most` decisions through each of `count` stories of a kind, from number `first` on.

    They have at least `least` turns, of which resumes and saves are none.
    """

    kind: str
    first: int
    count: int
    sessions: int
    most: int
    least: int


FEW = (
    Vectors("bundled", 0, 1, 2, 60, 40),
    Vectors("wide", 0, 6, 2, 20, 80),
    Vectors("small", 0, 8, 2, 12, 60),
    Vectors("large", 0, 2, 1, 70, 140),
    Vectors("dressed", 0, 3, 2, 20, 60),
    Vectors("edges", 0, 5, 2, 50, 60),
    Vectors("expressions", 0, 1, 1, 20, 21),
)
STATES = 70
MANY = (
    *[Vectors("bundled", 0, 1, 40, 60, 1000)],
    *[Vectors("wide", 20 * chunk, 20, 12, 30, 3500) for chunk in range(6)],
    *[Vectors("small", 50 * chunk, 50, 6, 30, 2000) for chunk in range(4)],
    *[Vectors("large", 9 * chunk, 9, 5, 80, 3000) for chunk in range(2)],
    *[Vectors("dressed", 15 * chunk, 15, 10, 30, 4000) for chunk in range(3)],
    *[Vectors("edges", 0, 5, 50, 60, 4000)],
    *[Vectors("expressions", 5 * chunk, 5, 1, STATES, 5 * STATES) for chunk in range(2)],
)
FOR_FAULTS = (
    Vectors("edges", 0, 5, 8, 60, 1),
    Vectors("expressions", 0, 2, 1, 25, 1),
    Vectors("large", 7, 4, 1, 70, 1),
    Vectors("dressed", 0, 6, 2, 25, 1),
    Vectors("wide", 0, 8, 2, 20, 1),
    Vectors("bundled", 0, 1, 1, 40, 1),
)


def play_in_python(vectors: Vectors, folder: Path) -> None:
    """Publish the stories into a folder, and write down what was decided and what it led to."""
    folder.mkdir(exist_ok=True)
    words = [str(word) for word in (*vectors[:-1], folder)]
    played = forks.run("-m", "tests.web.walks", *words)
    assert played.code == 0, played.err.decode()


def compared(vectors: Vectors, folder: Path) -> int:
    """Return the number of turns of walks, whose results must all be equal in Python and in node."""
    play_in_python(vectors, folder)
    with open(folder / "cases.txt", encoding="utf-8") as steps:
        command = [tool("node"), "--single-threaded-gc", str(HERE / "play_walks.js")]
        played = subprocess.run(command, stdin=steps, capture_output=True, encoding="utf-8", check=False)
    assert not played.stderr
    expected = (folder / "results.txt").read_text(encoding="utf-8").split("\n")
    got = played.stdout.split("\n")
    differing = [(one, other) for one, other in zip(got, expected, strict=True) if one != other]
    assert differing[:1] == []
    return turns_in(folder / "cases.txt")


def turns_in(walks: Path) -> int:
    """Return how many turns come from a start, an answer or a given state."""
    steps = [json.loads(line)["steps"] for line in walks.read_text(encoding="utf-8").splitlines()]
    return sum(1 + sum("answer" in step or "state" in step for step in each) for each in steps)


@pytest.mark.parametrize("vectors", FEW, ids=lambda each: each.kind)
def test_runtime_plays_as_python_does(vectors: Vectors, tmp_path: Path) -> None:
    assert compared(vectors, tmp_path) >= vectors.least


@pytest.mark.long
@pytest.mark.thorough
def test_every_planted_fault_is_caught(tmp_path: Path) -> None:
    folders = [tmp_path / vectors.kind for vectors in FOR_FAULTS]
    for vectors, folder in zip(FOR_FAULTS, folders, strict=True):
        play_in_python(vectors, folder)
    assert not_caught(FAULTS, folders, tmp_path) == []


@pytest.mark.thorough
@pytest.mark.parametrize("vectors", MANY, ids=lambda each: f"{each.kind}-{each.first}")
def test_runtime_plays_many_turns_as_python(vectors: Vectors, tmp_path: Path) -> None:
    assert compared(vectors, tmp_path) >= vectors.least


def test_vectors_are_enough() -> None:
    assert sum([each.least for each in MANY if each.kind != "expressions"]) >= TURNS
    assert sum([each.least * GAUGES for each in MANY if each.kind == "expressions"]) >= VALUES
