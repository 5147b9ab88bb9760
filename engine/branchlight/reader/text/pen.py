"""The pen: new text is written at reading pace, with rests as in speech."""

from collections.abc import Sequence

from branchlight.reader.text.blocks import LETTERED, Block

# Letters a second at each pace of the settings; 0 shows everything at once.
PACES = {"off": 0.0, "slow": 30.0, "steady": 55.0, "quick": 110.0}
# Factors of that pace, by the pace of a mood.
MOOD_PACES = {"slow": 0.6, "": 1.0, "fast": 1.5}

# Rests, in letters.
_RESTS = {",": 4, ";": 6, ":": 6, "—": 6, "–": 6, ".": 12, "?": 12, "!": 12, "…": 16}
_PARAGRAPH = 18
_WHOLE = 24
_CLOSING = "”’\"')]»"
_LONGEST_PAUSE = 10.0


class Pen:
    """The place that writing has reached: letter `offset` of block `index`. It never passes `stop`."""

    def __init__(self, blocks: Sequence[Block], start: int, letters_a_second: float) -> None:
        self.blocks = blocks
        self.place = (start, 0)
        self.stop = (len(blocks), 0)
        self._pace = max(letters_a_second, 1.0)
        self._time = 0.0
        self._rest_before(start)

    @property
    def waiting(self) -> bool:
        """Return whether all text before `stop` has been written."""
        return self.place >= self.stop

    @property
    def done(self) -> bool:
        """Return whether everything has been written."""
        return self.place[0] >= len(self.blocks)

    def advance(self, seconds: float) -> None:
        """Write for a number of seconds."""
        self._time += seconds
        while self._time > 0 and not self.waiting:
            index, offset = self.place
            block = self.blocks[index]
            if block.kind in LETTERED and offset < len(block.text):
                self.place = (index, offset + 1)
                self._time -= (1 + rest_after(block.text, offset + 1)) / self._pace
            else:
                self.place = (index + 1, 0)
                self._time -= (_PARAGRAPH if block.kind in LETTERED else _WHOLE) / self._pace
                self._rest_before(index + 1)
        if self.waiting:
            self._time = min(self._time, 0.0)

    def hurry(self) -> None:
        """Write everything before `stop` at once."""
        self.place, self._time = max(self.place, self.stop), 0.0

    def skip_to(self, index: int) -> None:
        """Treat everything before a block as written."""
        self.place, self._time = max(self.place, (index, 0)), 0.0

    def _rest_before(self, index: int) -> None:
        if index < len(self.blocks):
            self._time -= min(self.blocks[index].rest, _LONGEST_PAUSE)


def rest_after(text: str, end: int) -> int:
    """Return the rest after `text[:end]`, in letters."""
    if end >= len(text) or text[end] != " ":
        return 0
    return _RESTS.get(text[:end].rstrip(_CLOSING)[-1:], 0)
