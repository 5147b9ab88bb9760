"""A decision that was shown is never lost, however the process ends."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from branchlight import start
from branchlight.play.reading import replay
from branchlight.play.trail import Answer
from branchlight.shelf import open_session
from tests.shelf.killed_reader import STORY
from tests.tools import ROOT

LATEST = 30_000  # microseconds: some readers die before they open the shelf, and some after many decisions


@pytest.mark.long
@pytest.mark.needs("fork", "kill")
@pytest.mark.parametrize("kills", [60, pytest.param(240, marks=pytest.mark.thorough)])
def test_kills_lose_no_decision_that_was_shown(kills: int, tmp_path: Path) -> None:
    shelf, chance = str(tmp_path / "shelf.sqlite3"), random.Random(4)
    command = [sys.executable, "-m", "tests.shelf.killed_reader", shelf]
    known, shown_in_all = 0, 0
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdin
        assert reader.stdout
        for kill in range(kills):
            print(("begun", "reading")[kill % 2], chance.randrange(LATEST), file=reader.stdin, flush=True)
            told = reader.stdout.readline().split()
            known = holds(shelf, known, told)
            shown_in_all += len(told)
    session = open_session(STORY, shelf)
    answers = [Answer(past.answer, typed=past.typed) for past in session.history.past()]
    went = replay(start(STORY, session.history.seed), answers)
    assert (went.taken, went.turn) == (known, session.turn)
    assert shown_in_all > kills // 2


def holds(shelf: str, known: int, told: list[str]) -> int:
    """Check that the shelf has all decisions that were shown, and at most one more. Return their number."""
    session = open_session(STORY, shelf)
    assert session.notice == ""
    assert session.history.here - known in (len(told), len(told) + 1)
    if told:
        last, dice = told[-1].split(":")
        turn = session.history.turn_at(int(last))
        assert turn is not None
        assert turn.state.dice == int(dice)
    session.close()
    return session.history.here
