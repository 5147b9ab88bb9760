"""Saved places, and files that the reader names."""

from branchlight.source.counted import counted

HEADING = "Saved places"
KEEP = "Save this place"
IMPORT = "Import a save from a file"
YES, NO = "Yes", "No"
WAYS = {
    "go": "Go there",
    "anew": "Overwrite it with your place",
    "forget": "Forget it",
    "export": "Write it to a file, for another computer",
}
"""The acts on a saved place, by key."""
GONE = "This place is no longer saved."

ASK_NAME = "Call this place"
ASK_FILE = "Write it to the file"
ASK_OTHER_FILE = "Import the file"
DAY, TODAY = "%d.%m.%Y %H:%M", "%H:%M"
"""The time of a save, as `time.strftime` takes it: in general, and of today."""


def name_of(scene: str, line: str) -> str:
    """Return the name that a new save gets unless the reader writes another: its place, and the text last read."""
    return f"{scene}: {line}" if line else scene


def place(scene: str, decisions: int, line: str) -> str:
    """Return where a save is: its scene, which may be empty, its decisions, and the last words read."""
    return f"{f'{scene}, ' if scene else ''}{counted(decisions, 'decision')}. {line}"


def ask_overwrite(name: str) -> str:
    """Return the question before a save is replaced by the reader's place."""
    return f"Overwrite “{name}”? Its contents will be lost."


def ask_overwrite_known(name: str) -> str:
    """Return the question if the name of a new save is taken."""
    return f"There already is a place called “{name}”. Overwrite it?"


def ask_overwrite_imported(reason: str) -> str:
    """Return the question if an imported save has the name of another. `reason` is a sentence."""
    return f"{reason} Overwrite it? Its contents will be lost."


def ask_forget(name: str) -> str:
    """Return the question before a save is deleted."""
    return f"Forget “{name}”?"


def imported(name: str, changes: str) -> str:
    """Return that a save was imported. `changes` says what had to change, or is empty."""
    return f"Imported as “{name}”. {changes}".strip()


def unfit(file: str, reason: str) -> str:
    """Return that a file is not a save of this story."""
    return f"{file} cannot be imported: {reason}."


def written(file: str) -> str:
    """Return that a file was written."""
    return f"Written to {file}."


def exists(file: str) -> str:
    """Return that a file was not written, since it is there already."""
    return f"The file {file} already exists; nothing was written."


def unwritable(file: str, reason: str) -> str:
    """Return why a file cannot be written."""
    return f"{file} cannot be written: {reason}."


def no_text(file: str) -> str:
    """Return that a file has no text."""
    return f"{file} is not a text file."


def unreadable(file: str, reason: str) -> str:
    """Return why a file cannot be read."""
    return f"{file} cannot be read: {reason}."
