"""A mistake inside one piece of text, by offset; whoever knows the file turns it into a diagnostic."""

from collections.abc import Collection
from typing import NamedTuple

from branchlight.source.diagnostic import Code

MOST_COMPARED = 100_000
LONGEST_GUESSED = 60


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


class Patience:
    """How many names may still be looked through for one that was meant: among many, a guess takes its time."""

    def __init__(self) -> None:
        self.left = MOST_COMPARED

    def lasts(self, names: int) -> bool:
        """Is there patience left to look through so many? Then it is spent."""
        self.left -= names
        return self.left >= 0

    def among(self, known: Collection[str]) -> list[str]:
        """The names to guess from: those that are known, or none once patience has run out."""
        return list(known) if self.lasts(len(known)) else []


def near(word: str, known: "list[str]", alike: float = 0.6) -> str:
    """A hint that names what `word` was probably meant to be, or nothing."""
    close = closest(word, known, alike)
    return f"did you mean `{close}`?" if close else ""


def closest(word: str, known: "list[str]", alike: float) -> str:
    """The name that is most like `word`, if one is at least so much `alike` (1 is the same), or nothing.

    Very long words are not compared: that takes ever longer, and they are no slips of the pen.
    """
    if len(word) > LONGEST_GUESSED:
        return ""
    from difflib import get_close_matches  # loaded only when something is wrong

    others = [name for name in known if name != word]
    for spelt in dict.fromkeys((word, word.lower())):
        close = get_close_matches(spelt, others, 1, alike)
        if close:
            return close[0]
    lowered = {name.lower(): name for name in others}
    return lowered.get(word.lower(), "")
