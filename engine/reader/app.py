"""The app: settings and light for all its screens, and the first of them."""

from collections.abc import Iterable, Sequence

from textual.app import App, SystemCommand
from textual.filter import LineFilter
from textual.screen import Screen

from engine.model.story import Mood
from engine.reader.look.filter import ControlFilter
from engine.reader.look.ink import Ink
from engine.reader.look.palette import PALETTES, Palette, lit
from engine.reader.look.themes import theme_of
from engine.reader.screens.reading import ReadingScreen
from engine.reader.session import Session
from engine.shelf.settings import Settings


class ReaderApp(App[None]):
    """Reads one session. Settings may change at any time; every screen follows."""

    ENABLE_COMMAND_PALETTE = True

    def __init__(self, session: Session, settings: Settings | None = None, veils: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self.session = session
        self.settings = settings or Settings()
        self.veils = veils
        self.mood = ""
        self._control = ControlFilter()
        self._light()

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

    def enter_mood(self, mood: str) -> bool:
        """Let the page stand in the light of a mood; True if that changes it."""
        before = self.palette
        self.mood = mood
        if self.palette == before:
            return False
        self._light()
        return True

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's, and the one that lets no control byte through."""
        return [*super().get_line_filters(), self._control]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The page's own variables, for the moment before its first theme."""
        return {"quiet": "#95918a", "faint": "#3a3b42"}

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """None: the palette holds what a reader does, and nothing else."""
        return ()

    def on_mount(self) -> None:
        """Open the book."""
        self.push_screen(ReadingScreen())

    def _light(self) -> None:
        """Put the palette of the moment on everything."""
        palette = self.palette
        mood = self.mood_now
        name = f"{palette.name}-{mood.colour}" if mood is not None and mood.colour else palette.name
        self.register_theme(theme_of(palette, name))
        if self.is_running:
            self.theme = name
        else:
            self.set_reactive(App.theme, name)
            self.stylesheet.set_variables(self.get_css_variables())


def run_reader(session: Session, settings: Settings | None = None, veils: frozenset[str] = frozenset()) -> None:
    """Read the session on a page until the reader closes the book."""
    ReaderApp(session, settings, veils).run()
