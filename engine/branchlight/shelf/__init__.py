"""The shelf: one SQLite file with a reader's readings, saves, settings, and a record of what was read.

    session = open_session(story)
    session.choose(session.turn.choices[0])

This package imports neither Textual nor yaml, and sqlite3 only when a shelf is opened.
"""

from branchlight.shelf.connection import MEMORY, ShelfError
from branchlight.shelf.log import Past
from branchlight.shelf.preferences import Preferences
from branchlight.shelf.progress import Progress
from branchlight.shelf.session import Session, open_session
from branchlight.shelf.settings import OPTIONS, Option, Settings

__all__ = [
    "MEMORY",
    "OPTIONS",
    "Option",
    "Past",
    "Preferences",
    "Progress",
    "Session",
    "Settings",
    "ShelfError",
    "open_session",
]
