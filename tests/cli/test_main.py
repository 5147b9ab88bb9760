"""The exit code of a process whose output ends before it does."""

import errno
import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from branchlight.cli.main import main
from branchlight.source.system import System

STORY = "title: Small\n---\nnode: a\ntext: Hello.\nchoices:\n  - On: a\n"


@pytest.fixture
def story(tmp_path: Path) -> str:
    (tmp_path / "small.yaml").write_text(STORY)
    return str(tmp_path / "small.yaml")


def buffered() -> dict[str, str]:
    """Return the environment of a process that writes its output at the end."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}


@pytest.mark.parametrize("words", [["check", "STORY"], ["stats", "STORY"], ["map", "STORY"], ["--help"], ["--version"]])
def test_closed_pipe_ends_a_command_without_a_word(story: str, words: list[str]) -> None:
    command = [sys.executable, "-m", "branchlight", *[story if word == "STORY" else word for word in words]]
    heard, told = os.pipe()
    os.close(heard)
    done = subprocess.run(command, stdout=told, stderr=subprocess.PIPE, env=buffered(), check=False)
    os.close(told)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.needs("full device")
def test_full_disk_is_reported(story: str) -> None:
    command = [sys.executable, "-m", "branchlight", "map", story]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, env=buffered(), check=False)
    assert done.returncode == 2
    assert done.stderr == f"branchlight: {os.strerror(errno.ENOSPC)}\n"


class Closed(io.StringIO):
    """A stream into a pipe that nobody reads, as it behaves on Windows."""

    def flush(self) -> None:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))


@pytest.mark.parametrize(
    ("system", "code", "told"),
    [(System("win32"), 0, ""), (System("linux"), 2, f"branchlight: {os.strerror(errno.EINVAL)}\n")],
)
@pytest.mark.parametrize("words", [["check"], ["play", "--plain", "--shelf", ":memory:"]], ids=["check", "play"])
def test_windows_calls_a_closed_pipe_invalid(
    story: str,
    words: list[str],
    system: System,
    code: int,
    told: str,
    run_on: Callable[[System], None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    run_on(system)
    monkeypatch.setattr(sys, "stdin", io.StringIO("quit\n"))
    monkeypatch.setattr(sys, "stdout", Closed())
    assert main([*words, story]) == code
    assert capsys.readouterr().err == told


@pytest.mark.parametrize(
    "words",
    [
        ["play", "--record", "NAME", "STORY"],
        ["map", "--output", "NAME", "STORY"],
        ["prove", "--save-paths", "NAME", "STORY"],
        ["new", "NAME"],
    ],
    ids=lambda words: words[0],
)
@pytest.mark.parametrize("name", ["nul.svg", "a:b.svg"])
def test_commands_write_no_file_that_windows_lacks(
    story: str,
    words: list[str],
    name: str,
    tmp_path: Path,
    run_on: Callable[[System], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    run_on(System("win32"))
    path = str(tmp_path / name)
    assert main([{"NAME": path, "STORY": story}.get(word, word) for word in words]) == 2
    assert (
        capsys.readouterr().err == f"branchlight: {path}: Windows does not allow a file called {name}; name another\n"
    )
    assert [each.name for each in tmp_path.iterdir()] == ["small.yaml"]


COLLECTS = "import gc, sys; from branchlight.__main__ import run; run(); print(gc.isenabled(), file=sys.stderr)"


@pytest.mark.parametrize("words", [["explain", "E101"], ["play", "--plain", "--shelf", ":memory:"]])
def test_commands_collect_garbage(words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", COLLECTS, *words], input="", capture_output=True, text=True, check=False
    )
    assert done.stderr.split() == ["True"]
