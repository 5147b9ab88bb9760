"""The input line: an answer to a question of the story, words to find, or the name of a file or a save."""

from branchlight.reader.themed_screen import ThemedScreen
from branchlight.reader.widgets.line_input import LineInput
from branchlight.reader.widgets.transcript import Transcript
from branchlight.reader.wording import foot_words

_QUESTION = "question"


class AnswerLine:
    """The input line below a transcript."""

    def __init__(self, screen: ThemedScreen, transcript: Transcript) -> None:
        self._screen = screen
        self._transcript = transcript

    @property
    def is_open(self) -> bool:
        """Return whether there is an input line."""
        return bool(self._screen.query(LineInput))

    def open(self, purpose: str, length: int, placeholder: str = foot_words.WRITE, value: str = "") -> None:
        """Open an input line of class `purpose`. A `LineInput.Submitted` from it has the reader's words."""
        answer = LineInput(length, placeholder, value)
        answer.add_class(purpose)
        self._screen.mount(answer, after=self._transcript)
        answer.fit(self._transcript.painter.left, self._transcript.galley.form.measure)
        answer.focus()

    def close(self) -> None:
        """Close the line and return the focus to the page. The line of the story's question stays open."""
        self._screen.query(LineInput).exclude(f".{_QUESTION}").remove()
        self._transcript.focus()

    def ask(self) -> None:
        """Open the line of the story's question if the reader has reached it, else close the line."""
        if not self._transcript.is_attached:
            return
        question, lines = self._screen.session.turn.question, self._screen.query(f"LineInput.{_QUESTION}")
        if question is None or not self._transcript.reveal.ended:
            lines.remove()
            if self._screen.focused is None:
                self._transcript.focus()
        elif not lines:
            self.open(_QUESTION, question.length)
