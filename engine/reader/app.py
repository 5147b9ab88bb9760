"""The app: one session, the light that all its screens stand in, and the way from one screen to another."""

from collections.abc import Iterable, Sequence
from importlib import import_module

from textual.app import App, SystemCommand
from textual.filter import LineFilter
from textual.screen import Screen

from engine.model.story import Mood
from engine.reader.look.filter import ControlFilter
from engine.reader.look.ink import Ink
from engine.reader.look.palette import PALETTES, Palette, lit
from engine.reader.look.themes import theme_of
from engine.reader.screens.desk import Desk
from engine.reader.screens.lit import LitScreen
from engine.shelf import Session, Settings
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


class ReaderApp(App[None]):
    """Reads one session. Settings may change at any time; every screen follows."""

    ENABLE_COMMAND_PALETTE = True

    CSS = """
    Toast, Toast.-information { background: $surface; color: $foreground; border: none; padding: 1 2; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.mood = "" if self.opens_at_title else session.turn.setting.mood
        self.page = Desk(self)
        self._control = ControlFilter()
        self._light()

    @property
    def opens_at_title(self) -> bool:
        """Nothing has been read yet, and there is a title page worth looking at."""
        story = self.session.story
        return self.session.here == self.session.first and bool(story.blurb or story.credits or story.notes)

    @property
    def settings(self) -> Settings:
        """As the reader has them now."""
        return self.session.preferences.settings

    @property
    def palette(self) -> Palette:
        """The colours of the moment."""
        palette = PALETTES["terminal" if self.no_color else self.settings.theme]
        mood = self.mood_now
        return lit(palette, mood.colour) if mood is not None else palette

    @property
    def mood_now(self) -> Mood | None:
        """The mood that the page is in, if the reader wants any."""
        return self.session.story.moods.get(self.mood) if self.settings.moods else None

    @property
    def ink(self) -> Ink:
        """Ink in the colours of the moment."""
        return Ink(self.palette, self.session.story.voices)

    @property
    def still(self) -> bool:
        """Nothing may move."""
        return self.settings.reduced_motion or self.animation_level == "none"

    def enter_mood(self, mood: str) -> None:
        """Let everything stand in the light of a mood."""
        if mood != self.mood:
            self.mood = mood
            self.relight()

    def change(self, name: str, value: SettingValue) -> None:
        """Change a setting, here and on the shelf."""
        self.session.preferences.change(name, value)
        self.relight()
        self.page.refit()

    def relight(self) -> None:
        """Put the palette of the moment on every screen."""
        self._light()
        for screen in self.screen_stack:
            if isinstance(screen, LitScreen):
                screen.relight()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's, and the one that lets no control byte through."""
        return [*super().get_line_filters(), self._control]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The page's own variables, for the moment before its first theme."""
        return {"quiet": "#95918a", "faint": "#3a3b42"}

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
        if self.opens_at_title:
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

    def _light(self) -> None:
        palette, mood = self.palette, self.mood_now
        name = f"{palette.name}-{mood.colour}" if mood is not None and mood.colour else palette.name
        self.register_theme(theme_of(palette, name))
        if self.is_running:
            self.theme = name
        else:
            self.set_reactive(App.theme, name)
            self.stylesheet.set_variables(self.get_css_variables())


def run_reader(session: Session) -> None:
    """Read the session on a page until the reader closes the book."""
    ReaderApp(session).run()
