"""Mistakes in one piece of text, by offset. The compiler turns them into diagnostics with a file and line."""

from branchlight.source.diagnostic import Code
from branchlight.source.named_tuple import NamedTuple


class Mistake(NamedTuple):
    """A mistake in a text. `start` and `end` are offsets into the text that was parsed or checked."""

    code: Code
    message: str
    start: int
    end: int
    hint: str


FOLLOW_UP = Mistake(Code("E200", "error", "what follows from a mistake that is reported elsewhere"), "", 0, 1, "")
"""The mistake of an expression that cannot be checked, because a name in it is declared wrongly. Nobody reports it."""


class MistakeError(Exception):
    """An exception that carries a mistake to a parser's or checker's public function, which returns it as a value."""

    def __init__(self, mistake: Mistake) -> None:
        super().__init__(mistake.message)
        self.mistake = mistake
