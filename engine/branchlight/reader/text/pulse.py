"""The trace of a heart, as a monitor draws it: Braille cells, two dots wide and four high."""

from collections import deque

# Dots a second, and the heights of one beat: a small wave, the spike, its echo, and a slow wave.
SPEED = 24
_BEAT = (0, 1, 0, 0, 3, 0, 0, 1, 0)
_SLOWEST, _QUICKEST = 20, 220
_LEFT = (0x40, 0x04, 0x02, 0x01)
_RIGHT = (0x80, 0x20, 0x10, 0x08)


class Trace:
    """The dots of a heart's recent past. A flat line has no beats."""

    def __init__(self, cells: int) -> None:
        self._dots = deque([0] * cells * 2, maxlen=cells * 2)
        self._since = 0

    def fill(self, rate: int, flat: bool) -> None:
        """Fill the trace as if the heart had always had this rate, for readers who want no motion."""
        for _ in range(self._dots.maxlen or 0):
            self.step(rate, flat)

    def step(self, rate: int, flat: bool) -> bool:
        """Add one dot. Return whether it is the spike of a beat."""
        if not flat and self._since >= SPEED * 60 / min(max(rate, _SLOWEST), _QUICKEST):
            self._since = 0
        beating = self._since < len(_BEAT) and not flat
        self._dots.append(_BEAT[self._since] if beating else 0)
        self._since = len(_BEAT) if flat else self._since + 1
        return beating and self._since == 5

    def __str__(self) -> str:
        dots = list(self._dots)
        cells = zip([0, *dots[1::2]], dots[::2], dots[1::2], strict=False)
        return "".join([_cell(before, left, right) for before, left, right in cells])


def _cell(before: int, left: int, right: int) -> str:
    """Return the Braille cell of two dots, with the strokes that join them to the dots before."""
    bits = 0
    for bit in _stroke(_LEFT, before, left) + _stroke(_RIGHT, left, right):
        bits |= bit
    return chr(0x2800 + bits)


def _stroke(column: tuple[int, ...], before: int, height: int) -> tuple[int, ...]:
    low, high = sorted((before, height))
    return column[low + (low < high and before < height) : high + 1] or (column[height],)
