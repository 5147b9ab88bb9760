"""Every command of the page, once: its keys, what it does, and the words for both help and palette."""

from typing import NamedTuple


class KeyBinding(NamedTuple):
    """`keys` as Textual has them, `shown` as a reader does; `action` is one of the reading screen's or the app's."""

    keys: str
    shown: str
    action: str
    words: str


KEY_BINDINGS = (
    KeyBinding("b,backspace", "b", "back", "Step back to the last decision"),
    KeyBinding("r", "r", "redo", "Make it again"),
    KeyBinding("m", "m", "app.open('map')", "The map of what you have read"),
    KeyBinding("s", "s", "app.open('saves')", "Save this place, or go to a saved one"),
    KeyBinding("f5,ctrl+s", "F5", "quick_save", "Quick save"),
    KeyBinding("f9,ctrl+l", "F9", "quick_load", "Quick load"),
    KeyBinding("slash", "/", "find", "Find in what you have read"),
    KeyBinding("n", "n", "find_next(-1)", "Find the one before"),
    KeyBinding("N", "N", "find_next(1)", "Find the one after"),
    KeyBinding("x", "x", "skip", "Skip what you have read before"),
    KeyBinding("a", "a", "auto", "Turn pages by themselves, or no more"),
    KeyBinding("y", "y", "copy", "Copy what is marked, or this turn"),
    KeyBinding("c", "c", "app.open('copy')", "Copy one passage"),
    KeyBinding("e", "e", "export", "Write what you have read to a file"),
    KeyBinding("o", "o", "app.open('settings')", "Settings"),
    KeyBinding("t", "t", "app.next_theme", "Other colours"),
    KeyBinding("i", "i", "app.open('title')", "Title page"),
    KeyBinding("v", "v", "app.open('notes')", "Content notes, and which to veil"),
    KeyBinding("", "", "restart", "Begin anew"),
    KeyBinding("question_mark,f1", "?", "app.open('help')", "Help"),
    KeyBinding("q", "q", "app.quit", "Close the book"),
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
