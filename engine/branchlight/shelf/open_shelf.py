"""The opening of a shelf: checked, brought up to date, or in memory if its file cannot be written."""

import os
import time
from typing import TYPE_CHECKING

from branchlight.shelf.claim import claimed, identity, stamps
from branchlight.shelf.connection import (
    MEMORY,
    UNCHANGING,
    ShelfError,
    connect,
    connect_read_only,
    in_words,
    is_busy,
    is_refused,
    lay_out,
    move_log,
    reason,
)
from branchlight.shelf.examine import DAMAGED, LATER, examine
from branchlight.shelf.store import Store, copied_to_memory
from branchlight.source.folders import user_folder
from branchlight.source.system import this_system

if TYPE_CHECKING:
    import sqlite3

PATIENCE = 2.0
"""The seconds to wait while another process opens or renews the same file."""
_PAUSE = 0.05
"""The seconds between two tries."""

BUSY = "is in use"


def default_path() -> str:
    """Return the path of the shelf in the user's own data folder."""
    return os.path.join(user_folder("data"), "shelf.sqlite3")


def open_store(path: str | None = None) -> Store:
    """Open the shelf in the file `path`. None means the reader's own, or one in memory if that cannot be used.

    The reader's own shelf is renewed if it is damaged. Raises `ShelfError` if a named file is damaged, is not a shelf,
    or cannot be opened. That file is left as it is. So is a shelf of a later version.
    """
    if path == MEMORY:
        return _in_memory()
    if path is not None:
        return _open_named(path)
    path = default_path()
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        return _open_file(path, ours=True)
    except ShelfError as error:
        return _in_memory(f"This session will not be kept when you leave: {str(error).rstrip('.')}.")
    except OSError as error:
        why = error.strerror or str(error)
        return _in_memory(f"This session will not be kept when you leave: {path} cannot be used ({why}).")


def _open_named(path: str) -> Store:
    if not path:
        raise ShelfError("the name of the shelf is empty; name a file")
    from branchlight.source.writing import refuse_name  # late, as most readers name no shelf

    try:
        refuse_name(path)
        return _open_file(path, ours=False)
    except ShelfError:
        raise
    except OSError as error:
        raise ShelfError(f"{path} cannot be used as a shelf: {error.strerror or error}") from error


def _in_memory(notice: str = "") -> Store:
    connection = connect(MEMORY)
    lay_out(connection)
    return Store(connection, MEMORY, notice)


def _open_file(path: str, ours: bool) -> Store:
    """Open a file, and renew it first if need be. Try for a while, since another process may do the same."""
    if write_protection(path) and os.path.isfile(path):
        return _opened_elsewhere(path, ours)
    deadline, notice, loss = time.monotonic() + PATIENCE, "", ""
    while True:
        examined = identity(path)
        with in_words(path):
            loss = loss or _loss(path, examined)  # before SQLite looks at the file and discards its index of the log
            trouble = trouble_of(path, ours)
            if not trouble:
                return _opened(path, notice or loss)
        _refuse(path, trouble, ours)
        if trouble != BUSY:
            from branchlight.shelf.migration import renew  # late, as few files are old or damaged

            with in_words(path):
                notice = renew(path, trouble, examined)
        if not notice and time.monotonic() > deadline:
            raise ShelfError(f"the shelf {path} {trouble}, and another program has it open; close that first")
        if not notice:
            time.sleep(_PAUSE)


def _opened_elsewhere(path: str, ours: bool) -> Store:
    """Open a copy in memory of a file in a place where nothing can be written."""
    from branchlight.shelf.read_only_disk import copied_elsewhere, in_memory  # late, as few shelves are in such a place

    with in_words(path), copied_elsewhere(path) as copy:
        trouble = trouble_of(copy, ours)
        _refuse(path, trouble, ours)
        return in_memory(copy, trouble, path, _not_kept(path, write_protection(path)))


