"""The number of a choice, as the reader types it digit by digit."""

from textual.widget import Widget

from branchlight.reader.text.reveal import Reveal
from branchlight.reader.widgets.choice_pointer import ChoicePointer
from branchlight.reader.widgets.messages import DigitTyped
from branchlight.reader.widgets.pager import Pager

# The seconds within which digits belong to the one before.
_MOMENT = 1.0


class ChoiceNumber:
    """The digits typed so far, for the choices on a page. They end with the turn, and with every other key.

    A number is complete once no longer one begins with its digits. A digit that only showed more text is wasted, and so
    are the digits that follow it at once: they belong to it.
    """

    def __init__(self, widget: Widget, reveal: Reveal, pager: Pager, pointer: ChoicePointer) -> None:
        self._widget = widget
        self._reveal = reveal
        self._script = reveal.script
        self._pager = pager
        self._pointer = pointer
        self._wasting = False

    def add(self, digit: str) -> None:
        """Add a digit. Pick the choice if the number is complete, or turn the page if it was not reached yet."""
        if self._wasting:
            return
        number = self._script.typed = self._script.typed + digit
        choices = self._script.choices
        marks, index = choices.marks(number), choices.marked(number)
        if not marks:
            self._script.typed = ""
            self._widget.post_message(DigitTyped(wrong=number if choices else ""))
        elif not self._reveal.reached(index):
            self._pager.go_on()
            self.waste()
        elif len(marks) == 1:
            self.pick()
        else:
            self._pointer.hover(index)
            self._widget.post_message(DigitTyped())

    def pick(self) -> bool:
        """Pick the choice of the number if it shows, or scroll to it. Return False if no digit was typed."""
        number = self._script.typed
        self.end()
        if number:
            self._pointer.pick(self._script.choices.marked(number), unseen=False)
        return bool(number)

    def end(self) -> bool:
        """Forget the digits. Return whether there were any."""
        number, self._script.typed = self._script.typed, ""
        if number:
            self._widget.post_message(DigitTyped())
        return bool(number)

    def waste(self) -> None:
        """Forget the digits, and ignore those that follow within a moment."""
        self._script.typed, self._wasting = "", True
        self._widget.set_timer(_MOMENT, self._heed)

    def _heed(self) -> None:
        self._wasting = False
