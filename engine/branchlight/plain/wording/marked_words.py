"""The words of plain mode about bookmarks."""

NOTHING_TO_MARK = "There is no passage here to mark."
NO_BOOKMARKS = "There are no bookmarks. Type bookmark, and a note if you like, to mark the last passage."


def marked(line: str, note: str) -> str:
    """Return which passage was marked, and its note, which may be empty."""
    return f"Marked: {line}{_noted(note)}"


def at_bookmark(line: str, note: str) -> str:
    """Return to which bookmark the reader goes. `load before the last load` leads back."""
    return f"You go to the bookmark: {line}{_noted(note)}"


def unmarked(line: str) -> str:
    """Return which passage is marked no more."""
    return f"No longer marked: {line}"


def bookmark(number: int, line: str, note: str, scene: str, is_here: bool) -> str:
    """Return a bookmark as one line. The scene may be empty, and the passage in another reading."""
    where = "" if is_here else "; another reading"
    return f"{number}. {line}{_noted(note)} ({scene}{where})".replace(" (; ", " (").removesuffix(" ()")


def no_bookmark(count: int) -> str:
    """Return the numbers of the bookmarks."""
    return f"Type a number from 1 to {count}; bookmarks lists them." if count > 1 else "There is 1 bookmark; type 1."


def _noted(note: str) -> str:
    return f" Your note: {note}" if note else ""
