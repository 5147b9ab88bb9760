"""The light that all screens stand in: the reader's theme, and what the mood of the story makes of it."""

from collections.abc import Sequence

from textual.app import App
from textual.filter import LineFilter

from engine.model.story import Mood
from engine.reader.look.filter import ControlFilter
from engine.reader.look.ink import Ink
from engine.reader.look.palette import PALETTES, Palette, lit
from engine.reader.look.themes import theme_of
from engine.reader.screens.lit import LitScreen
from engine.shelf import Session, Settings


class LitApp(App[None]):
    """An app in the colours of the moment."""

    def __init__(self, session: Session, mood: str) -> None:
        super().__init__()
        self.session = session
        self.mood = mood
        self._control = ControlFilter()
        self._light()

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

    def _light(self) -> None:
        palette, mood = self.palette, self.mood_now
        name = f"{palette.name}-{mood.colour}" if mood is not None and mood.colour else palette.name
        self.register_theme(theme_of(palette, name))
        if self.is_running:
            self.theme = name
        else:
            self.set_reactive(App.theme, name)
            self.stylesheet.set_variables(self.get_css_variables())
