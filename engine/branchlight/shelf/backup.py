"""Backups of a shelf, which may be in use or damaged, into a new file."""

import os
from contextlib import closing

from branchlight.shelf.connection import ShelfError, connect, connect_read_only, copy_into, in_words
from branchlight.shelf.examine import LATER
from branchlight.shelf.migration import make_new
from branchlight.shelf.open_shelf import BUSY, default_path, trouble_of
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
        with in_words(path):
            trouble = trouble_of(path, ours=shelf is None)
            if trouble in (LATER, BUSY):
                raise ShelfError(f"the shelf {path} {trouble}, so this version cannot copy it")
            if trouble:
                make_new(path, new)
            else:
                _copy(path, new)
        move_to_new(new, file)
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            remove(new + ending)
    return f"The shelf {path} {trouble}; {file} is a new one with what could be read of it." if trouble else ""


def expect_shelf(path: str) -> None:
    """Raise `ShelfError` if there is no file at this path."""
    if not os.path.isfile(path):
        raise ShelfError(f"{path}: there is no shelf; play a story first, or name another")


def _copy(path: str, new: str) -> None:
    with closing(connect_read_only(path)) as shelf, closing(connect(new)) as copy:
        copy_into(shelf, copy)
