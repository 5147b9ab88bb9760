"""The commands of the page: their names, their keys and their actions."""

from branchlight.reader.wording.command_names import COMMANDS, key_name
from branchlight.source.named_tuple import NamedTuple


class KeyBinding(NamedTuple):
    """A command of the page.

    `keys` are in Textual's notation, the one that is shown first. `action` is one of the reading screen's or
    the app's: `command('x')` is command x of the reading screen, and `app.open('x')` opens screen x.
    """

    name: str
    keys: str
    action: str

    @property
    def shown(self) -> str:
        """The first key, as the reader sees it, or "" if there is none."""
        return key_name(self.keys.partition(",")[0])

    @property
    def words(self) -> str:
        """The effect of the command, in the reader's words."""
        return COMMANDS[self.name]


KEY_BINDINGS = (
    KeyBinding("back", "b,backspace", "command('back')"),
    KeyBinding("redo", "r", "command('redo')"),
    KeyBinding("map", "m", "app.open('map')"),
    KeyBinding("saves", "s", "app.open('saves')"),
    KeyBinding("bookmarks", "d", "app.open('bookmarks')"),
    KeyBinding("quick_save", "f5", "command('quick_save')"),
    KeyBinding("quick_load", "f9", "command('quick_load')"),
    KeyBinding("find", "slash", "command('find')"),
    KeyBinding("find_next", "n", "command('find_next')"),
    KeyBinding("find_before", "N", "command('find_before')"),
    KeyBinding("skip", "x", "command('skip')"),
    KeyBinding("auto", "a", "command('auto')"),
    KeyBinding("copy", "y", "command('copy')"),
    KeyBinding("copy_passage", "c", "app.open('copy')"),
    KeyBinding("export", "e", "command('export')"),
    KeyBinding("settings", "o", "app.open('settings')"),
    KeyBinding("colours", "t", "app.next_theme"),
    KeyBinding("title", "i", "app.open('title')"),
    KeyBinding("notes", "v", "app.open('notes')"),
    KeyBinding("stories", "l", "app.open('stories')"),
    KeyBinding("restart", "", "command('restart')"),
    KeyBinding("redraw", "ctrl+l", "app.redraw"),
    KeyBinding("suspend", "ctrl+z", "app.suspend"),
    KeyBinding("state", "f2", "app.open('state')"),
    KeyBinding("commands", "ctrl+p", "app.open('commands')"),
    KeyBinding("help", "question_mark,f1", "app.open('help')"),
    KeyBinding("close", "q", "app.quit"),
)

OF_AUTHORS = frozenset(("app.open('state')",))
"""The actions of those commands that exist only while the author follows the story's files."""
