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
    ("error", "only_once", "every"),
    [
        pytest.param(errno.ENOSPC, True, 4, id="full-once-few"),
        pytest.param(errno.ENOSPC, True, 1, id="full-once", marks=pytest.mark.thorough),
        pytest.param(errno.ENOSPC, False, 1, id="full-from then on", marks=pytest.mark.thorough),
        pytest.param(errno.EIO, True, 1, id="broken-once", marks=pytest.mark.thorough),
        pytest.param(errno.EIO, False, 1, id="broken-from then on", marks=pytest.mark.thorough),
    ],
)
def test_refused_call_loses_nothing_unsaid(tmp_path: Path, error: int, only_once: bool, every: int) -> None:
    source, library = Path(__file__).with_name("failing_calls.c"), str(tmp_path / "failing.so")
    subprocess.run([tool("compiler"), "-w", "-shared", "-fPIC", "-o", library, str(source), "-ldl"], check=True)
    for n in range(0, MOST, every):
        (tmp_path / str(n)).mkdir()
        (tmp_path / str(n) / "kept").write_text("before")
    command = [sys.executable, "-m", "tests.shelf.failing_reader", library, str(tmp_path)]
    done = subprocess.run(
        [*command, str(error), str(int(only_once)), str(MOST), str(every)],
        cwd=ROOT,
        env={**os.environ, "LD_PRELOAD": library},
        capture_output=True,
        text=True,
        check=True,
    )
    results = [json.loads(line) for line in done.stdout.splitlines()]
    assert [result["n"] for result in results if "failed" in result] == [], done.stderr[-3000:]
    assert len(results) == len(range(0, MOST, every))
    assert results[-1]["calls"] <= results[-1]["n"], "the last run met no failure"
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
    assert 5 < every * sum(result["told"] for result in results) < MOST
