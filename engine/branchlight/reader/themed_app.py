"""The base of the app: the reader's theme, lit by the mood of the story."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from textual.app import App
from textual.color import Color
from textual.timer import Timer

from branchlight.model.story import Mood
from branchlight.reader.look.ink import Ink
from branchlight.reader.look.lighting import Lighting
from branchlight.reader.look.themes import theme_of
from branchlight.reader.terminal_app import TerminalApp
from branchlight.shelf import Session, Settings, ShelfError
from branchlight.source.characters import visible
from branchlight.source.system import this_system

if TYPE_CHECKING:
    from branchlight.reader.ground_reply import GroundTold

# The seconds between two steps of a change of light.
_FRAME = 1 / 15
# The console of Linux is black, and does not say so. Early ones print what they do not know.
_CONSOLE = "linux"
# Rich's name of terminals with 16 colours.
_FEW = "standard"


class ThemedApp(TerminalApp):
    """An app in the colours of the current theme and mood."""

    _is_lit = False

    def __init__(self, session: Session, mood: str) -> None:
        super().__init__()
        self.session = session
        self.lighting = Lighting(session, mood, self.no_color, self.console.color_system == _FEW)
        if this_system().term == _CONSOLE:
            self.lighting.ground = Color.parse("#000000")
        self._dusk: Timer | None = None
        self._is_lit = True
        self._light()

    @property
    def settings(self) -> Settings:
        """The reader's current settings."""
        return self.session.preferences.settings

    @property
    def mood_now(self) -> Mood | None:
        """The mood that the page is in, or None if there is none or the reader wants none."""
        return self.lighting.mood_now

    @property
    def ink(self) -> Ink:
        """Ink in the current colours."""
        return Ink(self.lighting.palette, self.session.story.voices)

    @property
    def still(self) -> bool:
        """Return whether nothing may move."""
        return self.settings.reduced_motion or self.animation_level == "none"

    @contextmanager
    def keeping(self) -> Iterator[None]:
        """Guard a change that the shelf must keep, together with the code that shows it.

        If the shelf cannot make the change, the rest of the block is skipped and the reader sees the reason. If it was
        made but is not stored yet, the reader is told so.
        """
        try:
            yield
        except ShelfError as error:
            self.tell(visible(str(error)))
        news = self.session.news()
        if news:
            self.tell(visible(news))

    def enter_mood(self, mood: str) -> None:
        """Light every screen by a mood. The light changes gradually if things may move."""
        if mood == self.lighting.mood:
            return
        if not self.lighting.enter(mood, self.still):
            self.relight()
            return
        if self._dusk is not None:
            self._dusk.stop()
        self._dusk = self.set_interval(_FRAME, self.dawn)

    def relight(self) -> None:
        """Apply the current palette to every screen."""
        self._light()
        for screen in self.themed_screens:
            screen.styles.clear_rule("background")
            screen.relight()

    def ask_for_ground(self) -> None:
        """Ask the terminal for its background if its own colours show. Most terminals tell it."""
        ask = getattr(self._driver, "ask_for_ground", None)
        if ask is not None and self.lighting.palette.plain and this_system().term != _CONSOLE:
            ask()

    def on_ground_told(self, told: "GroundTold") -> None:
        """Let the voices be readable on this background."""
        if told.ground != self.lighting.ground:
            self.lighting.ground = told.ground
            self.relight()

    def get_css_variables(self) -> dict[str, str]:
        """Return the theme's variables. Textual also asks for those of its own theme, which never shows."""
        return super().get_css_variables() if self._is_lit else {}

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return values for the page's own variables, which Textual needs before the first theme is set."""
        return {"quiet": "#95918a", "faint": "#3a3b42", "field": "#2c2d31"}

    def dawn(self) -> None:
        """Take one step of a gradual change of light."""
        if not self.lighting.dawn():
            if self._dusk is not None:
                self._dusk.stop()
            self._dusk = None
            self.relight()
            return
        for screen in self.themed_screens:
            screen.styles.background = self.lighting.palette.paper
            screen.relight()

    def _light(self) -> None:
        palette, mood = self.lighting.palette, self.mood_now
        name = f"{palette.name}-{mood.colour}" if mood is not None and mood.colour else palette.name
        self.register_theme(theme_of(palette, name))
        if self.is_running:
            self.theme = name
        else:
            self.set_reactive(App.theme, name)
            self._refresh_truecolor_filter(self.ansi_theme)
            self.stylesheet.set_variables(self.get_css_variables())
