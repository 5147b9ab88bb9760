"""The input line: an answer to a question of the story, words to find, or the name of a file or a save."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from branchlight.reader.look.ink import Key
from branchlight.reader.themed_screen import ThemedScreen
from branchlight.reader.widgets.transcript import Transcript
from branchlight.reader.wording import foot_words
from branchlight.reader.wording.command_names import ENTER, ESCAPE

if TYPE_CHECKING:
    from branchlight.reader.widgets.line_input import LineInput

_LEAVE = (ESCAPE, foot_words.LEAVE, "screen.leave")


class AnswerLine:
    """The input line below a transcript."""

    def __init__(self, screen: ThemedScreen, transcript: Transcript) -> None:
        self._screen = screen
        self._transcript = transcript

    @property
    def is_open(self) -> bool:
        """Return whether there is an input line."""
        return bool(self.lines())

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys of the line while the reader writes on it, else none."""
        written_on = [line for line in self.lines() if line is self._screen.focused and line.does]
        return ((ENTER, written_on[0].does, "focused.submit"), _LEAVE) if written_on else ()

    def open(
        self,
        label: str,
        then: Callable[[str], None],
        *,
        does: str,
        length: int,
        value: str = "",
        stays: bool = False,
    ) -> None:
        """Open an input line. `then` gets the reader's words. By then the line is closed, unless it stays.

        `label` says what to write, and `does` what Enter does with it.
        """
        from branchlight.reader.widgets.line_input import LineInput

        def close_and_go_on(words: str) -> None:
            self.close()
            then(words)

        line = LineInput(label, then if stays else close_and_go_on, does=does, length=length, value=value, stays=stays)
        self._screen.mount(line, after=self._transcript)
        line.fit(self._transcript.painter.left, self._transcript.galley.form.measure)
        line.focus()

    def close(self) -> None:
        """Close the line, unless it stays, and return the focus to the page."""
        for line in self.lines():
            if not line.stays:
                line.remove()
        self._transcript.focus()

    def fit(self, left: int, measure: int) -> None:
        """Align each open line with the text."""
        for line in self.lines():
            line.fit(left, measure)

    def lines(self) -> "list[LineInput]":
        """Return the open lines. Their class is imported on first use, so that the page shows sooner."""
        if not self._screen.query("LineInput"):
            return []
        from branchlight.reader.widgets.line_input import LineInput

        return list(self._screen.query(LineInput))
