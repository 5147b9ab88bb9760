"""What all screens have in common: they know the app by its own name, and stand in its light."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer

from branchlight.reader.look.ink import Key
from branchlight.reader.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from branchlight.reader.host import Host

# So many seconds a word stays.
_MOMENT = 4.0
CLOSES = "Press q to close the book."


class ThemedScreen(Screen[None]):
    """A screen that is painted anew when the light changes."""

    DEFAULT_CSS = """
    ThemedScreen { background: $background; color: $foreground; }
    """

    def __init__(self, host: "Host") -> None:
        super().__init__()
        self.host = host
        self.session = host.session
        self.foot = StatusLine("foot", whole=True)
        self.word = ""
        self._telling: Timer | None = None

    @property
    def way_out(self) -> str:
        """How the book is closed from here."""
        return CLOSES

    @abstractmethod
    def relight(self) -> None:
        """Paint in the colours of the moment."""

    @abstractmethod
    def accompany(self) -> None:
        """Let head and foot say what there is to say."""

    def say_foot(self, left: Sequence[Key], right: Sequence[Key]) -> None:
        """Keys at both ends of the foot, or the word of the moment in their place."""
        if self.word:
            self.foot.say(Content(self.word))
        else:
            self.foot.say(self.host.ink.keys(*left), self.host.ink.keys(*right))

    def tell(self, words: str) -> None:
        """A word at the foot of the page, for a moment; in a corner of its own if it is too long for that.

        It takes the place of the word before, wherever that stands.
        """
        self.app.clear_notifications()
        if self._telling is not None:
            self._telling.stop()
        if len(words) > self.foot.measure:
            self._hush()
            self.notify(words, markup=False, timeout=2 * _MOMENT)
            return
        self.word = words
        self.accompany()
        self._telling = self.set_timer(_MOMENT, self._hush)

    def _hush(self) -> None:
        self.word = ""
        self.accompany()
