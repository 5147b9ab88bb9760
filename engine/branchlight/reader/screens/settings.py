"""The settings: each changes at once and is kept, and this screen shows the effect."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from branchlight.reader.look.ink import Key
from branchlight.reader.screens.menu import ESCAPE, Menu
from branchlight.reader.text.blocks import Block
from branchlight.reader.wording import foot_words, menu_words
from branchlight.shelf import OPTIONS
from branchlight.shelf.settings import Option, SettingValue, option

_STEP = {"measure": 4}
# A setting with this many values or more shows the first and the last.
_MANY = 10


class SettingsScreen(Menu):
    """A menu of settings. Left and right change a value; Enter also moves from the last value to the first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "turn(-1)", show=False),
        Binding("right,l", "turn(1)", show=False),
    ]

    def blocks(self) -> list[Block]:
        """Return a line for each setting, and a few words set in the current form."""
        lines = [block for known in OPTIONS for block in self._lines(known)]
        return [
            Block("heading", menu_words.SETTINGS),
            *lines,
            Block("break", ""),
            Block("paragraph", menu_words.SAMPLE),
        ]

    def pick(self, key: str) -> None:
        """Change a setting to its next value."""
        self._turn(key, 1, around=True)

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of this screen."""
        known = option(self.sheet.script.choices.key)
        place, last = (known.values.index(self._value(known)), len(known.values) - 1) if known is not None else (0, 0)
        before = (("←", foot_words.BEFORE, "screen.turn(-1)"),) if place else ()
        following = (("→", foot_words.NEXT, "screen.turn(1)"),) if place < last else ()
        return (*before, *following, ESCAPE)

    def action_turn(self, step: int) -> None:
        """Change the setting pointed at by a number of steps."""
        if self.sheet.script.choices.key:
            self._turn(self.sheet.script.choices.key, step, around=False)

    def _turn(self, name: str, step: int, around: bool) -> None:
        known = option(name)
        if known is None:
            return
        place = known.values.index(self._value(known)) + step * _STEP.get(name, 1)
        place = place % len(known.values) if around else min(max(place, 0), len(known.values) - 1)
        self.host.change(name, known.values[place])
        self.lines.redraw()

    def _value(self, known: Option) -> SettingValue:
        value: SettingValue = getattr(self.host.settings, known.name)
        return value

    def _lines(self, known: Option) -> list[Block]:
        """Return the line of a setting, and below it all its values, or the first and the last of many."""
        words = known.words if len(known.words) < _MANY else (menu_words.values(known.words[0], known.words[-1]),)
        entry = Block("entry", known.title, name=self._words(known), indent=2, key=known.name)
        return [entry, Block("detail", " · ".join(words), indent=4)]

    def _words(self, known: Option) -> str:
        return known.words[known.values.index(self._value(known))]
