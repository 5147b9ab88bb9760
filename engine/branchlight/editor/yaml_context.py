"""The surroundings of a place in YAML, from its lines alone: while an author types, YAML may not read them."""

import re

from branchlight.source.lines import lines_of
from branchlight.source.named_tuple import NamedTuple

_KEY = re.compile(r"(?P<before> *(?:- +)*)(?P<key>[^\s:#{}\[\]'\"-][^:{}\[\]]*?) *:(?= |$)(?P<value>.*)")
_DASHES = re.compile(r" *(?:- +)*")
_WORDS = re.compile(r"[\w ]*")
_LISTS = frozenset(("do", "else", "tells", "needs", "veils", "was", "tags", "start", "one of", "set of"))
"""The keys whose lists have words or statements as items."""
_BLOCKS = ("|", ">")


class YamlContext(NamedTuple):
    """The surroundings of a place.

    path      the keys around it, the outermost first; the last is the one whose value is being written
    value     what is written of that value, up to the place; None if a key is being written
    block     whether it is in a text below a `|` or `>`
    top       the keys of the document in the first column
    inside    whether it is in brackets
    is_first  whether no line of three dashes is above it
    """

    path: tuple[str, ...]
    value: str | None
    block: bool
    top: tuple[str, ...]
    inside: bool = False
    is_first: bool = False


def yaml_context(text: str, line: int, column: int) -> YamlContext:
    """Return where the place in a line and a column, both from 1, is."""
    lines = lines_of(text)
    is_first = not any(each.startswith("---") for each in lines[: line - 1])
    return _context(lines, line - 1, column)._replace(is_first=is_first)


def _context(lines: list[str], row: int, column: int) -> YamlContext:
    before = (lines[row] if row < len(lines) else "")[: column - 1]
    path, block = _above(lines, row, before)
    top = _top_keys(lines, row)
    if block:
        return YamlContext(tuple(path), "\n".join([*lines[block:row], before]), True, top)
    found = _KEY.match(before)
    if found is not None:
        return _in_brackets([*path, found["key"]], found["value"].lstrip(" "), top)
    dashes = _DASHES.match(before)
    rest = before[dashes.end() if dashes else 0 :]
    if rest[:1] in ("{", "["):
        return _in_brackets(path, rest, top)
    is_item = dashes is not None and "-" in dashes[0]
    goes_on = bool(path) and not is_item and row > 0 and not _WORDS.fullmatch(rest)
    if goes_on or (is_item and path and path[-1] in _LISTS):
        return YamlContext(tuple(path), rest, False, top)
    return YamlContext(tuple(path), None, False, top)


def _above(lines: list[str], row: int, before: str) -> tuple[list[str], int]:
    """Return the keys around a row, and the first row of its block of text, or 0."""
    path: list[str] = []
    dashes = _DASHES.match(before)
    limit = len(dashes[0]) if dashes else 0
    block = 0
    for number in range(row - 1, -1, -1):
        if lines[number].startswith("---") or not limit:
            break
        found = _KEY.match(lines[number])
        if found is None or len(found["before"]) >= limit:
            continue
        if not path and found["value"].strip()[:1] in _BLOCKS:
            block = number + 1
        path.insert(0, found["key"])
        limit = len(found["before"])
    return path, block


def _top_keys(lines: list[str], row: int) -> tuple[str, ...]:
    """Return the keys in the first column of the document around a row."""
    start = row
    while start > 0 and not lines[start - 1].startswith("---"):
        start -= 1
    found: list[str] = []
    for number in range(start, len(lines)):
        if lines[number].startswith("---"):
            break
        key = _KEY.match(lines[number])
        if key is not None and not key["before"] and number != row:
            found.append(key["key"])
    return tuple(found)


def _in_brackets(path: list[str], value: str, top: tuple[str, ...]) -> YamlContext:
    """Return the context of a value. A part of the value may be in brackets."""
    if value[:1] not in ("{", "["):
        return YamlContext(tuple(path), value, False, top)
    opened: list[tuple[str, list[str], int]] = []
    start, at, quote = 0, 0, ""
    path = list(path)
    while at < len(value):
        sign = value[at]
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "'\"":
            quote = sign
        elif sign in "{[":
            opened.append((sign, list(path), start))
            start = at + 1
        elif sign in "}]" and opened:
            _, path, _ = opened.pop()
            start = at + 1
        elif sign == "," and opened:
            path = list(opened[-1][1])
            start = at + 1
        elif sign == ":" and opened and opened[-1][0] == "{" and value[at + 1 : at + 2] in (" ", ""):
            path = [*opened[-1][1], value[start:at].strip()]
            start = at + 1
        at += 1
    rest = value[start:].lstrip(" ")
    if not opened:
        return YamlContext(tuple(path), rest, False, top)
    is_key = opened[-1][0] == "{" and len(path) == len(opened[-1][1])
    return YamlContext(tuple(path), None if is_key else rest, False, top, True)
