"""The moves through a page that keys make: to a choice, by a line, by a page, or to an end."""

from collections.abc import Callable

from textual.widget import Widget

from branchlight.reader.text.reveal import Reveal
from branchlight.reader.widgets.choice_number import ChoiceNumber
from branchlight.reader.widgets.choice_pointer import ChoicePointer
from branchlight.reader.widgets.messages import Unpointed
from branchlight.reader.widgets.pager import Pager
from branchlight.reader.widgets.viewport import Viewport


class PageMoves:
    """The moves in `table`, by name. A key that finishes what is being written does not move."""

    def __init__(
        self,
        widget: Widget,
        reveal: Reveal,
        pager: Pager,
        view: Viewport,
        pointer: ChoicePointer,
        number: ChoiceNumber,
    ) -> None:
        self._widget = widget
        self._reveal = reveal
        self._pager = pager
        self._view = view
        self._pointer = pointer
        self._number = number
        self.table: dict[str, Callable[[], None]] = {
            "down": self._down,
            "up": self._up,
            "pick": self.pick,
            "on": self.go_on,
            "half-down": self._half_down,
            "half-up": self._half_up,
            "page-up": lambda: view.stand_at(view.aim - view.height, gliding=True),
            "head": lambda: view.stand_at(0, gliding=True),
            "end": self.go_to_end,
        }

    def pick(self) -> None:
        """Pick the choice whose number was typed, or that is pointed at, or turn to the next page (Enter)."""
        if self._pager.hurry():
            return
        if self._number.pick():
            return
        if not self._reveal.ended:
            self._pager.go_on()
        elif self._pointer.in_sight(self._reveal.script.choices.chosen):
            self._pointer.pick_chosen()
        else:
            self._widget.post_message(Unpointed())

    def go_on(self) -> None:
        """Finish what is being written, or turn to the next page (Space)."""
        if not self._pager.hurry():
            self._pager.go_on()

    def go_to_end(self) -> None:
        """Scroll to the end of the text that was given."""
        if not self._pager.hurry():
            self._view.stand_at_end()

    def _down(self) -> None:
        """Move to the next choice if one shows, else by a line."""
        if not self._pager.hurry() and not self._point(1):
            self._pager.go_on(1)
            self._point(1)

    def _up(self) -> None:
        """Move to the previous choice if one shows, else by a line."""
        if not self._pager.hurry() and not self._point(-1):
            self._view.stand_at(self._view.aim - 1)
            self._point(-1)

    def _point(self, step: int) -> bool:
        """Point at the next (1) or previous (-1) choice that shows. Return whether there is one."""
        return self._reveal.ended and self._pointer.point_next(step)

    def _half_down(self) -> None:
        if not self._pager.hurry():
            self._pager.go_on(self._half)

    def _half_up(self) -> None:
        if not self._pager.hurry():
            self._view.stand_at(self._view.aim - self._half, gliding=True)

    @property
    def _half(self) -> int:
        """The lines of half a page."""
        return max(1, self._view.height // 2)