def _not_kept(path: str, why: str) -> str:
    return f"This session will not be kept when you leave: {path} cannot be written ({why})."


def write_protection(path: str) -> str:
    """Return why nothing can be written in the folder of a path, as the middle of a sentence, or ""."""
    folder = os.path.dirname(os.path.abspath(path))
    if not os.path.isdir(folder) or os.access(folder, os.W_OK):
        return ""
    is_read_only = hasattr(os, "statvfs") and os.statvfs(folder).f_flag & os.ST_RDONLY
    return "its disk is read-only" if is_read_only else "its folder is write-protected"


def _loss(path: str, examined: tuple[int, int] | None) -> str:
    """Return a sentence if changes are lost because the write-ahead log cannot be read to its end, or ""."""
    log = f"{path}-wal"
    if examined is None or not os.path.exists(log):
        return ""
    from branchlight.shelf.torn_log import is_torn  # late, as a shelf that was closed properly has no log

    with claimed(path, examined) as is_ours:
        torn = is_ours and is_torn(log, f"{path}-shm")
    return f"The shelf {path} was not closed properly: the last decisions in it could not be read." if torn else ""


def trouble_of(path: str, ours: bool) -> str:
    """Return what `examine` returns, or `BUSY` if another process keeps this one from examining the file.

    A file that another process changes meanwhile may look damaged, so damage must be there twice, without a change.
    """
    import sqlite3

    before = stamps(path)
    try:
        trouble = examine(path, ours)
        if trouble == DAMAGED:
            time.sleep(_PAUSE)
            trouble = examine(path, ours)
            return trouble if stamps(path) == before else BUSY
        return trouble
    except sqlite3.OperationalError as error:
        if not is_busy(error):
            raise
        return BUSY


def _refuse(path: str, trouble: str, ours: bool) -> None:
    """Raise `ShelfError` if a file with this trouble must be left as it is."""
    if trouble == LATER:
        raise ShelfError(
            f"the shelf {path} {trouble}, and was left as it is; update Branchlight, or name another with --shelf"
        )
    if trouble == DAMAGED and not ours:
        raise ShelfError(
            f"the shelf {path} {trouble}, and was left as it is; to save what can be read of it, type: "
            f"branchlight save backup --shelf {this_system().quoted(path)} NEWFILE"
        )


def _opened(path: str, notice: str) -> Store:
    """Open a sound file, or a copy of it in memory if it cannot be written."""
    import sqlite3

    try:
        connection = connect(os.path.abspath(path))
    except sqlite3.OperationalError as error:
        return _opened_to_read(path, error)
    try:
        lay_out(connection)
        move_log(connection)
        _expect_writable(connection)
    except sqlite3.OperationalError as error:
        connection.close()
        return _opened_to_read(path, error)
    except BaseException:
        connection.close()
        raise
    return Store(connection, path, notice)


def _expect_writable(connection: "sqlite3.Connection") -> None:
    """Raise `sqlite3.OperationalError` if the file cannot be written. One that another process is writing can be."""
    import sqlite3

    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if not is_busy(error):
            raise


def _opened_to_read(path: str, error: "sqlite3.OperationalError") -> Store:
    """Open a copy in memory of a file that cannot be written. Raises `error` if it is not such a file."""
    import sqlite3

    if not is_refused(error) or not os.path.isdir(os.path.dirname(os.path.abspath(path))) or os.path.isdir(path):
        raise error
    notice = _not_kept(path, write_protection(path) or reason(error))
    for mode in ("ro", UNCHANGING) if os.path.exists(path) and os.path.getsize(path) else ():
        if mode != "ro" and is_busy(error):
            break
        try:
            file = connect_read_only(path, mode)
            try:
                return Store(copied_to_memory(file), path, notice, is_kept=False)
            finally:
                file.close()
        except sqlite3.OperationalError:
            continue
    return _in_memory(notice)
