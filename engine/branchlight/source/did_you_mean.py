"""Guesses at the name that was meant by one that nobody knows."""

from collections.abc import Collection

from branchlight.source.guess import Guess

MOST_COMPARED = 100_000
LONGEST_GUESSED = 60
_SURELY = 0.8
"""The similarity at which a name is surely misspelt, if no other is as similar."""


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
    """Return a hint that names what `word` was probably meant to be, with its fix, or ""."""
    close = _closest(word, known, alike)
    return meant(word, close[0], _is_sure(word, close)) if close else ""


def meant(word: str, name: str, sure: bool) -> str:
    """Return a hint that `name` was meant by `word`, with the fix that replaces one by the other."""
    return Guess(f"did you mean `{name}`?", word, name, sure)


def closest(word: str, known: "list[str]", alike: float) -> str:
    """Return the known name that is most similar to `word`, or "" if none is similar enough.

    `alike` is the least similarity; 1 means equal. Very long words are not compared: that takes too long, and they are
    not slips.
    """
    return next(iter(_closest(word, known, alike)), "")


def _closest(word: str, known: "list[str]", alike: float) -> list[str]:
    """Return the two known names that are most similar to `word`, or fewer."""
    if len(word) > LONGEST_GUESSED:
        return []
    from difflib import get_close_matches  # imported here because only a mistake needs it

    others = [name for name in known if name != word]
    for spelt in dict.fromkeys((word, word.lower())):
        close = get_close_matches(spelt, others, 2, alike)
        if close:
            return close
    lowered = {name.lower(): name for name in others}
    return [lowered[word.lower()]] if word.lower() in lowered else []


def _is_sure(word: str, close: list[str]) -> bool:
    """Return whether the first of the similar names is very similar, and no other is."""
    from difflib import SequenceMatcher

    if word.lower() == close[0].lower():
        return True
    very = [name for name in dict.fromkeys(close) if SequenceMatcher(None, name, word.lower()).ratio() >= _SURELY]
    return very == close[:1]
