"""The shelf of stories."""

HEADING = "Your stories"
BUNDLED = "The story that comes with Branchlight"
UNREAD = "new"
UNTITLED = "Untitled"
PICK = "Press Enter to read a story, or q to close the book."


def place(scene: str, line: str, endings: int) -> str:
    """Return where the reader left off, which may be empty, and how many endings were found."""
    found = f" {endings} ending{'s' if endings > 1 else ''} found." if endings else ""
    return f"{f'{scene}. ' if scene else ''}{line}{found}"


def gone(path: str) -> str:
    """Return that there is no story at its path any more."""
    return f"It is no longer at {path}."
