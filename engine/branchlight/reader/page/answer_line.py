"""The input line: an answer to a question of the story, words to find, or the name of a file or a save."""

from typing import TYPE_CHECKING

from branchlight.play.turn import Turn
from branchlight.reader.look.ink import Key
from branchlight.reader.text.typeset import asked
from branchlight.reader.themed_screen import ThemedScreen
from branchlight.reader.widgets.transcript import Transcript
from branchlight.reader.wording import foot_words
from branchlight.reader.wording.command_names import ENTER, ESCAPE
from branchlight.source.characters import visible

if TYPE_CHECKING:
    from branchlight.reader.widgets.line_input import LineInput

_QUESTION = "question"
_LEAVE = (ESCAPE, foot_words.LEAVE, "screen.leave")
_RETURN = (ENTER, foot_words.ANSWER, "focused.pick")


class AnswerLine:
    """The input line below a transcript."""

    def __init__(self, screen: ThemedScreen, transcript: Transcript) -> None:
        self._screen = screen
        self._transcript = transcript
        self._asked: Turn | None = None

    @property
    def is_open(self) -> bool:
        """Return whether there is an input line."""
        return bool(self._lines())

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys of the line while the reader writes on it, else none."""
        written_on = [line for line in self._lines() if line is self._screen.focused and line.does]
        return ((ENTER, written_on[0].does, "focused.submit"), _LEAVE) if written_on else ()

    @property
    def way_in(self) -> tuple[Key, ...]:
        """The key that leads to a line that the reader has left, if there is one."""
        return (_RETURN,) if self._asked is not None and not self.keys else ()

    def open(self, purpose: str, length: int, label: str, does: str, value: str = "") -> None:
        """Open an input line of class `purpose`. A `LineInput.Submitted` from it has the reader's words.

        `label` says what to write, and `does` what Enter does with it.
        """
        from branchlight.reader.widgets.line_input import LineInput

        answer = LineInput(length, label, does, value, stays=purpose == _QUESTION)
        answer.add_class(purpose)
        self._screen.mount(answer, after=self._transcript)
        answer.fit(self._transcript.painter.left, self._transcript.galley.form.measure)
        answer.focus()

    def close(self) -> None:
        """Close the line and return the focus to the page. The line of the story's question stays open."""
        for line in self._lines():
            if not line.has_class(_QUESTION):
                line.remove()
        self._transcript.focus()

    def fit(self, left: int, measure: int) -> None:
        """Align each open line with the text."""
        for line in self._lines():
            line.fit(left, measure)

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
            elif all(line.has_class(_QUESTION) for line in self._lines()):
                self._transcript.focus()  # also if the line was closed before it had the focus
        if due is None and self._screen.focused is None:
            self._transcript.focus()

    def answer(self) -> bool:
        """Return to the line of the story's question. Return whether there is one."""
        lines = self._screen.query(f"LineInput.{_QUESTION}")
        for line in lines:
            line.focus()
        return bool(lines)

    def _lines(self) -> "list[LineInput]":
        """Return the open lines. Their class is imported on first use, so that the page shows sooner."""
        if not self._screen.query("LineInput"):
            return []
        from branchlight.reader.widgets.line_input import LineInput

        return list(self._screen.query(LineInput))
