"""Where the reader left the page: it is kept on the shelf, and the next session opens there."""

from contextlib import suppress

from branchlight.reader.text.standing import Standing, read, standing_at, written
from branchlight.reader.widgets.transcript import Transcript
from branchlight.shelf import Session, ShelfError


def standing_left(session: Session) -> Standing | None:
    """Return where on the page the reader left off, or None if that was at another turn.

    A reading without decisions is not stored, so the next session begins another one, with another seed.
    """
    history = session.history
    return read(session.standing.get(), history.seed if session.resumed else None, history.here)


def keep_standing(session: Session, transcript: Transcript) -> None:
    """Keep the place on the page. If the shelf cannot, nothing is said: only the place is lost."""
    if not transcript.view.height:
        return
    standing = standing_at(transcript.script, transcript.view.top, transcript.reveal.given)
    text = written(standing, session.history.seed, session.history.here)
    with suppress(ShelfError):
        if text != session.standing.get():
            session.standing.keep(text)
