"""Places where a line of text may end, by the rules of Unicode Standard Annex 14 that prose needs.

A line may end at a space, after a dash between words, after a soft hyphen, and between two ideographs. A hyphen after a
single letter holds, so that a stammer stays with its word, as in `w-window`. No line begins with a closing mark, a
small kana or an iteration mark, and none ends with an opening mark. No-break spaces hold.
"""

from functools import lru_cache
from unicodedata import category, east_asian_width

SOFT_HYPHEN, ZERO_SPACE = "\u00ad", "\u200b"
_JOINER = "\u200d"
_HOLDING = frozenset("\u00a0\u202f\u2007")
# After a space, these belong to the word before it.
_SPACED_STOPS = frozenset("—–…?!:;.,»")
_STOPS = frozenset("!%,.:;?…‥、。，．・：；？！％〜～ー゛゜々〻ゝゞヽヾ｡､･ｰﾞﾟ")
_SMALL_KANA = frozenset("ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ")
_HALF_KANA = (0xFF61, 0xFF9F)


def breaks_before(text: str, place: int) -> bool:
    """Return whether a line may start at this place of a text."""
    last, here = text[place - 1], text[place]
    if _is_space(here) or joins(text, place):
        return False
    if _is_space(last):
        word = text[:place].rstrip(" ")[-1:]
        return here not in _SPACED_STOPS and word != "«"
    if last in (SOFT_HYPHEN, ZERO_SPACE):
        return True
    if last in "—–-":
        letters = 2 if last == "-" else 1
        before = text[max(0, place - 1 - letters) : place - 1]
        return here.isalnum() and before.isalnum() and len(before) == letters
    return (_is_ideograph(last) or _is_ideograph(here)) and not closes(here) and not _opens(last)


def cuts_a_word(text: str, place: int) -> bool:
    """Return whether a line that ends at this place ends within a word, and so with a hyphen."""
    if not 0 < place < len(text):
        return False
    if text[place - 1] == SOFT_HYPHEN:
        return True
    return text[place - 1].isalpha() and text[place].isalpha() and not breaks_before(text, place)


def _is_space(sign: str) -> bool:
    return sign.isspace() and sign not in _HOLDING


def joins(text: str, place: int) -> bool:
    """Return whether the character at a place belongs to the one before it."""
    return text[place - 1] == _JOINER or _joins(text[place])


@lru_cache(4096)
def _joins(sign: str) -> bool:
    """Return whether a character always belongs to the one before it: an accent, a joiner, a skin tone."""
    return category(sign) in ("Mn", "Me", "Mc") or sign == _JOINER or "\U0001f3fb" <= sign <= "\U0001f3ff"


@lru_cache(4096)
def _is_ideograph(sign: str) -> bool:
    return east_asian_width(sign) in "WF" or _HALF_KANA[0] <= ord(sign) <= _HALF_KANA[1]


@lru_cache(4096)
def closes(sign: str) -> bool:
    """Return whether no line begins with a character: a closing mark, a stop, a small kana."""
    return category(sign) in ("Pe", "Pf") or sign in _STOPS or sign in _SMALL_KANA or sign in _HOLDING


@lru_cache(4096)
def _opens(sign: str) -> bool:
    return category(sign) in ("Ps", "Pi") or sign in _HOLDING
