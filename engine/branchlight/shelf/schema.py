"""The layout of the shelf's file. A change needs a new `VERSION`, and a migration from the one before.

The log is a tree that only grows. A *branch* is a sequence of decisions that one process made. It begins where a
reading was opened, or where the reader went back and decided differently: at decision `fork` of its `parent`. Readings
and saves are pointers into the tree, so two processes never write the same row.

story    a story that was read, by its identity
branch   a sequence of decisions; without a parent it begins at state `fork`, which is stored whole
step     decision `n` and its result: `change` has the differences to the state before, by names;
         a typed answer has no label
whole    the whole state `n` of a branch, by names, once every so many decisions
reading  the place of a process: after `here` of the `tip` decisions that lead to `branch`; the last used is continued
save     a name for such a place
seen     what was read in any reading: kind "node", "choice", "ending" (by name) or "text" (by digest)
setting  the reader's settings
veil     the content notes that are veiled, by story
"""

APPLICATION = 0x42724C74
"""SQLite's `application_id` of a shelf."""

VERSION = 1

TABLES = frozenset({"story", "branch", "step", "whole", "reading", "save", "seen", "setting", "veil"})

SCHEMA = (
    "CREATE TABLE story (id INTEGER PRIMARY KEY, identity TEXT NOT NULL UNIQUE, title TEXT NOT NULL)",
    """CREATE TABLE branch (
        id INTEGER PRIMARY KEY, story INTEGER NOT NULL, parent INTEGER, fork INTEGER NOT NULL,
        seed INTEGER NOT NULL, edition TEXT NOT NULL)""",
    """CREATE TABLE step (
        branch INTEGER NOT NULL, n INTEGER NOT NULL, answer TEXT NOT NULL, label TEXT,
        place TEXT NOT NULL, change TEXT NOT NULL, PRIMARY KEY (branch, n)) WITHOUT ROWID""",
    """CREATE TABLE whole (
        branch INTEGER NOT NULL, n INTEGER NOT NULL, state BLOB NOT NULL, PRIMARY KEY (branch, n)) WITHOUT ROWID""",
    """CREATE TABLE reading (
        id INTEGER PRIMARY KEY, story INTEGER NOT NULL, branch INTEGER NOT NULL, here INTEGER NOT NULL,
        tip INTEGER NOT NULL, used INTEGER NOT NULL, scene TEXT NOT NULL, line TEXT NOT NULL, at INTEGER NOT NULL)""",
    "CREATE INDEX last_used ON reading (story, used)",
    """CREATE TABLE save (
        story INTEGER NOT NULL, name TEXT NOT NULL COLLATE NOCASE, branch INTEGER NOT NULL, here INTEGER NOT NULL,
        scene TEXT NOT NULL, line TEXT NOT NULL, at INTEGER NOT NULL,
        PRIMARY KEY (story, name)) WITHOUT ROWID""",
    """CREATE TABLE seen (
        story INTEGER NOT NULL, kind TEXT NOT NULL, name NOT NULL, PRIMARY KEY (story, kind, name)) WITHOUT ROWID""",
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE veil (story INTEGER NOT NULL, note TEXT NOT NULL, PRIMARY KEY (story, note)) WITHOUT ROWID",
    f"PRAGMA application_id={APPLICATION}",
    f"PRAGMA user_version={VERSION}",
)
