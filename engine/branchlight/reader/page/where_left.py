"""The place where the reader left the page: it is kept on the shelf, and the next session opens there."""

from contextlib import suppress

from textual.timer import Timer

from branchlight.reader.text.standing import Standing, read, standing_at, written
from branchlight.reader.themed_screen import ThemedScreen
from branchlight.reader.widgets.transcript import Transcript
from branchlight.shelf import Session, ShelfError

# The seconds without a move after which the place on the page is kept.
_SETTLED = 2.0


def standing_left(session: Session) -> Standing | None:
    """Return where on the page the reader left off, or None if that was at another turn.

    A reading without decisions is not stored, so the next session begins another one, with another seed.
    """
    history = session.history
    return read(session.standing.get(), history.seed if session.resumed else None, history.here)


class WhereLeft:
    """The place on the page. It is kept once the page has been still for a while, and when the book is closed."""

    def __init__(self, screen: ThemedScreen, transcript: Transcript) -> None:
        self._screen = screen
        self._transcript = transcript
        self._timer: Timer | None = None

    def keep_soon(self) -> None:
        """Keep the place after a while, unless this is called again by then."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._screen.set_timer(_SETTLED, self.keep)

    def keep(self) -> None:
        """Keep the place if the book is open. If the shelf cannot, nothing is said: only the place is lost."""
        session, transcript = self._screen.session, self._transcript
        if not self._screen.host.book.opened or not transcript.view.height:
            return
        standing = standing_at(transcript.script, transcript.view.top, transcript.reveal.given)
        text = written(standing, session.history.seed, session.history.here)
        with suppress(ShelfError):
            if text != session.standing.get():
                session.standing.keep(text)
                session.page.keep()
