"""The layout of the shelf's file. A change needs a new `VERSION`, and the layout before in `earlier_layouts.py`.

The log is a tree that only grows. A *branch* is a sequence of decisions that one process made. It begins where a
reading was opened, or where the reader went back and decided differently: at decision `fork` of its `parent`. Readings
and saves are pointers into the tree, so two processes never write the same row.

about    the version of this layout, a second time; every version has this row, so a changed byte is no later version
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
bookmark a passage of the turn after `here` decisions that the reader marked, by its number there, with a note
origin   the folder or file from which a story was last read, and its title then

The last column of each row is the checksum of the others. There is no index besides the keys, since an index could be
damaged without a sign. The statements, and their order, decide the first page of every shelf: see `salvage.py`.
"""

from branchlight.shelf.earlier_layouts import LAYOUT_1, LAYOUT_2
from branchlight.source.named_tuple import NamedTuple

APPLICATION = 0x42724C74
"""SQLite's `application_id` of a shelf."""

VERSION = 3

PAGE = 4096
"""The bytes of a page. The first page has the head of the file and all statements of the layout."""


class Table(NamedTuple):
    """A table: the columns of its key, and its columns without the checksum."""

    key: str
    columns: tuple[str, ...]


TABLES = {
    "about": Table("name", ("name", "value")),
    "story": Table("id", ("id", "identity", "title")),
    "branch": Table("id", ("id", "story", "parent", "fork", "seed", "edition")),
    "step": Table("branch, n", ("branch", "n", "answer", "label", "place", "change")),
    "whole": Table("branch, n", ("branch", "n", "state")),
    "reading": Table("id", ("id", "story", "branch", "here", "tip", "used", "scene", "line", "at")),
    "save": Table("story, name", ("story", "name", "branch", "here", "scene", "line", "at")),
    "seen": Table("story, kind, name", ("story", "kind", "name")),
    "setting": Table("name", ("name", "value")),
    "veil": Table("story, note", ("story", "note")),
    "bookmark": Table(
        "story, branch, here, passage", ("story", "branch", "here", "passage", "note", "scene", "line", "at")
    ),
    "origin": Table("story", ("story", "path", "title")),
}

LAYOUT = (
    *LAYOUT_2,
    """CREATE TABLE bookmark (
        story INTEGER NOT NULL, branch INTEGER NOT NULL, here INTEGER NOT NULL, passage INTEGER NOT NULL,
        note TEXT NOT NULL, scene TEXT NOT NULL, line TEXT NOT NULL, at INTEGER NOT NULL, sum INTEGER NOT NULL,
        PRIMARY KEY (story, branch, here, passage)) WITHOUT ROWID""",
    """CREATE TABLE origin (
        story INTEGER PRIMARY KEY, path TEXT NOT NULL, title TEXT NOT NULL, sum INTEGER NOT NULL)""",
)

QUICK = "quick save"
"""The name of the save that is always overwritten."""
BEFORE_LOAD = "before the last load"
"""The name of the save that is made before another is loaded."""
BUNDLED = ""
"""The path in `origin` of the story that comes with the engine, wherever that is installed."""

LAYOUTS = {VERSION: LAYOUT, 2: LAYOUT_2, 1: LAYOUT_1}
"""The layout of each version."""
