"""Columns of the language server protocol, which counts from 0 in code units, and ours, which count characters from 1.

An editor and the server agree on the code units when they connect: those of UTF-16, UTF-8 or UTF-32.
"""

from typing import Literal

Encoding = Literal["utf-8", "utf-16", "utf-32"]

_MOST_IN_ONE_UNIT = 0xFFFF
_LENGTHS = ((0x80, 1), (0x800, 2), (0x10000, 3))


def units_before(line: str, column: int, encoding: Encoding) -> int:
    """Return the number of code units before a column of a line. A column beyond the end counts as the end."""
    before = line[: max(0, column - 1)]
    if encoding == "utf-32" or before.isascii():
        return len(before)
    return sum([_units(character, encoding) for character in before])


def column_after(line: str, units: int, encoding: Encoding) -> int:
    """Return the column after a number of code units. Within a character, it is the column of that character."""
    if encoding == "utf-32" or line.isascii():
        return min(max(0, units), len(line)) + 1
    column = 1
    for character in line:
        units -= _units(character, encoding)
        if units < 0:
            break
        column += 1
    return column


def _units(character: str, encoding: Encoding) -> int:
    number = ord(character)
    if encoding == "utf-16":
        return 1 if number <= _MOST_IN_ONE_UNIT else 2
    return next((length for below, length in _LENGTHS if number < below), 4)
