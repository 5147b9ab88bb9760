"""Bookmarks and their notes."""

HEADING = "Bookmarks"
ADD = "Mark a passage"
PICK = "Mark which passage?"
NONE = "There are none yet."
WAYS = {"go": "Go there", "note": "Change the note", "remove": "Remove it"}
"""The acts on a bookmark, by key."""
ASK_NOTE = "A note, or nothing"
GONE = "This passage does not show here any more."
OTHER_READING = "You are in another reading. Your old place is among the saved places."


def elsewhere(scene: str) -> str:
    """Return the scene of a bookmark in another reading. It may be empty."""
    return f"{scene}, another reading" if scene else "another reading"
