"""Every write, sync, truncation and rename that the system can refuse is refused, one after another."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from branchlight.shelf import ShelfError, open_session
from tests.shelf.failing_reader import AFTER, STORY
from tests.tools import ROOT, tool

MOST = 150
"""More calls than the process makes."""


@pytest.mark.needs("compiler", "fork", "posix")
@pytest.mark.parametrize(
    "only_once", [True, pytest.param(False, marks=pytest.mark.thorough)], ids=["once", "from then on"]
)
@pytest.mark.parametrize(
    "error", [errno.ENOSPC, pytest.param(errno.EIO, marks=pytest.mark.thorough)], ids=["full", "broken"]
)
def test_refused_call_loses_nothing_unsaid(tmp_path: Path, error: int, only_once: bool) -> None:
    source, library = Path(__file__).with_name("failing_calls.c"), str(tmp_path / "failing.so")
    subprocess.run([tool("compiler"), "-w", "-shared", "-fPIC", "-o", library, str(source), "-ldl"], check=True)
    for n in range(MOST):
        (tmp_path / str(n)).mkdir()
        (tmp_path / str(n) / "kept").write_text("before")
    command = [sys.executable, "-m", "tests.shelf.failing_reader", library, str(tmp_path)]
    done = subprocess.run(
        [*command, str(error), str(int(only_once)), str(MOST)],
        cwd=ROOT,
        env={**os.environ, "LD_PRELOAD": library},
        capture_output=True,
        text=True,
        check=True,
    )
    results = [json.loads(line) for line in done.stdout.splitlines()]
    assert [result["n"] for result in results if "failed" in result] == [], done.stderr[-3000:]
    assert len(results) == MOST
    assert results[-1]["calls"] < MOST, "the last run met no failure"
    for result in results:
        n = result["n"]
        files = {path.name: path.read_text() for path in (tmp_path / str(n)).iterdir()}
        assert files.pop("kept") in ("before", AFTER)
        assert files in ({}, {"new": AFTER})
        try:
            session = open_session(STORY, str(tmp_path / f"shelf {n}"))
        except ShelfError:
            pytest.fail(f"the shelf cannot be opened after failure {n}")
        assert session.history.here == result["here"] or result["told"], n
        session.close()
    assert 5 < sum(result["told"] for result in results) < MOST
