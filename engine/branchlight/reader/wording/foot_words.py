"""The words at the foot of each screen: what its keys do, and how to close the book."""

READ_ON = "read on"
ANSWER = "answer"
BACK = "back"
BEFORE = "before"
CHANGE = "change"
CHOOSE = "choose"
CLOSE = "close"
COPY = "copy"
FIND = "find"
GO_BACK = "go back there"
HELP = "help"
IMPORT = "import"
KEEP = "keep"
LEAVE = "leave"
MORE = "more"
NEXT = "next"
NEXT_DIGIT = "Enter, or the next digit"
NO_DIGIT = "Enter chooses it"
PICK = "pick"
RUN = "run"
WRITE = "write"

CANNOT_SUSPEND = "This program cannot be suspended here."

PASTED = "Pasted text does nothing here, where each key is a command."


def closes(key: str) -> str:
    """Return how to close the book."""
    return f"Press {key} to close the book."


def closes_from_menu(key: str) -> str:
    """Return how to close the book from a menu."""
    return f"Press Esc to go back to the page, and {key} there to close the book."


def closes_at_once(way_out: str) -> str:
    """Return how to close the book, after the usual way."""
    return f"{way_out} Ctrl C again closes it at once."


def turning(pace: str) -> str:
    """Return that pages turn by themselves, and how fast."""
    return f"auto, {pace}"


def page_of(page: int, pages: int) -> str:
    """Return the position in a long turn."""
    return f"{page} of {pages}"


def page_in_brief(page: int, pages: int) -> str:
    """Return the position in a long turn, where there is little room."""
    return f"{page}/{pages}"
