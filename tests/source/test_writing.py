"""Files that are written on systems that are kind to it, and on Windows."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from branchlight.source import writing
from branchlight.source.system import System
from branchlight.source.writing import PAUSE, TRIES, patiently, put, refuse_name, write_text

WINDOWS, LINUX = System("win32"), System("linux")
RunOn = Callable[[System], None]


class Held:
    """A file that another program has open until it was asked for so many times."""

    def __init__(self, times: int) -> None:
        self.times = times
        self.slept: list[float] = []

    def __call__(self) -> str:
        self.times -= 1
        if self.times >= 0:
            raise PermissionError(errno.EACCES, "Permission denied", "map.svg")
        return "written"


@pytest.mark.parametrize("times", [0, 1, TRIES - 1])
def test_held_files_are_tried_again_on_windows(times: int, run_on: RunOn) -> None:
    run_on(WINDOWS)
    held = Held(times)
    assert patiently(held, held.slept.append) == "written"
    assert held.slept == [PAUSE] * times


def test_files_held_for_long_are_an_error(run_on: RunOn) -> None:
    run_on(WINDOWS)
    held = Held(TRIES)
    with pytest.raises(PermissionError) as told:
        patiently(held, held.slept.append)
    assert told.value.filename == "map.svg"
    assert told.value.strerror == "Permission denied; another program may have it open"


def test_permissions_of_other_systems_are_final(run_on: RunOn) -> None:
    run_on(LINUX)
    held = Held(1)
    with pytest.raises(PermissionError, match="Permission denied"):
        patiently(held, held.slept.append)
    assert held.slept == []


@pytest.mark.parametrize("write", [refuse_name, lambda path: write_text(path, "")])
def test_names_that_windows_lacks_are_refused(tmp_path: Path, write: Callable[[str], None], run_on: RunOn) -> None:
    run_on(WINDOWS)
    with pytest.raises(OSError, match=r"Windows keeps no file called nul\.yaml; name another"):
        write(str(tmp_path / "nul.yaml"))
    run_on(LINUX)
    write(str(tmp_path / "nul.yaml"))


def test_files_are_overwritten_only_where_asked(tmp_path: Path) -> None:
    write_text(str(tmp_path / "a"), "Schluß\n\n")
    assert (tmp_path / "a").read_bytes() == "Schluß\n\n".encode()
    with pytest.raises(FileExistsError):
        write_text(str(tmp_path / "a"), "b")
    write_text(str(tmp_path / "a"), "b", overwrite=True)
    assert (tmp_path / "a").read_bytes() == b"b"


def test_put_leaves_nothing_beside_a_held_file(tmp_path: Path, run_on: RunOn, monkeypatch: pytest.MonkeyPatch) -> None:
    def replace(old: str, new: str) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", old, None, new)

    (tmp_path / "kept").write_bytes(b"before")
    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(writing, "TRIES", 1)
    run_on(WINDOWS)
    with pytest.raises(PermissionError):
        put(b"after", str(tmp_path / "kept"))
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("kept", b"before")]
