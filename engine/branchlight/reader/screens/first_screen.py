"""The menus that may show before the page does: the title page and the shelf of stories."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from branchlight.reader.look.ink import Key
from branchlight.reader.screens.menu import ENTER, ESCAPE, Menu
from branchlight.reader.wording import foot_words

if TYPE_CHECKING:
    from branchlight.reader.host import Host

_CLOSE = ("q", foot_words.CLOSE, "screen.close")


class FirstScreen(Menu):
    """A menu that leads back to the page once the book is open. Before that, `q` closes the book."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "close", show=False)]

    def __init__(self, host: "Host", advice: str) -> None:
        """`advice` tells a reader who wants back before the book is open what leads on."""
        super().__init__(host)
        self._advice = advice

    @property
    def way_out(self) -> str:
        """A sentence that says how to close the book from here."""
        return super().way_out if self.host.book.opened else foot_words.closes("q")

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of this screen."""
        return (ENTER, ESCAPE if self.host.book.opened else _CLOSE)

    def action_close(self) -> None:
        """Return to the page, or close the book if there is none yet."""
        if self.host.book.opened:
            self.leave()
        else:
            self.host.close_book()

    def action_leave(self) -> None:
        """Return to the page. Only picking a line opens the book."""
        if self.host.book.opened:
            super().action_leave()
        else:
            self.tell(self._advice)
