"""The commands of the page: their keys, their actions, and their names in help and palette."""

from typing import NamedTuple


class KeyBinding(NamedTuple):
    """A command of the page.

    `keys` are in Textual's notation, and `shown` is what the reader sees. `action` is one of the reading screen's or
    the app's: `command('x')` is command x of the reading screen, and `app.open('x')` opens screen x.
    """

    keys: str
    shown: str
    action: str
    words: str


KEY_BINDINGS = (
    KeyBinding("b,backspace", "b", "command('back')", "Step back to the last decision"),
    KeyBinding("r", "r", "command('redo')", "Redo"),
    KeyBinding("m", "m", "app.open('map')", "The map of what you have read"),
    KeyBinding("s", "s", "app.open('saves')", "Save, or go to a saved place"),
    KeyBinding("f5", "F5", "command('quick_save')", "Quick save"),
    KeyBinding("f9", "F9", "command('quick_load')", "Quick load"),
    KeyBinding("slash", "/", "command('find')", "Find in what you have read"),
    KeyBinding("n", "n", "command('find_next')", "Find the next one"),
    KeyBinding("N", "N", "command('find_before')", "Find the previous one"),
    KeyBinding("x", "x", "command('skip')", "Skip what you have read before"),
    KeyBinding("a", "a", "command('auto')", "Auto-turn pages (on/off)"),
    KeyBinding("y", "y", "command('copy')", "Copy selection, or this turn"),
    KeyBinding("c", "c", "app.open('copy')", "Copy one passage"),
    KeyBinding("e", "e", "command('export')", "Export what you have read"),
    KeyBinding("o", "o", "app.open('settings')", "Settings"),
    KeyBinding("t", "t", "app.next_theme", "Other colours"),
    KeyBinding("i", "i", "app.open('title')", "Title page"),
    KeyBinding("v", "v", "app.open('notes')", "Content notes and veils"),
    KeyBinding("", "", "command('restart')", "Start over"),
    KeyBinding("ctrl+l", "Ctrl L", "app.redraw", "Draw the page again"),
    KeyBinding("ctrl+z", "Ctrl Z", "app.suspend", "Suspend"),
    KeyBinding("f2", "F2", "app.open('state')", "See and change the state"),
    KeyBinding("ctrl+p", "Ctrl P", "app.open('commands')", "Find a command by name"),
    KeyBinding("question_mark,f1", "?", "app.open('help')", "Help"),
    KeyBinding("q", "q", "app.quit", "Close the book"),
)

OF_AUTHORS = frozenset(("app.open('state')",))
"""The actions of those commands that exist only while the author follows the story's files."""

READING = (
    ("1 2 3 …", "Make a choice"),
    ("↑ ↓, k j, Tab", "Pick, or scroll"),
    ("Enter", "Make the choice picked"),
    ("Space, Ctrl F", "Read on"),
    ("Page up, Ctrl B", "Look back"),
    ("Ctrl U, Ctrl D", "Half a page"),
    ("Home, g", "To the top"),
    ("End, G", "To the latest page"),
    ("any key", "Show the rest at once"),
    ("Ctrl C", "Press twice to close"),
)
