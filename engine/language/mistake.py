"""A mistake inside one piece of text, by offset; whoever knows the file turns it into a diagnostic."""

from typing import NamedTuple

from engine.source.diagnostic import Code


class Mistake(NamedTuple):
    """`start` and `end` are offsets into the text that was parsed or checked."""

    code: Code
    message: str
    start: int
    end: int
    hint: str = ""


class MistakeError(Exception):
    """Unwinds a parser or checker to its public function, which returns the mistake as a value."""

    def __init__(self, mistake: Mistake) -> None:
        super().__init__(mistake.message)
        self.mistake = mistake


def near(word: str, known: "list[str]") -> str:
    """A hint that names what `word` was probably meant to be, or nothing."""
    from difflib import get_close_matches  # loaded only when something is wrong

    close = get_close_matches(word, known, 1, 0.6) or get_close_matches(word.lower(), known, 1, 0.6)
    return f"did you mean `{close[0]}`?" if close else ""
