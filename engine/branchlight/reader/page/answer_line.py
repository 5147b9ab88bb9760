"""The input line: an answer to a question of the story, words to find, or the name of a file or a save."""

from branchlight.play.turn import Turn
from branchlight.reader.look.ink import Key
from branchlight.reader.text.typeset import asked
from branchlight.reader.themed_screen import ThemedScreen
from branchlight.reader.widgets.line_input import LineInput
from branchlight.reader.widgets.transcript import Transcript
from branchlight.reader.wording import foot_words
from branchlight.reader.wording.command_names import ENTER, ESCAPE
from branchlight.source.characters import visible

_QUESTION = "question"
_LEAVE = (ESCAPE, foot_words.LEAVE, "screen.leave")
_RETURN = (ENTER, foot_words.ANSWER, "screen.transcript('pick')")


class AnswerLine:
    """The input line below a transcript."""

    def __init__(self, screen: ThemedScreen, transcript: Transcript) -> None:
        self._screen = screen
        self._transcript = transcript
        self._asked: Turn | None = None

    @property
    def is_open(self) -> bool:
        """Return whether there is an input line."""
        return bool(self._screen.query(LineInput))

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys of the line while the reader writes on it, else none."""
        line = self._screen.focused
        return ((ENTER, line.does, "focused.submit"), _LEAVE) if isinstance(line, LineInput) and line.does else ()

    @property
    def way_in(self) -> tuple[Key, ...]:
        """The key that leads to a line that the reader has left, if there is one."""
        return (_RETURN,) if self._asked is not None and not self.keys else ()

    def open(self, purpose: str, length: int, label: str, does: str, value: str = "") -> None:
        """Open an input line of class `purpose`. A `LineInput.Submitted` from it has the reader's words.

        `label` says what to write, and `does` what Enter does with it.
        """
        answer = LineInput(length, label, does, value, stays=purpose == _QUESTION)
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
        turn = self._screen.session.turn
        due = turn if turn.question is not None and self._transcript.reveal.ended else None
        if due is not self._asked:
            self._asked = due
            self._screen.query(f"LineInput.{_QUESTION}").remove()
            if due is not None and due.question is not None:
                self.open(_QUESTION, due.question.length, visible(asked(due.question)), foot_words.ANSWER)
            elif not self._screen.query(LineInput).exclude(f".{_QUESTION}"):
                self._transcript.focus()  # also if the line was closed before it had the focus
        if due is None and self._screen.focused is None:
            self._transcript.focus()

    def answer(self) -> bool:
        """Return to the line of the story's question. Return whether there is one."""
        lines = self._screen.query(f"LineInput.{_QUESTION}")
        for line in lines:
            line.focus()
        return bool(lines)
