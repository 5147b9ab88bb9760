"""The base of all screens: the way to the app, the foot, and messages to the reader."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer

from branchlight.reader.look.ink import Key
from branchlight.reader.widgets.status_line import StatusLine
from branchlight.reader.wording import foot_words

if TYPE_CHECKING:
    from branchlight.reader.host import Host

# The seconds that a message shows.
_MOMENT = 4.0
# The letters that are read within that time.
_QUICKLY_READ = 60
# The least height of a terminal that has room around the text.
_ROOMY = 20


class ThemedScreen(Screen[None]):
    """A screen that is repainted when the light changes."""

    DEFAULT_CSS = """
    ThemedScreen { background: $background; color: $foreground; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+l", "app.redraw", show=False),
        Binding("ctrl+z", "app.suspend", show=False),
    ]

    def __init__(self, host: "Host") -> None:
        super().__init__()
        self.host = host
        self.session = host.session
        self.foot = StatusLine("foot", whole=True)
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
        """Leave space at head and foot if there is room."""
        self.set_class(self.is_roomy, "-roomy")

    def on_resize(self) -> None:
        """Fit the space at head and foot to the terminal."""
        self.breathe()

    def say_foot(self, left: Sequence[Key], right: Sequence[Key]) -> None:
        """Show keys at both ends of the foot, or the current message instead."""
        if self.word:
            self.foot.tell(self.word)
        else:
            self.foot.say(self.host.ink.keys(*left), self._fitting(right))

    def _fitting(self, keys: Sequence[Key]) -> Content:
        """Return as many of these keys as there is room for. The last ones stay, since they lead out."""
        while (shown := self.host.ink.keys(*keys)).cell_length > self.foot.measure and len(keys) > 1:
            keys = keys[1:]
        return shown

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
