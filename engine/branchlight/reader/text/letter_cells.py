"""The cells that a character takes, where terminals do not agree on them.

A line that is broken for the greatest number is cut off on no terminal. Some terminals join an emoji of several
characters, and others show its parts side by side. Vowel signs that Unicode calls spacing take a cell in some.
"""

from functools import lru_cache
from unicodedata import category

from rich.cells import cell_len

from branchlight.reader.text.breaking import SOFT_HYPHEN, ZERO_SPACE

_AS_EMOJI = "\ufe0f"
_SKIN_TONES = frozenset("\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")


def most_cells(text: str, place: int) -> int:
    """Return the most cells that a terminal gives to the character at a place of a text."""
    if text[place] == _AS_EMOJI:
        return 1 if place and _cells(text[place - 1]) == 1 else 0
    return _cells(text[place])


@lru_cache(4096)
def _cells(sign: str) -> int:
    if sign in (SOFT_HYPHEN, ZERO_SPACE):
        return 0
    if sign in _SKIN_TONES:
        return 2
    return 1 if category(sign) == "Mc" else cell_len(sign)
