"""SQLite's write-ahead log, searched for changes that cannot be read.

SQLite silently drops everything after the first part of the log that is not as it was written. If a change follows
there, the reader should know. A change that a killed process had not written to its end is no loss: nobody saw it.

The formats of the log and of its index are described at https://www.sqlite.org/walformat.html.
"""

import struct
from array import array

_HEAD, _FRAME_HEAD = 32, 24
_MAGIC = 0x377F0682
"""The first number of a log, whose lowest bit says that its sums are of big-endian numbers."""

_PAGES = frozenset(512 << power for power in range(8))
"""The sizes in bytes that a page can have."""
_INDEX_HEAD = 48
"""The size in bytes of the head of the index, which is there twice."""

_WORD = 2**32
_Sums = tuple[int, int]


def is_torn(path: str, index: str = "") -> bool:
    """Return whether the log in a file has a whole change after a part that cannot be read.

    `index` is the file with SQLite's index of the log, which says what changes were whole when a process was killed.
    SQLite discards it when the shelf is opened. Without it, a half-written change at the end is taken for a whole one.
    """
    try:
        with open(path, "rb") as file:
            log = file.read()
    except OSError:
        return False
    if len(log) <= _HEAD:
        return False
    magic, _, page, _, *salts, first, second = struct.unpack(">8I", log[:_HEAD])
    is_big = bool(magic & 1)
    sums = _summed(log[: _HEAD - 8], (0, 0), is_big)
    if magic & ~1 != _MAGIC or sums != (first, second) or page not in _PAGES:
        return True
    is_readable = True
    size = _FRAME_HEAD + page
    whole = _whole_frames(index, log[16:24])
    end = len(log) if whole is None else min(len(log), _HEAD + whole * size)
    for start in range(_HEAD, end - size + 1, size):
        head = struct.unpack(">6I", log[start : start + _FRAME_HEAD])
        if list(head[2:4]) != salts:
            is_readable = False  # it is from before the log was begun anew, or damaged
            continue
        sums = _summed(log[start : start + 8] + log[start + _FRAME_HEAD : start + size], sums, is_big)
        is_readable = is_readable and sums == head[4:6]
        if not is_readable and head[1]:
            return True
    return False


def _whole_frames(index: str, salts: bytes) -> int | None:
    """Return the number of frames that are in whole changes, or None if the index is of another log."""
    try:
        with open(index, "rb") as file:
            first, second = file.read(_INDEX_HEAD), file.read(_INDEX_HEAD)
    except OSError:
        return None
    if len(second) < _INDEX_HEAD or first != second or first[32:40] != salts:
        return None
    return int(struct.unpack("=I", first[16:20])[0])


def _summed(data: bytes, sums: _Sums, is_big: bool) -> _Sums:
    """Return SQLite's sums of the numbers in `data`, which go on from earlier ones."""
    words = array("I", data)
    if is_big != (array("H", b"\0\1")[0] == 1):
        words.byteswap()
    first, second = sums
    for i in range(0, len(words), 2):
        first = (first + words[i] + second) % _WORD
        second = (second + words[i + 1] + first) % _WORD
    return first, second
