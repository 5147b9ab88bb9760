"""The pointer: the choice that the reader points at."""

from textual.widget import Widget

from branchlight.reader.text.script import Script
from branchlight.reader.widgets.messages import Moved, Picked
from branchlight.reader.widgets.painter import Painter
from branchlight.reader.widgets.viewport import Viewport


class ChoicePointer:
    """A pointer to one of the choices of a script."""

    def __init__(self, widget: Widget, script: Script, painter: Painter, view: Viewport) -> None:
        self._widget = widget
        self._script = script
        self._painter = painter
        self._view = view

    def keep_in_sight(self) -> None:
        """Scroll to the line pointed at, if it no longer shows."""
        chosen = self._script.choices.chosen
        if chosen >= 0 and self._view.height and not self.in_sight(chosen):
            self._show()

    def point_at(self, key: str) -> None:
        """Point at the line with this key, if there is one."""
        if key and self._script.choices.point_at(key):
            self._show()

    def point_at_first(self) -> bool:
        """Point at the first line that shows and can be picked. Return whether there is one."""
        self._script.choices.chosen = -1
        return self.point_next(1)

    def point_next(self, step: int) -> bool:
        """Point at the next (1) or previous (-1) line that shows and can be picked. Return whether there is one."""
        choices = self._script.choices
        if not choices.point(choices.next(step, self.in_sight)):
            return False
        self._show()
        return True

    def hover(self, index: int) -> None:
        """Point at a block, if it can be picked, without scrolling."""
        if index != self._painter.chosen and self._script.choices.point(index):
            self._painter.choose(index)

    def drop(self) -> None:
        """Point at nothing."""
        self._script.choices.chosen = -1
        self._painter.choose(-1)

    def show(self, index: int) -> bool:
        """Point at a block and scroll to it. Return whether it can be picked."""
        if not self._script.choices.point(index):
            return False
        self._show()
        return True

    def pick(self, index: int) -> None:
        """Point at a block and pick it, if it can be picked."""
        if self.show(index):
            self.pick_chosen()

    def pick_chosen(self) -> None:
        """Pick the line pointed at."""
        choices = self._script.choices
        self._widget.post_message(Picked(choices.key, choices))

    def in_sight(self, index: int) -> bool:
        """Return whether a block's first line shows, or will show after the current scrolling."""
        return index >= 0 and self._view.has(self._script.galley.top(index))

    def _show(self) -> None:
        """Scroll to the block pointed at."""
        chosen, galley = self._script.choices.chosen, self._script.galley
        self._painter.choose(chosen)
        self._view.show(galley.top(chosen), galley.bottom(chosen))
        self._widget.post_message(Moved())
