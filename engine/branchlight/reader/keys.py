"""Every command of the page, once: its keys, what it does, and the words for both help and palette."""

from typing import NamedTuple


class Command(NamedTuple):
    """`keys` as Textual has them, `shown` as a reader does; `action` is one of the reading screen's or the app's."""

    keys: str
    shown: str
    action: str
    words: str


COMMANDS = (
    Command("b,backspace", "b", "back", "Step back to the last decision"),
    Command("r", "r", "redo", "Make it again"),
    Command("m", "m", "app.open('map')", "The map of what you have read"),
    Command("s", "s", "app.open('saves')", "Save this place, or go to a saved one"),
    Command("f5,ctrl+s", "F5", "quick_save", "Quick save"),
    Command("f9,ctrl+l", "F9", "quick_load", "Quick load"),
    Command("slash", "/", "find", "Find in what you have read"),
    Command("n", "n", "find_next(-1)", "Find the one before"),
    Command("N", "N", "find_next(1)", "Find the one after"),
    Command("x", "x", "skip", "Skip what you have read before"),
    Command("a", "a", "auto", "Turn pages by themselves, or no more"),
    Command("y", "y", "copy", "Copy what is marked, or this turn"),
    Command("c", "c", "app.open('copy')", "Copy one passage"),
    Command("e", "e", "export", "Write what you have read to a file"),
    Command("o", "o", "app.open('settings')", "Settings"),
    Command("t", "t", "app.next_theme", "Other colours"),
    Command("i", "i", "app.open('title')", "Title page"),
    Command("v", "v", "app.open('notes')", "Content notes, and which to veil"),
    Command("", "", "restart", "Begin anew"),
    Command("question_mark,f1", "?", "app.open('help')", "Help"),
    Command("q", "q", "app.quit", "Close the book"),
)

READING = (
    ("1 2 3 …", "Make a choice"),
    ("↑ ↓ Enter", "Point at a choice, and make it"),
    ("Space", "Read on"),
    ("Page up, Home", "Look back"),
    ("End", "To where you were"),
    ("any key", "Show at once what is being written"),
    ("Ctrl P", "Everything by its name"),
)
