"""Tests that need an external tool: without it they are skipped, or fail if it is required."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import tools

PLANTED = """
import pytest
from tests import conftest, tools

tools.TOOLS = {"node": lambda: None, "browser": lambda: "/bin/sh"}
pytest_configure, pytest_runtest_setup = conftest.pytest_configure, conftest.pytest_runtest_setup
"""
TESTS = """
import pytest

@pytest.mark.needs("browser")
def test_there(): pass

@pytest.mark.needs("browser", "node")
def test_missing(): raise AssertionError("this ran without its tool")
"""


def run(folder: Path, required: str) -> tuple[int, str]:
    """Return the exit code and the output of pytest over two planted tests."""
    (folder / "conftest.py").write_text(PLANTED)
    (folder / "test_planted.py").write_text(TESTS)
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = needs(*tools)\n")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:asyncio", "-v", str(folder)],
        cwd=folder,
        env=os.environ | {"BRANCHLIGHT_REQUIRE": required},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("required", ["browser", pytest.param("", marks=pytest.mark.thorough)])
def test_missing_tool_skips(tmp_path: Path, required: str) -> None:
    code, output = run(tmp_path, required)
    assert code == 0, output
    assert "test_there PASSED" in output and "test_missing SKIPPED (there is no node here)" in output


def test_missing_required_tool_fails(tmp_path: Path) -> None:
    code, output = run(tmp_path, " browser , node ")
    assert code == 1, output
    assert "there is no node here, and BRANCHLIGHT_REQUIRE names it" in output and "this ran" not in output


def test_unknown_required_tool_is_refused(tmp_path: Path) -> None:
    code, output = run(tmp_path, "nodes")
    assert code == 4
    assert "BRANCHLIGHT_REQUIRE names nodes; it takes node, browser" in output


def test_missing_tool_has_no_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tools, "TOOLS", {"node": lambda: None, "browser": lambda: "/bin/sh"})
    assert tools.tool("browser") == "/bin/sh"
    with pytest.raises(LookupError, match="there is no node here"):
        tools.tool("node")
