"""Guesses at the name that was meant by one that nobody knows."""

from collections.abc import Collection

MOST_COMPARED = 100_000
LONGEST_GUESSED = 60


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
