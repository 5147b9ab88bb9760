"""Claims of a shelf's file: it is replaced only while no other process has it open."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_FIRST, _COUNT = 0x40000000, 512
"""The bytes that SQLite locks in a file. A shelf that is open has a shared lock on some of them."""


@contextmanager
def claimed(path: str, examined: tuple[int, int] | None) -> Iterator[bool]:
    """Keep other processes out of a file. Yield False if one has it open, or if the path now has another file.

    `examined` is the identity of the file that is meant.

    Windows has no such locks, but it renames no file that is open.
    """
    try:
        import fcntl
    except ImportError:
        yield identity(path) == examined
        return
    file = os.open(path, os.O_RDWR)
    try:
        yield _locked(fcntl, file) and identity(path) == examined
    finally:
        os.close(file)


def _locked(fcntl: Any, file: int) -> bool:
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _COUNT, _FIRST)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:  # the disk has no locks, so other processes cannot be seen
        return True
    return True


def identity(path: str) -> tuple[int, int] | None:
    """Return the device and number of the file at a path, whatever its name. Return None if there is none."""
    try:
        status = os.stat(path)
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino


def stamps(path: str) -> list[tuple[int, int, int] | None]:
    """Return what differs after a change of the file, or of one of SQLite's files beside it."""
    found: list[tuple[int, int, int] | None] = []
    for ending in ("", "-wal", "-journal"):
        try:
            status = os.stat(path + ending)
            found.append((status.st_ino, status.st_size, status.st_mtime_ns))
        except OSError:
            found.append(None)
    return found
