"""Automatic turning of pages, at the pace of a reader. Choices always wait."""

from textual.timer import Timer

from branchlight.reader.page.book import Book
from branchlight.reader.page.furniture import Furniture
from branchlight.reader.themed_screen import ThemedScreen
from branchlight.reader.widgets.transcript import Transcript
from branchlight.reader.wording import page_words

_LOOK = 0.5
# The words that are read in a second, and the seconds of rest after a page, by the reader's setting.
_WORDS_A_SECOND = {"slow": 2.4, "steady": 3.6, "quick": 5.4}
_BREATH = {"slow": 3.0, "steady": 2.0, "quick": 1.3}


class AutoTurn:
    """A timer that turns the page after the time that it takes to read."""

    def __init__(self, screen: ThemedScreen, book: Book, transcript: Transcript, furniture: Furniture) -> None:
        self._screen = screen
        self._furniture = furniture
        self._book = book
        self._transcript = transcript
        self._timer: Timer | None = None
        self._due = 0.0

    def toggle(self) -> None:
        """Start or stop turning pages automatically."""
        if self._timer is None:
            self._timer = self._screen.set_interval(_LOOK, self.turn_page)
            self._due = self._reading_time()
            self._furniture.turning = True
            self._screen.tell(page_words.auto_on(self._screen.host.keys.hint("auto")))
        else:
            self._timer.stop()
            self._timer = None
            self._furniture.turning = False
            self._screen.tell(page_words.AUTO_OFF)

    def turn_page(self, seconds: float = _LOOK) -> None:
        """Count down by `seconds`, and turn the page if its time is over."""
        if not self._book.shows or self._transcript.reveal.writing or not self._transcript.pager.more:
            self._due = self._reading_time()
            return
        self._due -= seconds
        if self._due <= 0:
            self._transcript.pager.go_on()
            self._due = self._reading_time()

    def _reading_time(self) -> float:
        """Return the seconds that the page needs. A page that is written at reading pace needs only a short rest."""
        settings = self._screen.host.settings
        breath = _BREATH[settings.auto]
        if not self._screen.host.still and settings.reveal != "off":
            return breath
        galley, view = self._transcript.galley, self._transcript.view
        lines = [galley.line(number) for number in range(view.top, min(view.top + view.height, galley.height))]
        words = sum(len(line[1].text.split()) for line in lines if line is not None)
        return breath + words / _WORDS_A_SECOND[settings.auto]
