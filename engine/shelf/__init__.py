"""The shelf: where readings, saves, what was read and the settings are kept, in one SQLite file.

    session = open_session(story)
    session.choose(session.turn.choices[0])

Neither Textual nor yaml is loaded, and sqlite3 only when a shelf is opened.
"""

from engine.shelf.examine import ShelfError
from engine.shelf.log import Past
from engine.shelf.packed import UnfitError
from engine.shelf.preferences import Preferences
from engine.shelf.progress import Progress
from engine.shelf.saves import BEFORE_LOAD, QUICK, Save, SaveExistsError
from engine.shelf.session import Session, open_session
from engine.shelf.settings import OPTIONS, Option, Settings
from engine.shelf.store import MEMORY

__all__ = [
    "BEFORE_LOAD",
    "MEMORY",
    "OPTIONS",
    "QUICK",
    "Option",
    "Past",
    "Preferences",
    "Progress",
    "Save",
    "SaveExistsError",
    "Session",
    "Settings",
    "ShelfError",
    "UnfitError",
    "open_session",
]
