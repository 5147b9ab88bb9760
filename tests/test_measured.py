"""A run with `-p tests.measured` measures what its tests run, with workers and without, and wants enough of it."""

import re
import subprocess
import sys

import pytest

from tests.tools import ROOT


@pytest.mark.long
@pytest.mark.thorough
@pytest.mark.parametrize("workers", [[], ["-n", "2"]], ids=["one process", "workers"])
def test_too_little_coverage_is_an_error(workers: list[str]) -> None:
    command = [sys.executable, "-m", "pytest", "-p", "tests.measured", *workers, "tests/source/test_counted.py"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout[-2000:]
    (percent,) = re.findall(r"^(.+) % of lines and branches are covered. At least 90 % are wanted.$", done.stdout, re.M)
    assert 0 < float(percent) < 90
    assert "source/counted.py" not in done.stdout, "it is covered as a whole"
