"""The differences between operating systems. Tests replace `this_system()`."""

import errno
import os
import stat
import sys
from functools import cache
from typing import TYPE_CHECKING

from branchlight.source.named_tuple import NamedTuple

if TYPE_CHECKING:
    from typing import TextIO

_WINDOWS = "win32"
_OUTPUTS = (-11, -12)
_VIRTUAL_TERMINAL = 0x0004
_NAME_SURROGATE = 0x2000_0000

_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
    + [port + digit for port in ("com", "lpt") for digit in "123456789¹²³"]
)
_WITHOUT_RULES = ("\\\\?\\", "\\\\.\\")
"""The beginnings of paths that Windows takes literally."""

_NOT_IN_NAMES = '<>:"/\\|?*'


class System(NamedTuple):
    """The facts of one system.

    `name` is as in `sys.platform`, and `term` is the variable TERM. `has_escapes` says whether the console obeys
    escape codes; it counts on Windows alone, where TERM is seldom set.
    """

    name: str
    term: str = ""
    has_escapes: bool = True

    @property
    def is_windows(self) -> bool:
        """Return whether this is Windows."""
        return self.name == _WINDOWS

    @property
    def is_linux(self) -> bool:
        """Return whether this is Linux."""
        return self.name == "linux"

    @property
    def draws(self) -> bool:
        """Return whether a terminal of this system obeys escape codes, which colours and the page need."""
        if self.is_windows:
            return self.has_escapes and self.term != "dumb"
        return self.term not in ("", "dumb")

    def lost_reader(self, error: OSError) -> bool:
        """Return whether a write failed because a standard stream has no reader any more. Other pipes have names.

        Windows reports that as an invalid argument, as it does for an impossible file name.
        """
        if error.filename is not None:
            return False
        return isinstance(error, BrokenPipeError) or (self.is_windows and error.errno == errno.EINVAL)

    def is_held(self, error: OSError) -> bool:
        """Return whether an error can mean only that another program holds the file open."""
        return self.is_windows and isinstance(error, PermissionError)

    def refused_part(self, path: str) -> str:
        """Return the first part of a path that cannot name a new file on this system, or ""."""
        if not self.is_windows:
            return ""
        rest = path[len(_WITHOUT_RULES[0]) :] if path.startswith(_WITHOUT_RULES) else path
        beyond_drive = rest[2:] if rest[1:2] == ":" else rest
        parts = beyond_drive.replace("\\", "/").split("/")
        return next((part for part in parts if part not in ("", ".", "..") and not is_portable(part)), "")

    def discards(self, path: str) -> bool:
        """Return whether a path is the system's null device, which discards what is written."""
        return path.lower() == "nul" if self.is_windows else os.path.abspath(path) == "/dev/null"

    def quoted(self, word: str) -> str:
        """Return a word as it is typed in the system's shell."""
        if self.is_windows:
            if word and not set(word) & set(" \t&()[]{}^=;!'+,`~%"):
                return word
            before_quote = len(word) - len(word.rstrip("\\"))
            return f'"{word}{word[-before_quote:] if before_quote else ""}"'
        import shlex

        return shlex.quote(word)


def this_system() -> System:
    """Return the facts of the system on which this process runs. They are computed once."""
    return _facts()


@cache
def _facts() -> System:
    return System(sys.platform, os.environ.get("TERM", ""), _has_escapes())


def has_colours(stream: "TextIO") -> bool:
    """Return whether a stream is a terminal that can show colours, and the reader has not asked for none.

    A variable NO_COLOR that is empty asks for nothing, as https://no-color.org has it.
    """
    return stream.isatty() and not os.environ.get("NO_COLOR") and this_system().draws


def is_portable(name: str) -> bool:
    """Return whether a file can have this name on every system. Windows reserves some for devices."""
    stem = name.partition(".")[0].rstrip(" ").lower()
    is_kept = stem in _DEVICES or name[-1:] in (" ", ".")
    return bool(name) and not is_kept and not any(sign in _NOT_IN_NAMES or sign < " " for sign in name)


def is_link(status: os.stat_result) -> bool:
    """Return whether a result of `os.lstat` is a link: a symbolic one, or a junction of Windows.

    A placeholder of a cloud folder is no link, though Windows represents it in the same way.
    """
    return stat.S_ISLNK(status.st_mode) or bool(getattr(status, "st_reparse_tag", 0) & _NAME_SURROGATE)


def _has_escapes() -> bool:
    """Return whether escape codes work: Windows' consoles before 2016 do not know the mode that obeys them.

    The mode stays on, for the colours that follow.
    """
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.WinDLL("kernel32")
        kernel.GetStdHandle.restype = ctypes.c_void_p
        for number in _OUTPUTS:
            handle, mode = ctypes.c_void_p(kernel.GetStdHandle(number)), ctypes.c_ulong()
            if kernel.GetConsoleMode(handle, ctypes.byref(mode)):
                return bool(kernel.SetConsoleMode(handle, mode.value | _VIRTUAL_TERMINAL))
        return False
    else:  # noqa: RET505  (mypy leaves out only whole branches of another system)
        return True
