"""Backups of a shelf, which may be in use or damaged, into a new file."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager

from branchlight.shelf.connection import ShelfError, connect, connect_read_only, copy_into, in_words
from branchlight.shelf.examine import LATER
from branchlight.shelf.migration import make_new
from branchlight.shelf.open_shelf import BUSY, default_path, trouble_of, write_protection
from branchlight.shelf.read_only_disk import copied_elsewhere
from branchlight.source.writing import beside, expect_writable, move_to_new, remove


def back_up(shelf: str | None, file: str) -> str:
    """Copy a shelf into a new file. Return a sentence for the reader if it is not a copy of all of it, or "".

    `shelf` is a file, or None for the reader's own. Of a damaged shelf, the copy has what can be read. The shelf itself
    is left as it is. Raises `OSError` if the shelf cannot be read, or if the file exists or cannot be written.
    """
    path = default_path() if shelf is None else shelf
    expect_shelf(path)
    expect_writable(file)
    new = beside(file)
    try:
        with in_words(path), _readable(path) as readable:
            trouble = trouble_of(readable, ours=shelf is None)
            if trouble in (LATER, BUSY):
                raise ShelfError(f"the shelf {path} {trouble}, so this version cannot copy it")
            if trouble:
                make_new(readable, new)
            else:
                _copy(readable, new)
        move_to_new(new, file)
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            remove(new + ending)
    return f"The shelf {path} {trouble}; {file} is a new one with what could be read of it." if trouble else ""


@contextmanager
def _readable(path: str) -> Iterator[str]:
    """Yield the path of a shelf, or that of a copy if it is where nothing can be written."""
    if not write_protection(path):
        yield path
        return
    with copied_elsewhere(path) as copy:
        yield copy


def expect_shelf(path: str) -> None:
    """Raise `ShelfError` if there is no file at this path."""
    if not os.path.isfile(path):
        raise ShelfError(f"{path}: there is no shelf; play a story first, or name another")


def _copy(path: str, new: str) -> None:
    with closing(connect_read_only(path)) as shelf, closing(connect(new)) as copy:
        copy_into(shelf, copy)
