"""The current colours: the reader's palette in the light of a mood, which may change gradually."""

from textual.color import Color

from branchlight.model.story import Mood
from branchlight.reader.look.palette import PALETTES, Palette, lit, mixed
from branchlight.shelf import Session

# The number of steps of a change of light.
_STEPS = 12


class Lighting:
    """The state of the light; a caller supplies the clock.

    mood      the mood of the story, or empty
    no_color  True if the reader wants no colours
    few       True if the terminal has only 16 colours, of which most themes would become unreadable
    ground    the background of the terminal, or None if it is not known
    """

    def __init__(self, session: Session, mood: str, no_color: bool, few: bool = False) -> None:
        self.mood = mood
        self.ground: Color | None = None
        self._session = session
        self._no_color = no_color
        self._few = few
        self._shade: Palette | None = None
        self._before, self._step = self._coming, 0

    @property
    def palette(self) -> Palette:
        """The current colours."""
        return self._shade or self._coming

    @property
    def mood_now(self) -> Mood | None:
        """The mood that the page is in, or None if there is none or the reader wants none."""
        return self._session.story.moods.get(self.mood) if self._session.preferences.settings.moods else None

    def enter(self, mood: str, still: bool) -> bool:
        """Change to another mood. Return whether its light must come up gradually, by calls of `dawn`."""
        before, self.mood = self.palette, mood
        if still or self._coming.plain or self._coming == before:
            return False
        self._before, self._step = before, 0
        return True

    def dawn(self) -> bool:
        """Take one step from the light before to the new one. Return whether more steps follow."""
        self._step += 1
        more = self._step < _STEPS
        self._shade = mixed(self._before, self._coming, self._step / _STEPS) if more else None
        return more

    def shows(self, theme: str) -> bool:
        """Return whether a theme shows on this terminal, and not the terminal's own colours instead of it."""
        return theme == "terminal" or not (self._no_color or (self._few and theme != "contrast"))

    @property
    def _coming(self) -> Palette:
        theme = self._session.preferences.settings.theme
        palette = PALETTES[theme if self.shows(theme) else "terminal"]
        if palette.plain:
            palette = palette._replace(ground=self.ground, few=self._few)
        mood = self.mood_now
        return lit(palette, mood.colour) if mood is not None else palette
