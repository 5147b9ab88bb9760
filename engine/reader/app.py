"""The app: one session, and the way from one screen to another."""

from collections.abc import Iterable, Sequence
from importlib import import_module

from textual.app import SystemCommand
from textual.screen import Screen

from engine.reader.lit_app import LitApp
from engine.reader.screens.desk import Desk
from engine.shelf import Session
from engine.shelf.settings import SettingValue
from engine.source.diagnostic import Diagnostic

# Screens that are imported when they are first asked for.
_LEAVES = {
    "help": "HelpScreen",
    "map": "MapScreen",
    "saves": "SavesScreen",
    "settings": "SettingsScreen",
    "title": "TitleScreen",
}
_THEMES = ("night", "paper", "contrast", "terminal")


class ReaderApp(LitApp):
    """Reads one session. Settings may change at any time; every screen follows."""

    ENABLE_COMMAND_PALETTE = True

    CSS = """
    Toast, Toast.-information { background: $surface; color: $foreground; border: none; padding: 1 2; }
    """

    def __init__(self, session: Session) -> None:
        story = session.story
        self._opens_at_title = session.here == session.first and bool(story.blurb or story.credits or story.notes)
        super().__init__(session, "" if self._opens_at_title else session.turn.setting.mood)
        self.page = Desk(self)

    def change(self, name: str, value: SettingValue) -> None:
        """Change a setting, here and on the shelf."""
        self.session.preferences.change(name, value)
        self.relight()
        self.page.refit()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every command of the page by its name, and nothing of the system's."""
        from engine.reader.keys import COMMANDS

        page = self.page
        if screen is not page:
            return
        for command in COMMANDS:
            yield SystemCommand(command.words, command.shown, lambda action=command.action: page.run_action(action))

    def on_mount(self) -> None:
        """Open the book: where the reader was, or at its title page if it has one."""
        self.push_screen(self.page)
        if self._opens_at_title:
            self.action_leaf("title")
        else:
            self.page.open()

    def action_leaf(self, name: str) -> None:
        """Lay another screen on the page."""
        module = import_module(f"engine.reader.screens.{name}")
        self.push_screen(getattr(module, _LEAVES[name])(self))

    def take_up(self, session: Session) -> None:
        """Go on with another session, such as one of a newer edition of the story; complaints are over."""
        self.session = session
        while self.screen is not self.page:
            self.pop_screen()
        self.page.take_up(session)

    def complain(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Show what is wrong with a story that is being written, over the page."""
        from engine.reader.screens.complaints import ComplaintsScreen

        while self.screen is not self.page:
            self.pop_screen()
        self.push_screen(ComplaintsScreen(self, diagnostics))

    def action_help_quit(self) -> None:
        """Ctrl C is no way out of a book."""
        self.page.tell("Press q to close the book.")

    def action_next_theme(self) -> None:
        """The next of the themes."""
        self.change("theme", _THEMES[(_THEMES.index(self.settings.theme) + 1) % len(_THEMES)])


def run_reader(session: Session) -> None:
    """Read the session on a page until the reader closes the book."""
    ReaderApp(session).run()
