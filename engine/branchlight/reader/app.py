"""The app: one session, and the way from one screen to another."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeAlias

from textual.app import SystemCommand
from textual.screen import Screen

from branchlight.compiler.loaded import Loaded
from branchlight.reader.screens.menu import Menu
from branchlight.reader.screens.opening import SCREENS
from branchlight.reader.screens.reading import ReadingScreen
from branchlight.reader.themed_app import ThemedApp
from branchlight.shelf import Session
from branchlight.shelf.settings import SettingValue, option
from branchlight.source.counted import counted

if TYPE_CHECKING:
    from branchlight.reader.host import OpenBook

# A story that is being written is looked at every so many seconds.
_LOOK = 0.3
_THEMES = ("night", "paper", "contrast", "terminal")

Follow: TypeAlias = Callable[[], Loaded | None]
"""The story as it stands in its files, if these have changed since this was called last; else None."""


class ReaderApp(ThemedApp):
    """Reads one session. Settings may change at any time; every screen follows."""

    ENABLE_COMMAND_PALETTE = True

    CSS = """
    Toast, Toast.-information { background: $surface; color: $foreground; border: none; padding: 1 2; }
    """

    def __init__(self, session: Session, follow: Follow | None = None) -> None:
        """`follow` is asked now and then for the story as it has been written since."""
        story, history = session.story, session.history
        at_start = history.here == history.first
        self._opens_at_title = at_start and bool(story.blurb or story.credits or story.notes)
        super().__init__(session, "" if self._opens_at_title else session.turn.setting.mood)
        self.page = ReadingScreen(self)
        self._follow = follow

    @property
    def book(self) -> "OpenBook":
        """The page beneath all other screens."""
        return self.page.book

    def change(self, name: str, value: SettingValue) -> None:
        """Change a setting, here and on the shelf."""
        with self.keeping():
            self.session.preferences.change(name, value)
            self.relight()
            self.page.refit()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every command of the page by its name, and nothing of the system's."""
        from branchlight.reader.key_bindings import KEY_BINDINGS

        page = self.page
        for command in KEY_BINDINGS:
            yield SystemCommand(command.words, command.shown, lambda action=command.action: page.run_action(action))

    def action_command_palette(self) -> None:
        """Everything by its name, on the page, where it can be done."""
        if self.screen is self.page:
            super().action_command_palette()

    def on_mount(self) -> None:
        """Open the book: where the reader was, or at its title page if it has one."""
        self.push_screen(self.page)
        if self._opens_at_title:
            self.action_open("title")
        else:
            self.book.open()
        if self._follow is not None:
            self.set_interval(_LOOK, self.look)

    def action_open(self, name: str) -> None:
        """Open another screen above the page."""
        self.push_screen(SCREENS[name](self))

    def run_on_page(self, action: str) -> None:
        """Have the page do an action, as its keys would, once everything before it is done."""
        self.call_later(self.page.run_action, action)

    def look(self) -> None:
        """Take up the story as it has been written since, or say what is wrong with it."""
        loaded = self._follow() if self._follow is not None else None
        if loaded is None:
            return
        self._hush_complaints()
        if loaded.story is None:
            from branchlight.reader.screens.complaints import ComplaintsScreen

            self.push_screen(ComplaintsScreen(self, loaded))
        elif loaded.story.edition != self.session.story.edition:
            with self.keeping():
                self.session.revise(loaded.story)
                self._show_anew(len(loaded.diagnostics))

    def _show_anew(self, warnings: int) -> None:
        """All screens tell another edition of the story."""
        self.book.retell()
        self.relight()
        for screen in self.screen_stack:
            if isinstance(screen, Menu):
                screen.redraw()
        if not self.session.notice:
            found = f": {counted(warnings, 'warning')}, see branchlight check" if warnings else ""
            self.page.tell(f"Story reloaded{found}.")

    def _hush_complaints(self) -> None:
        """Take complaints away, and what was laid on them."""
        while any(screen.has_class("complaints") for screen in self.screen_stack):
            self.pop_screen()

    def action_help_quit(self) -> None:
        """Ctrl C is no way out of a book."""
        self.tell(self._themed_screens[-1].way_out)

    def action_next_theme(self) -> None:
        """The next of the themes."""
        theme, known = _THEMES[(_THEMES.index(self.settings.theme) + 1) % len(_THEMES)], option("theme")
        self.change("theme", theme)
        if known is not None and self.settings.theme == theme:
            self.tell(f"Colours: {known.words[known.values.index(theme)]}.")


def run_reader(session: Session, follow: Follow | None = None) -> None:
    """Read the session on a page until the reader closes the book. For `follow` see `ReaderApp`."""
    ReaderApp(session, follow).run()
