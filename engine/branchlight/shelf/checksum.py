"""The checksum of each row, which shows a changed byte that SQLite cannot see."""

from collections.abc import Sequence
from zlib import crc32


def checksum(table: str, values: Sequence[object]) -> int:
    """Return the checksum of a row. The name of its table counts too, so no row can move to another table."""
    return crc32(ascii((table, *values)).encode("ascii"))


def is_sound(table: str, row: Sequence[object]) -> bool:
    """Return whether a row, whose last column is its checksum, is as it was written."""
    return bool(row[-1] == checksum(table, row[:-1]))
