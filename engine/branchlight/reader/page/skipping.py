"""Skipping: text that was read before passes, up to something new or a real choice."""

from branchlight.reader.page.book import Book
from branchlight.reader.themed_screen import ThemedScreen
from branchlight.reader.widgets.transcript import Transcript
from branchlight.reader.wording import page_words

_SKIPPED_AT_MOST = 500


def skip(screen: ThemedScreen, book: Book, transcript: Transcript) -> None:
    """Show text that was read before at once. Repeat earlier decisions where there is only one way."""
    session, reveal = screen.session, transcript.reveal
    seen, start = session.readings.progress().choices, (session.history.here, reveal.given)
    for _ in range(_SKIPPED_AT_MOST):
        if not reveal.ended and not transcript.pager.rush():
            screen.tell(page_words.SKIPPED_TO_NEW)
            break
        # Take a choice only if it is the only one, and was taken in an earlier reading.
        ways = [choice for choice in session.turn.choices if choice.open]
        if not reveal.ended or len(ways) != 1 or ways[0].name not in seen:
            break
        if not book.choose(ways[0].id):
            return
    if start == (session.history.here, reveal.given) and not screen.word:
        screen.tell(page_words.NOTHING_TO_SKIP)
