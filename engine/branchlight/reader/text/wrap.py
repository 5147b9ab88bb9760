"""Line breaking in paragraphs.

There are two algorithms, since a whole page is measured but only a part shows. `fill` is greedy: it matches one regular
expression, so it measures ten thousand paragraphs without a noticeable delay. `even` sets the lines that show. It keeps
the number of lines from `fill`, and distributes the words for an even right edge and no lone last word.

A line never starts with a dash, an ellipsis or a punctuation mark that follows a space. It may end after a dash. A word
that is wider than a line is cut, with a hyphen. Texts with wide characters or soft hyphens are broken cell by cell, by
the rules in `breaking`.
"""

import re
from functools import lru_cache

from branchlight.reader.text.breaking import SOFT_HYPHEN, breaks_before, closes, cuts_a_word, joins
from branchlight.reader.text.letter_cells import most_cells

Line = tuple[int, int]

# A break is allowed at a space, unless a dash or a stop follows, and after a dash between words. A hyphen needs two
# letters before it, so that a stammer stays with its word.
_BREAK = r"(?:(?<!«)[^\S\u00a0\u202f\u2007]+(?![—–…?!:;.,»])|(?:(?<=\w[—–])|(?<=\w\w-))(?=\w))"
_BREAKS = re.compile(_BREAK)
_NARROW = r"[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u03ff\u0400-\u052f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e]*"
"""A pattern that is compiled on first use: that takes long, and a text in ASCII does not need it."""


def fill(text: str, width: int) -> list[Line]:
    """Return greedy lines as (start, end) in `text`. There is always at least one. `width` is in cells."""
    width = max(width, 1)
    if not _is_narrow(text):
        return _fill_by_cells(text, width)
    if len(text) <= width:
        return [(0, len(text))]
    return [match.span("line") for match in _greedy(width).finditer(text)] or [(0, len(text))]


def even(text: str, width: int) -> list[Line]:
    """Return as many lines as `fill` does, with the least ragged right edge. `width` is in cells."""
    lines = fill(text, width)
    if len(lines) < 2 or not _is_narrow(text):
        return lines
    return _spread(_units(text), width, len(lines)) or lines


def _is_narrow(text: str) -> bool:
    """Return whether each character takes one cell and needs no rules of its own."""
    return text.isprintable() if text.isascii() else re.fullmatch(_NARROW, text) is not None


@lru_cache(32)
def _greedy(width: int) -> re.Pattern[str]:
    # The rest of the text, a line up to a break, a word that is cut at a hyphen or before a digit, or whatever fits.
    ways = (rf"\S.{{0,{width - 1}}}?(?=\s*\Z)", rf"\S.{{0,{width - 1}}}(?={_BREAK})")
    hyphen = rf"\S.{{0,{max(0, width - 2)}}}(?<=[^\W\d_])(?=[^\W\d_])"
    parts = (*ways, hyphen, rf"\S.{{0,{width - 1}}}(?=\w)", rf"\S.{{0,{width - 1}}}")
    return re.compile(rf"\s*(?P<line>{'|'.join(parts)})")


def _units(text: str) -> list[Line]:
    """Return the parts of the text that a line break may not split."""
    breaks = [match.span() for match in _BREAKS.finditer(text)]
    starts = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(text)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if end > start]


def _spread(units: list[Line], width: int, count: int) -> list[Line]:
    """Return the cheapest way to set `units` in `count` lines, or nothing if a unit alone is too wide.

    This is total-fit line breaking, as Knuth and Plass describe it, with the number of lines given in advance.
    """
    total, close = len(units), units[-1][1]
    # Dynamic programming: layer n has every unit at which line n can start, with the least cost of the lines before it
    # and the start of the line before.
    layers: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for number in range(count):
        following: dict[int, tuple[float, int]] = {}
        for first, (cost, _) in layers[-1].items():
            start = units[first][0]
            for after in range(first + 1, total + 1):
                length = units[after - 1][1] - start
                if length > width:
                    break
                # Skip a line that leaves no units for later lines, or too many.
                last = number == count - 1
                if (after == total) != last or (not last and close - units[after][0] > (count - 1 - number) * width):
                    continue
                price = cost + _raggedness(length, width, last)
                if after not in following or price < following[after][0]:
                    following[after] = (price, first)
        layers.append(following)
    # If no sequence of lines ends at the last unit, there is no solution.
    if total not in layers[-1]:
        return []
    # Walk back from the end through the cheapest starts.
    lines: list[Line] = []
    after = total
    for layer in reversed(layers[1:]):
        first = layer[after][1]
        lines.append((units[first][0], units[after - 1][1]))
        after = first
    return lines[::-1]


def _raggedness(length: int, width: int, last: bool) -> float:
    """Return the cost of a line. A last line may be short, but not shorter than a quarter of the width."""
    if not last:
        return float((width - length) ** 2)
    return float(max(0, width // 4 - length) ** 2)


def _fill_by_cells(text: str, width: int) -> list[Line]:
    """Return greedy lines of a text with characters that take two cells or none, or with soft hyphens."""
    lines: list[Line] = []
    start = 0
    while start < len(text) or not lines:
        end, following = _line_by_cells(text, start, width)
        lines.append((start, end))
        start = following
    return lines


def _line_by_cells(text: str, start: int, width: int) -> Line:
    """Return the end of the line that starts at a place, and the start of the next."""
    cells, inked, best = 0, 0, (0, 0)  # a line that is full up to a space is not too wide
    for place in range(start, len(text)):
        sign = text[place]
        hyphen = text[place - 1 : place] == SOFT_HYPHEN
        if place > start and inked + hyphen <= width and breaks_before(text, place):
            best = (len(text[:place].rstrip(" ")), place)
        wide = most_cells(text, place)
        if cells + wide > width and not sign.isspace():
            return best if best[1] > start else _cut_by_cells(text, start, place, width)
        cells += wide
        if sign != " ":
            inked = cells
    return len(text), len(text)


def _cut_by_cells(text: str, start: int, place: int, width: int) -> Line:
    """Return the end of a line within a word that is wider than a line.

    A hyphen takes the last cell. Closing marks and accents stay with the letter before them.
    """
    for cut in range(max(place, start + 1), start + 1, -1):
        cells = sum(most_cells(text, each) for each in range(start, cut)) + cuts_a_word(text, cut)
        if cells <= width and not closes(text[cut]) and not joins(text, cut):
            return cut, cut
    return max(place, start + 1), max(place, start + 1)
