"""Skipping: text that was read before passes, and the decisions of the last reading are made again."""

from branchlight.reader.page.book import Book
from branchlight.reader.themed_screen import ThemedScreen
from branchlight.reader.widgets.transcript import Transcript
from branchlight.reader.wording import page_words
from branchlight.shelf.last_playthrough import MOST_SKIPPED, way_on


def skip(screen: ThemedScreen, book: Book, transcript: Transcript) -> None:
    """Show text that was read before, and decide as in the last reading. Stop at the first new text.

    Where the last reading was not, a decision is made if there is only one way, and if it was taken before.
    """
    session, reveal = screen.session, transcript.reveal
    last, start, said = session.last_playthrough(), (session.history.here, reveal.given), screen.word
    for _ in range(MOST_SKIPPED):
        if not reveal.ended:
            transcript.pager.rush()
        way = way_on(session.turn, last, session.readings.taken(session.turn)) if reveal.ended else None
        if way is None:
            break
        if not book.choose(way):
            return
    decisions = session.history.here - start[0]
    if screen.word != said:  # the shelf has something to say, which matters more
        return
    if decisions or not reveal.ended:
        before = "new" if not reveal.ended else "choice" if session.turn.ending is None else "ending"
        screen.tell(page_words.skipped(decisions, before))
    elif start[1] == reveal.given:
        screen.tell(page_words.NOTHING_TO_SKIP)
