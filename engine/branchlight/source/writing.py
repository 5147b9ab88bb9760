"""Writing files: under names that the system accepts, and repeatedly if another program holds them."""

import errno
import os
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from branchlight.source.system import this_system

TRIES = 10
PAUSE = 0.05
"""Seconds between two tries."""

PART = ".part"
"""The ending of a file that is not complete yet."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)

_Result = TypeVar("_Result")


def write_text(path: str, text: str, overwrite: bool = False) -> None:
    """Write a file in UTF-8 as `write_bytes` does, with `\\n` at the end of each line on every system."""
    write_bytes(path, text.encode("utf-8", "backslashreplace"), overwrite)


def write_bytes(path: str, data: bytes, overwrite: bool = False, lasting: bool = True) -> None:
    """Write a file completely or not at all: first beside its place, and then into it.

    A file that is overwritten keeps its permissions: no other user can open the new one before it is complete. A link
    is replaced, and its target does not change. `lasting` says that the file must survive a power cut. Raises
    `FileExistsError` if the file exists and is not to be overwritten, and `OSError` if it cannot be written.
    """
    refuse_name(path)
    if not overwrite and os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path)
    new, mode = beside(path), _mode_of(path) if overwrite else None
    try:
        file = os.open(new, _NEW, 0o666 if mode is None else 0o600)
        try:
            _fill(file, data, lasting)
            if mode is not None:
                with suppress(OSError):  # some disks store no permissions
                    os.chmod(new, mode)
            patiently(lambda: os.replace(new, path)) if overwrite else move_to_new(new, path)
        except BaseException:
            remove(new)
            raise
    except OSError as error:
        error.filename, error.filename2 = path, None
        raise


def expect_writable(path: str, overwrite: bool = False) -> None:
    """Raise `OSError` if `write_bytes` could not write a file now, so that no work is done in vain.

    Trying is the surest test of permissions: an empty file is made beside it, and removed again.
    """
    refuse_name(path)
    folder = os.path.dirname(path) or os.curdir
    if os.path.isdir(path) or not os.path.basename(path):
        raise IsADirectoryError(errno.EISDIR, "this is a folder; name a file", path)
    if not os.path.isdir(folder):
        raise FileNotFoundError(errno.ENOENT, "there is no such folder", folder)
    is_there = os.path.lexists(path)
    if is_there and not overwrite:
        raise FileExistsError(errno.EEXIST, "the file already exists; name a new one", path)
    if is_there and not os.path.islink(path) and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "this file is write-protected; name another", path)
    with suppress(FileNotFoundError):
        os.lstat(path)  # raises if no file can have this name
    trial = beside(path)
    try:
        patiently(lambda: _make(trial))
    except PermissionError:
        raise PermissionError(errno.EACCES, "nothing can be written into this folder", folder) from None
    except OSError as error:
        error.filename = path
        raise
    remove(trial)


def expect_new_folder(path: str) -> None:
    """Raise `OSError` if `path` exists already, or if no folder could be made there now."""
    path = path.rstrip(os.sep) or path
    refuse_name(path)
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, "the folder already exists; name a new one", path)
    above = os.path.dirname(path)
    while above and not os.path.lexists(above):
        path, above = above, os.path.dirname(above)
    expect_writable(path)


def refuse_name(path: str) -> None:
    """Raise `OSError` if the system accepts no file of this name.

    Windows would discard what is written to `nul.yaml`, and write `a:b` into a hidden part of the file `a`.
    """
    part = this_system().refused_part(path)
    if part:
        raise OSError(errno.EINVAL, f"Windows does not allow a file called {part}; name another", path)


def patiently(do: Callable[[], _Result], sleep: Callable[[float], None] = time.sleep) -> _Result:
    """Call `do`, which writes, renames or removes a file, and return its result.

    Windows may refuse a file that another program has open: then `do` is called `TRIES` times, `PAUSE` seconds apart.
    Raises what `do` raises; a `PermissionError` of Windows says that another program may be the reason.
    """
    for left in reversed(range(TRIES)):
        try:
            return do()
        except OSError as error:
            if not this_system().is_held(error):
                raise
            if not left:
                reason = f"{error.strerror}; another program may have it open"
                raise PermissionError(error.errno, reason, error.filename) from error
            sleep(PAUSE)
    raise AssertionError("the last try returns or raises")


def _mode_of(path: str) -> int | None:
    """Return the permissions of a file, or None if there is none, or a link without a target."""
    try:
        return stat.S_IMODE(os.stat(path).st_mode)
    except OSError:
        return None


def _fill(file: int, data: bytes, lasting: bool) -> None:
    """Write all of a new file, and close it."""
    with open(file, "wb") as stream:
        stream.write(data)
        stream.flush()
        if lasting:
            os.fsync(file)


def move_to_new(path: str, to: str) -> None:
    """Move a complete file to a name that no other file has. Raises `FileExistsError` if one has it."""
    if this_system().is_windows:
        patiently(lambda: os.rename(path, to))
        return
    try:
        os.link(path, to)
    except FileExistsError:
        raise
    except OSError:  # the disk has no second names, so this takes the name first
        _make(to)
        try:
            os.replace(path, to)
        except BaseException:
            remove(to)
            raise
    else:
        remove(path)


def _make(path: str) -> None:
    """Make an empty file. Raises `FileExistsError` if `path` exists, even as a link."""
    os.close(os.open(path, _NEW, 0o666))


def remove(path: str) -> None:
    """Remove a file if there is one and the system allows it."""
    with suppress(OSError):
        patiently(lambda: os.remove(path))


def beside(path: str) -> str:
    """Return a short name for a new file in the folder of `path`: that of `path` may have the greatest length."""
    return os.path.join(os.path.dirname(path), f".{os.urandom(8).hex()}{PART}")
