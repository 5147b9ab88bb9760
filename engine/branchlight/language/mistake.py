"""Mistakes in one piece of text, by offset. The compiler turns them into diagnostics with a file and line."""

from collections.abc import Collection
from typing import NamedTuple

from branchlight.source.diagnostic import Code

MOST_COMPARED = 100_000
LONGEST_GUESSED = 60


class Mistake(NamedTuple):
    """A mistake in a text. `start` and `end` are offsets into the text that was parsed or checked."""

    code: Code
    message: str
    start: int
    end: int
    hint: str = ""


class MistakeError(Exception):
    """An exception that carries a mistake to a parser's or checker's public function, which returns it as a value."""

    def __init__(self, mistake: Mistake) -> None:
        super().__init__(mistake.message)
        self.mistake = mistake


class Patience:
    """A budget of names that may be searched for the one that was meant: guessing among many takes long."""

    def __init__(self) -> None:
        self.left = MOST_COMPARED

    def lasts(self, names: int) -> bool:
        """Spend the budget for so many names, and return whether it sufficed."""
        self.left -= names
        return self.left >= 0

    def among(self, known: Collection[str]) -> list[str]:
        """Return the names to guess from: the known ones, or none after the budget is spent."""
        return list(known) if self.lasts(len(known)) else []


def near(word: str, known: "list[str]", alike: float = 0.6) -> str:
    """Return a hint that names what `word` was probably meant to be, or ""."""
    close = closest(word, known, alike)
    return f"did you mean `{close}`?" if close else ""


def closest(word: str, known: "list[str]", alike: float) -> str:
    """Return the known name that is most similar to `word`, or "" if none is similar enough.

    `alike` is the least similarity; 1 means equal. Very long words are not compared: that takes too long, and they are
    not slips.
    """
    if len(word) > LONGEST_GUESSED:
        return ""
    from difflib import get_close_matches  # imported here because only a mistake needs it

    others = [name for name in known if name != word]
    for spelt in dict.fromkeys((word, word.lower())):
        close = get_close_matches(spelt, others, 1, alike)
        if close:
            return close[0]
    lowered = {name.lower(): name for name in others}
    return lowered.get(word.lower(), "")
