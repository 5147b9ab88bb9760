"""The app: one session, and the screens that show it."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from branchlight.compiler.loaded import Loaded
from branchlight.reader.key_map import KeyMap
from branchlight.reader.page.where_left import standing_left
from branchlight.reader.screens.reading import ReadingScreen
from branchlight.reader.themed_app import ThemedApp
from branchlight.reader.wording import page_words
from branchlight.shelf import Session
from branchlight.shelf.settings import SettingValue, option
from branchlight.source.folders import user_folder
from branchlight.source.named_tuple import NamedTuple

if TYPE_CHECKING:
    from branchlight.reader.host import OpenBook
    from branchlight.reader.key_file import OwnKeys

# The seconds between two checks of the files of a story that is being written.
_LOOK = 0.3
SETTINGS_FILE = "settings.yaml"
"""The file in the reader's configuration folder that changes keys."""
_THEMES = ("night", "paper", "contrast", "terminal")

Follow: TypeAlias = Callable[[], Loaded | None]
"""Returns the story from its files if these have changed since the last call, else None."""


class ReaderApp(ThemedApp):
    """The app that reads one session. Settings may change at any time; every screen follows.

    `other` is the path of the story that the reader wants instead, or None.
    """

    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        session: Session,
        follow: Follow | None = None,
        has_title: bool = True,
        picks: bool = False,
        own_keys: "OwnKeys | None" = None,
    ) -> None:
        """Open a session. `follow` is called regularly and returns the story when its files have changed.

        Without `has_title`, it opens at the first page. If `picks` is True, it opens at the shelf of stories.
        `own_keys` are those of the reader.
        """
        story, history = session.story, session.history
        at_start = has_title and history.here == history.first and standing_left(session) is None
        self._opens_at_title = at_start and bool(story.blurb or story.credits or story.notes)
        super().__init__(session, "" if self._opens_at_title else session.turn.setting.mood)
        self.keys = KeyMap(own_keys.changed if own_keys is not None else None)
        self.page = ReadingScreen(self)
        self._own_keys = own_keys
        self.other: str | None = None
        self._follow = follow
        self._picks = picks

    @property
    def book(self) -> "OpenBook":
        """The page beneath all other screens."""
        return self.page.book

    @property
    def writes(self) -> bool:
        """Return whether it is the author who reads, and follows the story's files."""
        return self._follow is not None

    def change(self, name: str, value: SettingValue) -> None:
        """Change a setting and keep it on the shelf."""
        with self.keeping():
            self.session.preferences.change(name, value)
            self.relight()
            self.page.refit()
            if name == "theme":
                self.ask_for_ground()
            if name == "mouse":
                from branchlight.reader.mouse import report_mouse

                self.tell(page_words.mouse(self.settings.mouse, report_mouse(self, self.settings.mouse)))

    def get_default_screen(self) -> ReadingScreen:
        """Return the page. Textual would put another screen below it, and lay that out first."""
        return self.page

    def on_mount(self) -> None:
        """Open the book at the title page if a new reading has one, else at the reader's place."""
        if self._picks:
            self.action_open("stories")
        elif self._opens_at_title:
            self.action_open("title")
        else:
            self.book.open()
        if self._own_keys is not None and self._own_keys.mistakes:
            self._complain_of_keys(self._own_keys)
        if self._follow is not None:
            self.set_interval(_LOOK, self.look)
        self.heed_terminal()
        self.ask_for_ground()
        self.app_resume_signal.subscribe(self, lambda _: self.ask_for_ground())

    def action_open(self, name: str) -> None:
        """Open another screen above the page. The state is only for an author who follows the story's files."""
        if name == "state" and not self.writes:
            self.page.tell(page_words.STATE_IS_FOR_AUTHORS)
            return
        self.keep_place()  # some screens show it
        from branchlight.reader.screens.opening import SCREENS

        self.push_screen(SCREENS[name](self))

    def read_other(self, path: str) -> None:
        """Keep the place on the page, and read the story at a path instead."""
        self.other = path
        self.close_book()

    def run_on_page(self, action: str) -> None:
        """Run an action on the page, as its key would, once all pending messages are handled."""
        self.call_later(self.page.run_action, action)

    def _complain_of_keys(self, keys: "OwnKeys") -> None:
        from branchlight.reader.screens.complaints import ComplaintsScreen
        from branchlight.reader.wording import key_words

        self.push_screen(ComplaintsScreen(self, keys.mistakes, (keys.file,), key_words.STAYS))

    def look(self) -> None:
        """Reload the story if its files have changed, or show what is wrong with it."""
        loaded = self._follow() if self._follow is not None else None
        if loaded is None:
            return
        self._hush_complaints()
        if loaded.story is None:
            from branchlight.reader.screens.complaints import ComplaintsScreen
            from branchlight.reader.wording import menu_words

            screen = ComplaintsScreen(self, loaded.diagnostics, loaded.files, menu_words.PAGE_STAYS)
            screen.add_class("complaints")
            self.push_screen(screen)
        elif loaded.story.edition != self.session.story.edition:
            with self.keeping():
                self.session.revise(loaded.story)
                self._show_anew(len(loaded.diagnostics))

    def _show_anew(self, warnings: int) -> None:
        """Show another edition of the story on all screens."""
        from branchlight.reader.screens.menu import Menu

        self.book.retell()
        self.relight()
        for screen in self.screen_stack:
            if isinstance(screen, Menu):
                screen.lines.redraw()
        if not self.session.notice:
            self.page.tell(page_words.reloaded(warnings))

    def _hush_complaints(self) -> None:
        """Close the screen of complaints, and every screen above it."""
        while any(screen.has_class("complaints") for screen in self.screen_stack):
            self.pop_screen()

    def keep_place(self) -> None:
        """Keep the place on the page, so that the next session opens there."""
        self.page.where_left.keep()

    def action_next_theme(self) -> None:
        """Change to the next theme."""
        theme, known = _THEMES[(_THEMES.index(self.settings.theme) + 1) % len(_THEMES)], option("theme")
        if known is not None:  # told first, so that it hides nothing that the shelf has to say
            self.tell(page_words.colours(known.words[known.values.index(theme)], self.lighting.shows(theme)))
        self.change("theme", theme)


class SessionEnd(NamedTuple):
    """The end of a session on a page: the exit code, and the path of the story that the reader wants now, or None."""

    code: int
    other: str | None = None


def run_reader(
    session: Session, follow: Follow | None = None, has_title: bool = True, picks: bool = False
) -> SessionEnd:
    """Read the session on a page until the reader closes the book. For the arguments see `ReaderApp`.

    The exit code is 0, or 128 and the number of the signal that closed the book.
    """
    app = ReaderApp(session, follow, has_title, picks, _own_keys())
    app.run(mouse=session.preferences.settings.mouse)
    return SessionEnd(app.return_code or 0, app.other)


def _own_keys() -> "OwnKeys | None":
    """Return the reader's own keys, or None if there is no settings file or if it cannot be read."""
    path = os.path.join(user_folder("config"), SETTINGS_FILE)
    if not os.path.isfile(path):
        return None
    from branchlight.reader.key_file import keys_in

    try:
        return keys_in(path)
    except OSError:
        return None
