"""The lines of a menu: they are set between its head and its foot, and stay where they are when they are set again."""

from collections.abc import Callable, Iterator, Sequence

from textual.widget import Widget

from branchlight.reader.look.foot import MORE_SIGN
from branchlight.reader.look.ink import Key
from branchlight.reader.page.answer_line import AnswerLine
from branchlight.reader.text.blocks import Block
from branchlight.reader.text.offer import Offer
from branchlight.reader.themed_screen import ThemedScreen
from branchlight.reader.widgets.status_line import StatusLine
from branchlight.reader.widgets.transcript import Transcript
from branchlight.reader.wording import command_names, foot_words

PICK = "focused.move('pick')"
SUBMIT = "focused.submit"
_MORE = (command_names.SPACE, foot_words.MORE, "focused.move('on')")
# The sign of more lines while Space belongs to an input line.
_MORE_BELOW = ("", MORE_SIGN, "screen.move('on')")
_POINT = (command_names.UP_DOWN, foot_words.PICK, "")


class MenuLines:
    """The widgets of a menu. `blocks` returns its lines, and `keys` the keys for its foot.

    head      the line above
    sheet     the lines, on a transcript
    line      the input line below them
    """

    def __init__(
        self, screen: ThemedScreen, blocks: Callable[[], Sequence[Block]], keys: Callable[[], Sequence[Key]]
    ) -> None:
        self.head = StatusLine("head")
        self.sheet = Transcript(screen.host.ink, screen.host.settings.measure, "normal")
        self.line = AnswerLine(screen, self.sheet)
        self._screen = screen
        self._blocks = blocks
        self._keys = keys

    def widgets(self) -> Iterator[Widget]:
        """Yield the widgets from top to bottom."""
        yield from (self.head, self.sheet, self._screen.foot)

    def redraw(self, top: bool = False) -> None:
        """Set the lines again, from the head if `top` is True. The line pointed at stays the same."""
        key, scroll = self.sheet.script.choices.key, 0 if top else self.sheet.view.top
        self.sheet.pager.restore([], self._blocks(), stand="head")
        self.sheet.view.stand_at(scroll)
        self.sheet.pointer.point_at(key)

    def relight(self) -> None:
        """Paint in the current colours."""
        self.sheet.painter.relight(self._screen.host.ink)
        self.sheet.painter.wish(self._screen.host.settings.measure, "normal")

    def follow(self) -> None:
        """Align head, foot and input line with the lines, and show the keys that do something now."""
        for part in (self.head, self._screen.foot, self.line):
            part.fit(self.sheet.painter.left, self.sheet.galley.form.measure)
        more = self.sheet.pager.more and not self.line.keys
        if self.line.keys:  # the line is about what is pointed at
            self.sheet.pointer.keep_in_sight()
        keys = self.line.keys or _usable(self._keys(), self.sheet.script.choices)
        left = (_MORE if self.sheet.has_focus else _MORE_BELOW,) if more else ()
        self._screen.say_foot(left, keys, more=more)


def _usable(keys: Sequence[Key], choices: Offer) -> tuple[Key, ...]:
    """Return the keys that do something now. A line is picked only if one is pointed at."""
    if choices.chosen >= 0:
        return tuple(keys)
    others = tuple(key for key in keys if key[2] not in (PICK, SUBMIT) and key != _POINT)
    return (_POINT, *others) if choices else others
