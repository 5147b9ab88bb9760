"""The layouts of earlier versions, from which shelves are migrated. Rows of version 1 have no checksums."""

LAYOUT_1 = (
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
)

LAYOUT_2 = (
    "CREATE TABLE about (name TEXT PRIMARY KEY, value NOT NULL, sum INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE story (id INTEGER PRIMARY KEY, identity TEXT NOT NULL, title TEXT NOT NULL, sum INTEGER NOT NULL)",
    """CREATE TABLE branch (
        id INTEGER PRIMARY KEY, story INTEGER NOT NULL, parent INTEGER, fork INTEGER NOT NULL,
        seed INTEGER NOT NULL, edition TEXT NOT NULL, sum INTEGER NOT NULL)""",
    """CREATE TABLE step (
        branch INTEGER NOT NULL, n INTEGER NOT NULL, answer TEXT NOT NULL, label TEXT,
        place TEXT NOT NULL, change TEXT NOT NULL, sum INTEGER NOT NULL, PRIMARY KEY (branch, n)) WITHOUT ROWID""",
    """CREATE TABLE whole (
        branch INTEGER NOT NULL, n INTEGER NOT NULL, state BLOB NOT NULL, sum INTEGER NOT NULL,
        PRIMARY KEY (branch, n)) WITHOUT ROWID""",
    """CREATE TABLE reading (
        id INTEGER PRIMARY KEY, story INTEGER NOT NULL, branch INTEGER NOT NULL, here INTEGER NOT NULL,
        tip INTEGER NOT NULL, used INTEGER NOT NULL, scene TEXT NOT NULL, line TEXT NOT NULL, at INTEGER NOT NULL,
        sum INTEGER NOT NULL)""",
    """CREATE TABLE save (
        story INTEGER NOT NULL, name TEXT NOT NULL COLLATE NOCASE, branch INTEGER NOT NULL, here INTEGER NOT NULL,
        scene TEXT NOT NULL, line TEXT NOT NULL, at INTEGER NOT NULL, sum INTEGER NOT NULL,
        PRIMARY KEY (story, name)) WITHOUT ROWID""",
    """CREATE TABLE seen (
        story INTEGER NOT NULL, kind TEXT NOT NULL, name NOT NULL, sum INTEGER NOT NULL,
        PRIMARY KEY (story, kind, name)) WITHOUT ROWID""",
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL, sum INTEGER NOT NULL) WITHOUT ROWID",
    """CREATE TABLE veil (
        story INTEGER NOT NULL, note TEXT NOT NULL, sum INTEGER NOT NULL, PRIMARY KEY (story, note)) WITHOUT ROWID""",
)
