"""The finder: a search in the text that was read, even beyond the turns on the page."""

from branchlight.reader.page.answer_line import AnswerLine
from branchlight.reader.page.book import Book
from branchlight.reader.widgets.transcript import Transcript

_LONGEST_WORDS = 200


class Finder:
    """A search that can be repeated before or after the last match."""

    def __init__(self, book: Book, transcript: Transcript, line: AnswerLine) -> None:
        self._book = book
        self._transcript = transcript
        self._line = line
        self._words = ""

    def ask(self) -> None:
        """Ask for words to find."""
        self._line.open("find", _LONGEST_WORDS, "words to find, then Enter", self._words)

    def find(self, words: str) -> None:
        """Find words, from the end of the text backwards."""
        self._words = words
        self._transcript.painter.show_found(-1, None)
        if not self._find(-1):
            self._book.tell(f"You have not read “{words}”.")

    def again(self, step: int) -> None:
        """Find the words again: before (-1) or after (1) the last match."""
        if self._words and not self._find(step):
            self._book.tell("There are no more matches that way.")

    def _find(self, step: int) -> bool:
        """Mark the next match. Return whether there is one. A search backwards loads earlier turns as needed."""
        from branchlight.reader.text.finding import find

        transcript, turns = self._transcript, self._book.turns
        end = len(self._book.read_blocks())
        index = transcript.painter.found[0] + step if transcript.painter.found is not None else end - 1
        while True:
            for place in range(index, -1 if step < 0 else end, step):
                found = find(transcript.galley.blocks[place].text, self._words)
                if found is not None:
                    transcript.painter.show_found(place, found)
                    transcript.view.stand_at(max(0, transcript.galley.top(place) - 3))
                    return True
            if step > 0 or turns.whole:
                return False
            # Not on the page: set earlier turns above it, and continue at their end.
            earlier = turns.earlier()
            transcript.pager.set_above(earlier)
            index, end = len(earlier) - 1, len(earlier)
