"""The number of a choice, as the reader types it digit by digit."""

from textual.widget import Widget

from branchlight.reader.text.reveal import Reveal
from branchlight.reader.widgets.choice_pointer import ChoicePointer
from branchlight.reader.widgets.messages import DigitTyped, NumberFault
from branchlight.reader.widgets.pager import Pager

# The seconds within which digits belong to the one before.
_MOMENT = 1.0


class ChoiceNumber:
    """The digits typed so far, for the choices on a page. They end with the turn, and with every other key.

    A number is complete once no longer one begins with its digits. It picks a choice in sight. For a choice out of
    sight it stays, until Enter picks that.

    A digit that only showed more text is wasted, and so are the digits that follow it at once: they belong to it.
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
        number = self._script.typed + digit
        choices = self._script.choices
        marks, index = choices.marks(number), choices.marked(number)
        if not marks:
            self._refuse(number)
        elif not self._reveal.reached(index):
            self._pager.go_on()
            self.waste(number, "unread")
        else:
            self._script.typed = number
            if len(marks) == 1:
                self.pick()
            else:
                self._pointer.hover(index)
                self._widget.post_message(DigitTyped())

    def pick(self) -> bool:
        """Pick the choice of the number if it shows, or scroll to it. Return False if no digit was typed."""
        number = self._script.typed
        if not number:
            return False
        index = self._script.choices.marked(number)
        if not self._pointer.in_sight(index):
            self._pointer.show(index)
            self._widget.post_message(DigitTyped())
        else:
            self.end()
            if len(number) < self._script.choices.digits:
                self.waste()
            self._pointer.pick(index)
        return True

    def end(self) -> bool:
        """Forget the digits. Return whether there were any."""
        number, self._script.typed = self._script.typed, ""
        if number:
            self._widget.post_message(DigitTyped())
        return bool(number)

    def spend(self, digit: str) -> None:
        """Waste a digit that finished what was being written. Say so if its choice shows now."""
        index = self._script.choices.marked(digit)
        self.waste(digit, "late" if index >= 0 and self._reveal.reached(index) else None)

    def waste(self, number: str = "", fault: NumberFault | None = None) -> None:
        """Forget the digits, say why if there is a fault, and ignore those that follow within a moment."""
        self._script.typed, self._wasting = "", True
        self._widget.set_timer(_MOMENT, self._heed)
        if fault is not None:
            self._widget.post_message(DigitTyped(number, fault))

    def _refuse(self, number: str) -> None:
        """Forget a number that no choice has, and point at nothing that its first digits pointed at."""
        if self._script.typed:
            self._pointer.drop()
        self._script.typed = ""
        if self._script.choices:
            self._widget.post_message(DigitTyped(number, "wrong"))
        if len(number) != self._script.choices.digits:  # more digits belong to it
            self.waste()

    def _heed(self) -> None:
        self._wasting = False
