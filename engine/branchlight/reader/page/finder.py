"""The finder: a search in all the text that was read, even beyond the turns on the page."""

from branchlight.reader.key_map import KeyMap
from branchlight.reader.page.answer_line import AnswerLine
from branchlight.reader.page.book import Book
from branchlight.reader.text.blocks import TextSpan
from branchlight.reader.widgets.transcript import Transcript
from branchlight.reader.wording import foot_words, page_words

_LONGEST_WORDS = 200
# The lines of text above a match.
_ABOVE = 3


class Finder:
    """A search that can be repeated in both directions. After the last match, the first one follows."""

    def __init__(self, book: Book, transcript: Transcript, line: AnswerLine, keys: KeyMap) -> None:
        self._book = book
        self._transcript = transcript
        self._line = line
        self._keys = keys
        self._words = ""

    def ask(self) -> None:
        """Ask for words to find."""
        label, does = page_words.FIND, foot_words.FIND
        self._line.open(label, self.find, does=does, length=_LONGEST_WORDS, value=self._words)

    def find(self, words: str) -> None:
        """Find words: show the last match that is not below the page. Do nothing if there are no words."""
        if not words.strip():
            return
        self._words = words.strip()
        self._transcript.painter.show_found(-1, None)
        matches = self._matches()
        self._show(matches, max(0, self._above(matches, self._transcript.view.height) - 1))

    def again(self, step: int) -> None:
        """Show the next match (1), or the one before (-1)."""
        if not self._words:
            self._book.tell(page_words.no_words(self._keys.hint("find")))
            return
        found, matches = self._transcript.painter.found, self._matches()
        if found in matches:
            self._show(matches, matches.index(found) + step)
        else:
            self._show(matches, self._above(matches, _ABOVE) - (0 if step > 0 else 1))

    def _show(self, matches: list[tuple[int, TextSpan]], number: int) -> None:
        """Show a match, and say which of how many it is."""
        if not matches:
            self._book.tell(page_words.not_read(self._words))
            return
        number %= len(matches)
        place, span = matches[number]
        self._transcript.painter.show_found(place, span)
        self._transcript.view.stand_at(max(0, self._line_of(place, span) - _ABOVE))
        keys = (self._keys.hint("find_next"), self._keys.hint("find_before"))
        self._book.tell(page_words.found(self._words, number + 1, len(matches), keys))

    def _above(self, matches: list[tuple[int, TextSpan]], lines: int) -> int:
        """Return how many matches are above line `lines` of the page."""
        line = self._transcript.view.top + lines
        return sum(self._line_of(*match) < line for match in matches)

    def _line_of(self, place: int, span: TextSpan) -> int:
        """Return the line on which a match starts."""
        from branchlight.reader.text.places import line_of

        return line_of(self._transcript.galley, (place, span.start))

    def _matches(self) -> list[tuple[int, TextSpan]]:
        """Return every match in the text that was read, in order. Earlier turns are set above the page for this."""
        from branchlight.reader.text.finding import find_all

        if not self._book.turns.whole:
            self._transcript.pager.set_above(self._book.turns.all_earlier())
        blocks = enumerate(self._book.read_blocks())
        return [(place, span) for place, block in blocks for span in find_all(block.text, self._words)]
