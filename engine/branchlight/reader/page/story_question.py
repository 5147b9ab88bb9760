"""The story's question: its line opens once the reader has reached it, and stays until the turn is over."""

from branchlight.play.answers import refusal, takes, typed
from branchlight.play.turn import Turn
from branchlight.reader.look.ink import Key
from branchlight.reader.page.answer_line import AnswerLine
from branchlight.reader.page.book import Book
from branchlight.reader.text.typeset import asked
from branchlight.reader.themed_screen import ThemedScreen
from branchlight.reader.widgets.transcript import Transcript
from branchlight.reader.wording import foot_words
from branchlight.reader.wording.command_names import ENTER
from branchlight.source.characters import visible

_RETURN = (ENTER, foot_words.ANSWER, "focused.move('pick')")


class StoryQuestion:
    """The question of the turn on the page, on an input line that stays."""

    def __init__(self, screen: ThemedScreen, transcript: Transcript, book: Book, line: AnswerLine) -> None:
        self._screen = screen
        self._transcript = transcript
        self._book = book
        self._line = line
        self._asked: Turn | None = None

    @property
    def way_in(self) -> tuple[Key, ...]:
        """The key that leads to the line if the reader has left it."""
        return (_RETURN,) if self._asked is not None and not self._line.keys else ()

    def follow(self) -> None:
        """Open the line if the reader has reached the question, else close it."""
        if not self._transcript.is_attached:
            return
        turn = self._screen.session.turn
        due = turn if turn.question is not None and self._transcript.reveal.ended else None
        if due is not self._asked:
            self._asked = due
            self._show(due)
        if due is None and self._screen.focused is None:
            self._transcript.focus()

    def return_to(self) -> bool:
        """Return to the line. Return whether there is one."""
        lines = [line for line in self._line.lines() if line.stays]
        for line in lines:
            line.focus()
        return bool(lines)

    def _show(self, due: Turn | None) -> None:
        """Open a line for the question of a turn, in place of any other question's."""
        for line in self._line.lines():
            if line.stays:
                line.remove()
        if due is not None and due.question is not None:
            label, length = visible(asked(due.question)), due.question.length
            self._line.open(label, self._answer, does=foot_words.ANSWER, length=length, stays=True)
        elif all(line.stays for line in self._line.lines()):
            self._transcript.focus()  # also if the line was closed before it had the focus

    def _answer(self, words: str) -> None:
        """Answer the question, or say what it takes. An empty line is not an answer."""
        question = self._screen.session.turn.question
        if question is None or not typed(words, question.length):
            return
        if takes(question, words):
            self._book.choose(words)
        else:
            self._book.tell(refusal(question))
