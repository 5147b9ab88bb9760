"""The base of all screens: the way to the app, the foot, and messages to the reader."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.timer import Timer

from branchlight.reader.look.foot import MORE_SIGN, briefly, fit_foot
from branchlight.reader.look.ink import Key
from branchlight.reader.widgets.status_line import StatusLine
from branchlight.reader.wording import foot_words

if TYPE_CHECKING:
    from branchlight.reader.host import Host

# The seconds that a message shows.
_MOMENT = 4.0
# The letters that are read within that time.
_QUICKLY_READ = 60
# The least height of a terminal that has room around the text, and of one that has room for a head.
_ROOMY, _WITH_HEAD = 20, 8


class ThemedScreen(Screen[None]):
    """A screen that is repainted when the light changes."""

    DEFAULT_CSS = """
    ThemedScreen { background: $background; color: $foreground; }
    ThemedScreen.-low #head { display: none; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+l", "app.redraw", show=False),
        Binding("ctrl+z", "app.suspend", show=False),
    ]

    def __init__(self, host: "Host") -> None:
        super().__init__()
        self.host = host
        self.session = host.session
        self.foot = StatusLine("foot")
        self.word = ""
        self._telling: Timer | None = None

    @property
    def way_out(self) -> str:
        """A sentence that says how to close the book from here."""
        return foot_words.closes(self.host.keys.hint("close"))

    @abstractmethod
    def relight(self) -> None:
        """Paint in the current colours."""

    @abstractmethod
    def accompany(self) -> None:
        """Update head and foot."""

    @property
    def is_roomy(self) -> bool:
        """Return whether the terminal is high enough for space around the text."""
        return self.app.size.height >= _ROOMY

    def breathe(self) -> None:
        """Leave space at head and foot if there is room. A very low terminal has no head."""
        self.set_class(self.is_roomy, "-roomy")
        self.set_class(self.app.size.height < _WITH_HEAD, "-low")

    def on_resize(self) -> None:
        """Fit the space at head and foot to the terminal."""
        self.breathe()

    def on_paste(self) -> None:
        """Say that a paste does nothing here. One on an input line is written there, and never gets here."""
        self.tell(foot_words.PASTED)

    def say_foot(
        self, left: Sequence[Key], right: Sequence[Key], brief: Sequence[Key] = (), more: bool = False
    ) -> None:
        """Show keys at both ends of the foot, as many as there is room for, or the current message instead.

        `brief` is a shorter form of those at the left. If `more` is True, a message has the sign of more text.
        """
        room, sign = min(self.foot.measure, self.app.size.width), MORE_SIGN if more else ""
        if self.word:
            self.foot.tell(self.word, sign)
        else:
            self.foot.say(*fit_foot(self.host.ink, left, right, brief or briefly(left), room, sign))

    def tell(self, words: str) -> None:
        """Show a message at the foot for a few seconds, in place of any other. A long one stays longer."""
        if self._telling is not None:
            self._telling.stop()
        self.word = words
        self.accompany()
        self._telling = self.set_timer(_MOMENT * max(1.0, len(words) / _QUICKLY_READ), self.hush)

    def hush(self) -> None:
        """Remove the message from the foot."""
        self.word = ""
        self.accompany()
