"""The line to write on: an answer to a question of the story, words to find, the name of a file or of a save."""

from branchlight.reader.themed_screen import ThemedScreen
from branchlight.reader.widgets.line_input import LineInput
from branchlight.reader.widgets.transcript import Transcript

_QUESTION = "question"


class AnswerLine:
    """Opens and closes lines to write on below a transcript."""

    def __init__(self, screen: ThemedScreen, transcript: Transcript) -> None:
        self._screen = screen
        self._transcript = transcript

    @property
    def is_open(self) -> bool:
        """Whether there is a line to write on."""
        return bool(self._screen.query(LineInput))

    def open(self, purpose: str, length: int, placeholder: str = "write, then Enter", value: str = "") -> None:
        """Have a line to write on; what is written comes as a `LineInput.Submitted` from a widget of that class."""
        answer = LineInput(length, placeholder, value)
        answer.add_class(purpose)
        self._screen.mount(answer, after=self._transcript)
        answer.fit(self._transcript.painter.left, self._transcript.galley.form.measure)
        answer.focus()

    def close(self) -> None:
        """Go back to the page, where keys are commands; a question of the story stays."""
        self._screen.query(LineInput).exclude(f".{_QUESTION}").remove()
        self._transcript.focus()

    def ask(self) -> None:
        """Have a line to write on while, and only while, a question of the story is before the reader."""
        if not self._transcript.is_attached:
            return
        question, lines = self._screen.session.turn.question, self._screen.query(f"LineInput.{_QUESTION}")
        if question is None or not self._transcript.reveal.ended:
            lines.remove()
            if self._screen.focused is None:
                self._transcript.focus()
        elif not lines:
            self.open(_QUESTION, question.length)
