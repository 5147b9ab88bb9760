"""The outline of a brace: where its sides begin, where it ends, and which colons are its own.

A colon is a brace's own if it is not escaped, and not inside an inner brace, parentheses, brackets or quotes. A bar or
a brace means the same inside quotes as outside. A quote or a parenthesis that is not closed within its side is none.
"""

import re
from bisect import bisect

from branchlight.source import new
from branchlight.source.named_tuple import NamedTuple

# It begins with a set of characters, which is searched quickly. A backslash and the sign after it are one.
_SIGN = re.compile(r"[{}|:\\](?:(?<!\\)|(?<=\\).)", re.DOTALL)
_ENCLOSING = re.compile(r"""[(\["'\u2018\u201c]""")
_INNER_SIGN = re.compile(r"""\\.|[{}:()\[\]"'\u2018\u2019\u201c\u201d]""", re.DOTALL)
_CLOSING = {"(": ")", "[": "]"}
_QUOTES = {'"': '"', "'": "'", "\u2018": "\u2019", "\u201c": "\u201d"}
_APOSTROPHES = "'\u2019"


class SideOutline(NamedTuple):
    """The offsets of one side of a brace: where it begins and ends, and its first own colon, or -1."""

    start: int
    end: int
    colon: int


def outline(text: str, start: int) -> list[SideOutline]:
    """Return the sides of the brace that begins before `start`; none if it is never closed.

    The `}` of the brace is where the last side ends. The time is linear in the length of the brace.
    """
    depth, colon = 0, -1
    sides: list[SideOutline] = []
    for match in _SIGN.finditer(text, start):
        sign = match[0]
        if sign == "{":
            depth += 1
        elif sign == "}" and depth:
            depth -= 1
        elif depth or sign[0] == "\\":
            continue
        elif sign == ":":
            colon = match.start() if colon < 0 else colon
        else:
            end = match.start()
            # Most colons come before anything that could enclose them.
            is_plain = colon < 0 or not _ENCLOSING.search(text, start, colon)
            own = colon if is_plain else _own_colon(text, _signs(text, start, end))
            sides.append(new(SideOutline, (start, end, own)))
            start, colon = match.end(), -1
            if sign == "}":
                return sides
    return []


def _signs(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """Return the signs of a side that are not escaped and not within an inner brace."""
    depth = 0
    found: list[tuple[int, str]] = []
    for match in _INNER_SIGN.finditer(text, start, end):
        sign = match[0]
        if sign in "{}":
            depth += 1 if sign == "{" else -1
        elif not depth and sign[0] != "\\":
            found.append((match.start(), sign))
    return found


def _own_colon(text: str, signs: list[tuple[int, str]]) -> int:
    """Return the first colon among the signs of a side that nothing encloses, or -1."""
    colons: list[int] = []
    opened: list[tuple[str, int]] = []  # what closes each bracket that is open, and the number of colons before it
    waiting = dict.fromkeys(_CLOSING.values(), 0)
    for at, sign in _outside_quotes(text, signs):
        if sign == ":":
            colons.append(at)
        elif sign in _CLOSING:
            opened.append((_CLOSING[sign], len(colons)))
            waiting[_CLOSING[sign]] += 1
        elif waiting.get(sign):
            # What was opened later is never closed.
            while opened:
                closing, before = opened.pop()
                waiting[closing] -= 1
                if closing == sign:
                    del colons[before:]
                    break
    return colons[0] if colons else -1


def _outside_quotes(text: str, signs: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the signs that are not quoted, without the quotation marks."""
    ends: dict[str, list[int]] = {}
    for index, (at, sign) in enumerate(signs):
        if sign in _QUOTES.values() and _can_close(text, at, sign):
            ends.setdefault(sign, []).append(index)
    found: list[tuple[int, str]] = []
    index = 0
    while index < len(signs):
        at, sign = signs[index]
        index += 1
        if sign in _QUOTES and _can_open(text, at, sign):
            closing = ends.get(_QUOTES[sign], [])
            place = bisect(closing, index - 1)
            if place < len(closing):
                index = closing[place] + 1
        elif sign not in _QUOTES.values():
            found.append((at, sign))
    return found


def _can_open(text: str, at: int, sign: str) -> bool:
    return sign not in _APOSTROPHES or at == 0 or not text[at - 1].isalnum()


def _can_close(text: str, at: int, sign: str) -> bool:
    return sign not in _APOSTROPHES or not text[at + 1 : at + 2].isalnum()
