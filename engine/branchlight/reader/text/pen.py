"""The pen: new text is written at reading pace, with rests where a voice would rest."""

from collections.abc import Sequence

from branchlight.reader.text.blocks import LETTERED, Block

# Letters a second at each pace that a reader can set; 0 shows everything at once.
PACES = {"off": 0.0, "slow": 30.0, "steady": 55.0, "quick": 110.0}
# What a mood's pace makes of it.
MOOD_PACES = {"slow": 0.6, "": 1.0, "fast": 1.5}

# Rests, in letters.
_RESTS = {",": 4, ";": 6, ":": 6, "—": 6, "–": 6, ".": 12, "?": 12, "!": 12, "…": 16}
_PARAGRAPH = 18
_WHOLE = 24
_CLOSING = "”’\"')]»"
_LONGEST_PAUSE = 10.0


class Pen:
    """Where the writing has come to: before letter `offset` of block `index`. It does not write past `stop`."""

    def __init__(self, blocks: Sequence[Block], start: int, letters_a_second: float) -> None:
        self.blocks = blocks
        self.place = (start, 0)
        self.stop = (len(blocks), 0)
        self._pace = max(letters_a_second, 1.0)
        self._time = 0.0
        self._rest_before(start)

    @property
    def waiting(self) -> bool:
        """All that may be written has been."""
        return self.place >= self.stop

    @property
    def done(self) -> bool:
        """All has been written."""
        return self.place[0] >= len(self.blocks)

    def advance(self, seconds: float) -> None:
        """Write for so long."""
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
        """Write all that may be written, at once."""
        self.place, self._time = max(self.place, self.stop), 0.0

    def skip_to(self, index: int) -> None:
        """Take everything before a block as written."""
        self.place, self._time = max(self.place, (index, 0)), 0.0

    def _rest_before(self, index: int) -> None:
        if index < len(self.blocks):
            self._time -= min(self.blocks[index].rest, _LONGEST_PAUSE)


def rest_after(text: str, end: int) -> int:
    """The rest, in letters, when `text[:end]` has been written."""
    if end >= len(text) or text[end] != " ":
        return 0
    return _RESTS.get(text[:end].rstrip(_CLOSING)[-1:], 0)
