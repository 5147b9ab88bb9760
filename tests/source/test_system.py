"""The facts of a system, for Windows and macOS too."""

import errno
import os
import stat
import sys
from io import StringIO
from types import SimpleNamespace
from typing import cast

import pytest

from branchlight.source import system as of_the_process
from branchlight.source.system import System, _facts, has_colours, is_link, is_portable, this_system

WINDOWS, MACOS, LINUX = System("win32"), System("darwin", "xterm-256color"), System("linux", "xterm-256color")


@pytest.mark.parametrize(
    ("system", "draws"),
    [
        (WINDOWS, True),
        (WINDOWS._replace(has_escapes=False), False),
        (WINDOWS._replace(term="dumb"), False),
        (WINDOWS._replace(term="xterm"), True),
        (MACOS, True),
        (LINUX, True),
        (LINUX._replace(term=""), False),
        (MACOS._replace(term="dumb"), False),
    ],
)
def test_term_counts_only_outside_windows(system: System, draws: bool) -> None:
    assert system.draws is draws


@pytest.mark.parametrize(
    ("system", "error", "lost"),
    [
        (LINUX, BrokenPipeError(errno.EPIPE, "Broken pipe"), True),
        (WINDOWS, BrokenPipeError(errno.EPIPE, "Broken pipe"), True),
        (WINDOWS, OSError(errno.EINVAL, "Invalid argument"), True),
        (WINDOWS, OSError(errno.EINVAL, "Invalid argument", "a?.yaml"), False),
        (WINDOWS, OSError(errno.ENOSPC, "No space left on device"), False),
        (LINUX, OSError(errno.EINVAL, "Invalid argument"), False),
        (LINUX, BrokenPipeError(errno.EPIPE, "Broken pipe", "fifo"), False),
        (MACOS, OSError(errno.EINVAL, "Invalid argument"), False),
    ],
)
def test_lost_reader_is_told_from_other_errors(system: System, error: OSError, lost: bool) -> None:
    assert system.lost_reader(error) is lost


def test_only_windows_holds_files() -> None:
    error = PermissionError(errno.EACCES, "Permission denied", "a")
    assert WINDOWS.is_held(error)
    assert not WINDOWS.is_held(FileNotFoundError(errno.ENOENT, "No such file", "a"))
    assert not LINUX.is_held(error) and not MACOS.is_held(error)


@pytest.mark.parametrize("name", ["con", "CON", "nul.yaml", "Aux.tar.gz", "com1", "lpt¹.md", "con .txt", "conin$"])
def test_names_of_devices_are_not_portable(name: str) -> None:
    assert not is_portable(name)


@pytest.mark.parametrize(
    "name", ["a:b.yaml", "why?.yaml", "a\\b", "a/b", "tab\t", "dot.", "space ", "", "<a>", '"', "|"]
)
def test_characters_windows_lacks_are_not_portable(name: str) -> None:
    assert not is_portable(name)


@pytest.mark.parametrize("name", ["a.yaml", "console.yaml", "con-1.md", "com10", ".vscode", "Schluß 家.yaml", "icon"])
def test_other_names_are_portable(name: str) -> None:
    assert is_portable(name)


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("C:\\stories\\my story", ""),
        ("..\\stories/./tower.yaml", ""),
        ("\\\\host\\share\\a.yaml", ""),
        ("D:nul", "nul"),
        ("stories/con/a.yaml", "con"),
        ("stories\\a:b.yaml", "a:b.yaml"),
        ("a\\b.\\c", "b."),
        ("\\\\?\\C:\\stories\\x", ""),
        ("\\\\?\\UNC\\host\\share\\x", ""),
        ("\\\\.\\C:\\nul", "nul"),
        ("\\\\?\\C:\\a?", "a?"),
    ],
)
def test_refused_part_of_a_path_on_windows(path: str, part: str) -> None:
    assert WINDOWS.refused_part(path) == part
    assert LINUX.refused_part(path) == MACOS.refused_part(path) == ""


def test_words_are_quoted_as_the_shell_takes_them() -> None:
    assert [LINUX.quoted(word) for word in ("tower", "my story")] == ["tower", "'my story'"]
    assert [WINDOWS.quoted(word) for word in ("C:\\tower", "my story", "")] == ["C:\\tower", '"my story"', '""']


# The tags are those of winnt.h.
@pytest.mark.parametrize(
    ("mode", "tag", "leads_elsewhere"),
    [
        (stat.S_IFLNK, None, True),
        (stat.S_IFLNK, 0xA000000C, True),
        (stat.S_IFDIR, 0xA0000003, True),  # a junction
        (stat.S_IFREG, 0xA000001D, True),  # a link of the Linux subsystem
        (stat.S_IFREG, 0x9000001A, False),  # a placeholder of a cloud folder
        (stat.S_IFREG, 0x80000017, False),  # a compressed file
        (stat.S_IFDIR, 0, False),
        (stat.S_IFREG, None, False),
    ],
)
def test_junctions_are_links_and_placeholders_are_not(mode: int, tag: int | None, leads_elsewhere: bool) -> None:
    status = SimpleNamespace(st_mode=mode, **({} if tag is None else {"st_reparse_tag": tag}))
    assert is_link(cast(os.stat_result, status)) is leads_elsewhere


@pytest.mark.parametrize(
    ("word", "quoted"), [("my story\\", '"my story\\\\"'), ("a b\\\\", '"a b\\\\\\\\"'), ("a\\", "a\\")]
)
def test_a_backslash_does_not_leave_a_quote_open(word: str, quoted: str) -> None:
    assert WINDOWS.quoted(word) == quoted


@pytest.mark.parametrize(("system", "path"), [(WINDOWS, "nul"), (WINDOWS, "NUL"), (LINUX, "/dev/null")])
def test_each_system_has_a_null_device(system: System, path: str) -> None:
    assert system.discards(path)
    assert not system.discards(f"{path}.json")


@pytest.mark.parametrize("term", ["vt100", ""])
def test_this_system_is_read_from_the_process(term: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", term)
    assert _facts.__wrapped__()[:2] == (sys.platform, term)


def test_the_system_is_found_once() -> None:
    assert this_system() is this_system()


class Screen(StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("no_color", "has"), [(None, True), ("", True), ("1", False), ("0", False)])
def test_colours_follow_no_color(no_color: str | None, has: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_the_process, "this_system", lambda: LINUX)
    monkeypatch.delenv("NO_COLOR", raising=False)
    if no_color is not None:
        monkeypatch.setenv("NO_COLOR", no_color)
    assert has_colours(Screen()) is has
    assert not has_colours(StringIO())
