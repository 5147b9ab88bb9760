"""The quick save: one key keeps a place, and another returns to it. It asks before it leaves decisions."""

from branchlight.reader.page.book import Book
from branchlight.reader.themed_screen import ThemedScreen
from branchlight.reader.wording import page_words
from branchlight.shelf.schema import BEFORE_LOAD, QUICK


class QuickSaves:
    """The quick save of a book. The second of two loads in a row answers the question of the first."""

    def __init__(self, screen: ThemedScreen, book: Book) -> None:
        self._screen = screen
        self._session = screen.session
        self._book = book

    def save(self) -> None:
        """Save this place as the quick save."""
        with self._screen.host.keeping():
            self._session.save(QUICK)
            self._screen.tell(page_words.QUICK_SAVED)

    def load(self) -> None:
        """Go to the quick save. Ask first if the reader has made decisions that are not in it."""
        question = self._question()
        if question and self._screen.word != question:
            self._screen.tell(question)
            return
        with self._screen.host.keeping():
            try:
                self._session.load(QUICK)
            except KeyError:
                self._screen.tell(page_words.no_quick_save(self._screen.host.keys.hint("quick_save")))
                return
            self._book.reset(self._session.page.head or "turn")
            self._screen.tell(page_words.quick_loaded(BEFORE_LOAD if question else ""))

    def _question(self) -> str:
        """Return what to ask before the load, or "" if no decision is left behind."""
        history = self._session.history
        save = self._session.saves.get(QUICK)
        if save is None or not history.can_back or self._session.saves.is_here(QUICK):
            return ""
        return page_words.ask_quick_load(history.here, save.decisions, self._screen.host.keys.hint("quick_load"))
