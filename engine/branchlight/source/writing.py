"""Files that are written: under names that the system keeps, and with patience where another program holds them."""

import errno
import os
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from branchlight.source.system import this_system

TRIES = 10
PAUSE = 0.05
"""Seconds between two tries."""

_Result = TypeVar("_Result")


def write_text(path: str, text: str, overwrite: bool = False) -> None:
    """Write a file in UTF-8, with `\\n` at the end of each line on every system.

    Raises `FileExistsError` if the file exists and is not to be overwritten, and `OSError` if it cannot be written.
    """
    refuse_name(path)

    def write() -> None:
        with open(path, "w" if overwrite else "x", encoding="utf-8", newline="\n") as file:
            file.write(text)

    patiently(write)


def refuse_name(path: str) -> None:
    """Raise `OSError` if the system keeps no file under this name.

    Windows would write `nul.yaml` nowhere, and `a:b` into a part of the file `a` that nobody sees.
    """
    part = this_system().refused_part(path)
    if part:
        raise OSError(errno.EINVAL, f"Windows keeps no file called {part}; name another", path)


def patiently(do: Callable[[], _Result], sleep: Callable[[float], None] = time.sleep) -> _Result:
    """Return what `do` returns, which writes, renames or removes a file.

    On Windows a file that another program has open may be refused: then `do` is called `TRIES` times, `PAUSE` seconds
    apart. Raises what `do` raises; a `PermissionError` of Windows says that another program may be the reason.
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


def put(data: bytes, path: str) -> None:
    """Write a file whole or not at all: beside its place first, and then into it. Raises `OSError`."""
    beside = f"{path}.{os.getpid()}"
    try:
        with open(beside, "wb") as file:
            file.write(data)
        patiently(lambda: os.replace(beside, path))
    except OSError:
        with suppress(OSError):
            os.remove(beside)
        raise
