"""The stories on a shelf: where each is, and where its reader left off."""

import os
from contextlib import closing

from branchlight.shelf.connection import UNCHANGING, connect_read_only
from branchlight.shelf.open_shelf import write_protection
from branchlight.shelf.store import Store
from branchlight.source.named_tuple import NamedTuple


class ShelvedStory(NamedTuple):
    """A story that was read.

    path     its folder or file, or `schema.BUNDLED`
    title    its title when it was last opened
    scene    the title of the scene in which the reader left off
    line     the last words that were read
    at       the time of the last move, in seconds since 1970
    endings  the number of endings that were found
    """

    path: str
    title: str
    scene: str
    line: str
    at: int
    endings: int


def all_stories(store: Store) -> tuple[ShelvedStory, ...]:
    """Return the stories that have a reading with decisions and a known path, the last read first."""
    query = """SELECT origin.path, origin.title, reading.scene, reading.line, reading.at,
            (SELECT count(*) FROM seen WHERE seen.story = origin.story AND seen.kind = 'ending')
        FROM origin JOIN reading ON reading.story = origin.story
        WHERE reading.used = (SELECT max(used) FROM reading AS other WHERE other.story = origin.story)
            AND EXISTS (SELECT 1 FROM reading AS begun WHERE begun.story = origin.story AND begun.tip > 0)
        ORDER BY reading.used DESC"""
    return tuple(ShelvedStory(*row) for row in store.rows(query))


def stories_in(path: str) -> tuple[ShelvedStory, ...]:
    """Return the stories on the shelf in a file, which is not changed. Return none if it cannot be read as it is."""
    import sqlite3

    if not os.path.isfile(path):
        return ()
    has_log = os.path.exists(f"{path}-wal")
    try:
        if has_log and write_protection(path):
            from branchlight.shelf.read_only_disk import copied_elsewhere

            with copied_elsewhere(path) as copy:
                return _stories(copy, "rw")
        # A shelf that nobody has open needs no files beside it.
        return _stories(path, "ro" if has_log else UNCHANGING)
    except (sqlite3.Error, OSError):  # opening it will say why
        return ()


def _stories(path: str, mode: str) -> tuple[ShelvedStory, ...]:
    with closing(connect_read_only(path, mode)) as connection:
        return all_stories(Store(connection, path))


def keep_origin(store: Store, shelved: int, path: str, title: str) -> None:
    """Store where a story is, if that is not known yet."""
    row = store.row("SELECT path, title FROM origin WHERE story = ?", shelved)
    if row is None or tuple(row) != (path, title):
        with store.write() as transaction:
            transaction.put("origin", shelved, path, title)
