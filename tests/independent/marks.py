"""The signs of prose: where braces end, where sides part, and which asterisks are emphasis.

Signs that count become private characters, so that a value that contains such a sign is never taken for one.
"""

import re
from typing import Protocol, TypeAlias

from .values import Run


class Varying(Protocol):
    """A pair of braces."""

    @property
    def write(self) -> Run:
        """A function from a world to the characters that are shown."""


Token: TypeAlias = "str | Varying"

STAR, AT, BLANK, BREAK, GLUE = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
SPACES = " \t\r\n"
BLANK_LINE = re.compile(r"[ \t]*\n[ \t]*\n[ \t\n]*")
QUOTES = {'"': '"', "'": "'", "“": "”"}


def trimmed(source: str) -> str:
    """Return a source without space at its ends; a space after a backslash stays."""
    source = source.lstrip(SPACES)
    cut = source.rstrip(SPACES)
    backslashes = len(cut) - len(cut.rstrip("\\"))
    return cut + source[len(cut) : len(cut) + 1] if backslashes % 2 else cut


def matching(source: str, place: int) -> int:
    """Return the place of the brace that closes the one at `place`."""
    depth = 0
    while place < len(source):
        if source[place] == "\\":
            place += 1
        elif source[place] == "{":
            depth += 1
        elif source[place] == "}":
            depth -= 1
            if depth == 0:
                return place
        place += 1
    raise ValueError(f"a brace is not closed in {source!r}")


def split_bars(source: str) -> list[str]:
    """Return the sides between the bars that are not in inner braces."""
    sides, start, place = [], 0, 0
    while place < len(source):
        if source[place] == "\\":
            place += 1
        elif source[place] == "{":
            place = matching(source, place)
        elif source[place] == "|":
            sides.append(source[start:place])
            start = place + 1
        place += 1
    return [*sides, source[start:]]


def find_colon(source: str) -> int:
    """Return the place of the first colon that counts, or -1."""
    depth, place = 0, 0
    while place < len(source):
        sign = source[place]
        if sign == "\\":
            place += 1
        elif sign == "{":
            place = matching(source, place)
        elif _opens_quote(source, place):
            place = source.index(QUOTES[sign], place + 1)
        elif sign in "([":
            depth += 1
        elif sign in ")]":
            depth = max(0, depth - 1)
        elif sign == ":" and depth == 0:
            return place
        place += 1
    return -1


def _opens_quote(source: str, place: int) -> bool:
    """Whether a quotation begins here and ends later. An apostrophe after a letter begins none."""
    sign = source[place]
    if sign not in QUOTES or QUOTES[sign] not in source[place + 1 :]:
        return False
    return sign != "'" or place == 0 or not source[place - 1].isalnum()


def sign_at(source: str, place: int) -> tuple[str, int]:
    """Return what the sign at a place means, and the place after it."""
    sign = source[place]
    if sign == "}":
        raise ValueError(f"a brace is closed and was not opened: {source!r}")
    if sign == "\\":
        if place + 1 == len(source):
            raise ValueError(f"a backslash at the end of {source!r}")
        return " " if source[place + 1] == "\n" else source[place + 1], place + 2
    blank = BLANK_LINE.match(source, place)
    if blank:
        return BLANK, blank.end()
    if source.startswith("<>", place):
        return GLUE, place + 2
    return {"*": STAR, "@": AT, "\n": " "}.get(sign, sign), place + 1


def merged(tokens: list[Token]) -> list[Token]:
    """Return tokens with neighbouring signs put together."""
    parts: list[Token] = []
    for token in tokens:
        last = parts[-1] if parts else None
        if isinstance(token, str) and isinstance(last, str):
            parts[-1] = last + token
        else:
            parts.append(token)
    return parts


def without_emphasis(tokens: list[Token]) -> list[Token]:
    """Drop the asterisks of emphasis; three that are a paragraph become a break."""
    paragraphs: list[list[Token]] = [[]]
    for token in tokens:
        if token == BLANK:
            paragraphs.append([])
        else:
            paragraphs[-1].append(token)
    found = _without_stars(paragraphs[0])
    for paragraph in paragraphs[1:]:
        found += [BLANK, *_without_stars(paragraph)]
    return found


def _without_stars(tokens: list[Token]) -> list[Token]:
    """Drop the asterisks that open and close emphasis in one paragraph; those that do neither stay."""
    if "".join(token if isinstance(token, str) else "x" for token in tokens).strip(SPACES) == STAR * 3:
        return [BREAK]
    kept: list[Token] = []
    opened: list[int] = []
    place = 0
    while place < len(tokens):
        end = place
        while end < len(tokens) and tokens[end] == STAR:
            end += 1
        length = end - place
        if length == 0:
            kept.append(tokens[place])
        elif length in opened and not _is_space(tokens, place - 1):
            opened.remove(length)
        elif length <= 3 and not _is_space(tokens, end):
            opened.append(length)
        else:
            kept.append("*" * length)
        place = max(end, place + 1)
    if opened:
        raise ValueError(f"emphasis does not end: {tokens}")
    return kept


def _is_space(tokens: list[Token], place: int) -> bool:
    """Whether there is white space at a place; there is at both ends of a paragraph."""
    if not 0 <= place < len(tokens):
        return True
    token = tokens[place]
    return isinstance(token, str) and not token.strip()
