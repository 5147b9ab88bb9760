"""The runtime of published stories, compared with Python: each gets only a seed and answers."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools import tool

HERE = Path(__file__).parent
pytestmark = pytest.mark.needs("node")


def compared(folder: Path, kind: str, first: int, count: int, sessions: int, most: int) -> int:
    """Play walks in two processes. Return the number of results, all of which must be equal."""
    words = [kind, *map(str, (first, count, sessions, most, folder))]
    subprocess.run([sys.executable, "-m", "tests.web.walks", *words], check=True)
    with open(folder / "walks.txt", encoding="utf-8") as steps:
        played = subprocess.run(
            [tool("node"), HERE / "play_walks.js"], stdin=steps, capture_output=True, encoding="utf-8", check=False
        )
    assert not played.stderr
    expected = (folder / "results.txt").read_text(encoding="utf-8").splitlines()
    got = played.stdout.splitlines()
    differing = [(one, other) for one, other in zip(got, expected, strict=True) if one != other]
    assert differing[:1] == []
    return len(got)


@pytest.mark.parametrize(
    ("kind", "count", "sessions", "most"),
    [("bundled", 1, 3, 80), ("wide", 10, 2, 25), ("small", 16, 2, 15), ("large", 3, 1, 70)],
)
def test_runtime_plays_as_python_does(tmp_path: Path, kind: str, count: int, sessions: int, most: int) -> None:
    assert compared(tmp_path, kind, 0, count, sessions, most) > 60
