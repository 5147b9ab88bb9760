"""Writing files on permissive systems, and on Windows."""

import errno
import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from branchlight.source import writing
from branchlight.source.system import System
from branchlight.source.writing import (
    PAUSE,
    TRIES,
    expect_new_folder,
    expect_writable,
    patiently,
    refuse_name,
    write_bytes,
    write_text,
)
from tests.tools import held_to_rights

WINDOWS, LINUX = System("win32"), System("linux")
RunOn = Callable[[System], None]


class Held:
    """A file that another program has open for so many attempts."""

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
    with pytest.raises(OSError, match=r"Windows does not allow a file called nul\.yaml; name another"):
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


@pytest.mark.parametrize("overwrite", [True, False])
@pytest.mark.parametrize("error", [PermissionError(errno.EACCES, "Permission denied"), KeyboardInterrupt()])
def test_a_file_is_written_whole_or_not_at_all(
    error: BaseException, overwrite: bool, tmp_path: Path, run_on: RunOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def replace(old: str, new: str) -> None:
        raise error

    (tmp_path / "kept").write_bytes(b"before")
    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(os, "rename", replace)
    monkeypatch.setattr(writing, "TRIES", 1)
    run_on(WINDOWS)
    with pytest.raises(type(error)) as raised:
        write_bytes(str(tmp_path / ("kept" if overwrite else "new")), b"after", overwrite)
    assert isinstance(raised.value, KeyboardInterrupt) or getattr(raised.value, "filename", None)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("kept", b"before")]


@pytest.mark.needs("full device")
def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(io.BytesIO):
        def write(self, data: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "kept").write_bytes(b"before")
    monkeypatch.setattr("builtins.open", lambda file, mode: os.close(file) or Full())
    with pytest.raises(OSError, match=r"No space left on device: '.*kept'"):
        write_text(str(tmp_path / "kept"), "after", overwrite=True)
    monkeypatch.undo()
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("kept", b"before")]


@pytest.mark.needs("symlink")
@pytest.mark.parametrize("target", ["other", "nowhere"])
def test_a_link_is_replaced_and_not_followed(target: str, tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"before")
    (tmp_path / "link").symlink_to(target)
    with pytest.raises(FileExistsError):
        write_bytes(str(tmp_path / "link"), b"after")
    expect_writable(str(tmp_path / "link"), overwrite=True)
    write_bytes(str(tmp_path / "link"), b"after", overwrite=True)
    assert not (tmp_path / "link").is_symlink()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"link": b"after", "other": b"before"}


@pytest.mark.needs("posix")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666])
def test_a_file_keeps_its_permissions(mode: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    make = os.open

    def opened(path: str, flags: int, mode: int = 0o777) -> int:
        made.append(mode)
        return make(path, flags, mode)

    (tmp_path / "kept").write_bytes(b"before")
    (tmp_path / "kept").chmod(mode)
    monkeypatch.setattr(os, "open", opened)
    write_bytes(str(tmp_path / "kept"), b"after", overwrite=True)
    assert (tmp_path / "kept").stat().st_mode & 0o777 == mode
    assert made == [0o600]


@pytest.mark.needs("posix")
def test_a_new_file_has_the_permissions_of_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_bytes(str(tmp_path / "new"), b"")
        write_bytes(str(tmp_path / "over"), b"", overwrite=True)
    finally:
        os.umask(before)
    assert [path.stat().st_mode & 0o777 for path in tmp_path.iterdir()] == [0o640] * 2


def test_a_file_of_another_process_is_not_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "urandom", bytes)
    beside = tmp_path / f".{bytes(8).hex()}.part"
    beside.write_bytes(b"theirs")
    with pytest.raises(FileExistsError):
        write_bytes(str(tmp_path / "mine"), b"", overwrite=True)
    assert beside.read_bytes() == b"theirs"


@pytest.mark.needs("posix")
@pytest.mark.parametrize("overwrite", [True, False])
def test_a_name_may_be_as_long_as_the_system_has_them(overwrite: bool, tmp_path: Path) -> None:
    longest = str(tmp_path / ("n" * 255))
    expect_writable(longest, overwrite)
    write_bytes(longest, b"", overwrite)
    with pytest.raises(OSError, match="File name too long"):
        expect_writable(longest + "n", overwrite)


@pytest.mark.parametrize("overwrite", [True, False])
def test_expecting_leaves_no_trace(overwrite: bool, tmp_path: Path) -> None:
    (tmp_path / "there").write_bytes(b"before")
    expect_writable(str(tmp_path / ("there" if overwrite else "new")), overwrite)
    expect_new_folder(str(tmp_path / "a" / "b" / "c") + os.sep)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("there", b"before")]


@pytest.mark.parametrize("expect", [expect_writable, expect_new_folder])
def test_what_is_there_is_refused(expect: Callable[[str], None], tmp_path: Path) -> None:
    (tmp_path / "there").touch()
    with pytest.raises(FileExistsError, match="already exists; name a new one"):
        expect(str(tmp_path / "there"))


EXPECT = "import sys; from branchlight.source.writing import *; expect_writable(sys.argv[1], True)"


@pytest.mark.needs("rights")
@pytest.mark.parametrize(
    ("folder", "file", "said"),
    [
        (0o755, 0o444, "this file is write-protected; name another: 'st/out'"),
        (0o555, 0o644, "nothing can be written into this folder: 'st'"),
        (0o555, None, "nothing can be written into this folder: 'st'"),
        (0o755, 0o644, ""),
    ],
)
def test_rights_are_looked_at_before(folder: int, file: int | None, said: str, tmp_path: Path) -> None:
    (tmp_path / "st").mkdir()
    if file is not None:
        (tmp_path / "st" / "out").touch(file)
    (tmp_path / "st").chmod(folder)
    words = held_to_rights(sys.executable, "-c", EXPECT, "st/out")
    ran = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
    (tmp_path / "st").chmod(0o755)
    assert (ran.returncode == 0) == (said == "")
    assert said in ran.stderr
