"""Guesses at the name that was meant by one that nobody knows."""

from collections.abc import Collection

from branchlight.source.guess import Guess

MOST_COMPARED = 100_000
LONGEST_GUESSED = 60
MOST_LIKELY = 5
"""The number of names that are compared with a word in full. That takes twenty times as long as a first look."""

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
        close = get_close_matches(spelt, _likely(spelt, others, alike), 2, alike)
        if close:
            return close
    lowered = {name.lower(): name for name in others}
    return [lowered[word.lower()]] if word.lower() in lowered else []


def _likely(word: str, names: list[str], alike: float) -> list[str]:
    """Return the few names that share most of their letters with a word, in the same order.

    That share is never less than the similarity, so a name that shares too little is not similar enough.
    """
    places: dict[str, int] = {}
    for place, letter in enumerate(word):
        places[letter] = places.get(letter, 0) | 1 << place
    found: list[tuple[float, str]] = []
    for name in names:
        both = len(word) + len(name)
        if 2 * min(len(word), len(name)) >= alike * both:
            share = 2 * _shared(places, len(word), name) / both
            if share >= alike:
                found.append((share, name))
    return [name for _, name in sorted(found, reverse=True)[:MOST_LIKELY]]


def _shared(places: dict[str, int], length: int, name: str) -> int:
    """Return how many letters a name shares, in the same order, with a word of this length.

    `places` has a bit for each place of a letter in the word. All places are followed at once: a bit of `free` is 0
    once the best match up to here has grown at its place.

    This is the length of the longest common subsequence, by the bit vectors of H. Hyyrö, "Bit-parallel LCS-length
    computation revisited" (2004).
    """
    whole = free = (1 << length) - 1
    for letter in name:
        met = free & places.get(letter, 0)
        free = ((free + met) | (free - met)) & whole
    return length - free.bit_count()


def _is_sure(word: str, close: list[str]) -> bool:
    """Return whether the first of the similar names is very similar, and no other is."""
    from difflib import SequenceMatcher

    if word.lower() == close[0].lower():
        return True
    very = [name for name in dict.fromkeys(close) if SequenceMatcher(None, name, word.lower()).ratio() >= _SURELY]
    return very == close[:1]
