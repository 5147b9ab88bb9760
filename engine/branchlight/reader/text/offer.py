"""The offer: the choices at the end of the page, and the one that the reader points at."""

from collections.abc import Callable, Sequence

from branchlight.reader.text.blocks import Block

_CHOOSABLE = frozenset({"choice", "entry"})


class Offer:
    """The choices that can be picked among some blocks, in order. `chosen` is the block pointed at, or -1."""

    def __init__(self, blocks: Sequence[Block] = (), first: int = 0) -> None:
        numbered = enumerate(blocks, start=first)
        choosable = {number: block for number, block in numbered if block.key and block.kind in _CHOOSABLE}
        self._open = list(choosable)
        self._keys = {number: block.key for number, block in choosable.items()}
        self._marks = {block.mark: number for number, block in choosable.items() if block.mark}
        self.chosen = -1

    def __len__(self) -> int:
        return len(self._open)

    def next(self, step: int, shows: Callable[[int], bool]) -> int:
        """Return the block to point at next: after (1) or before (-1) the chosen one. Return -1 if none shows.

        If the chosen block does not show, or there is none, start at the first or the last block that shows.
        """
        showing = [index for index in self._open if shows(index)]
        if self.chosen in showing:
            showing = [index for index in showing if (index - self.chosen) * step > 0]
        return (showing[0] if step > 0 else showing[-1]) if showing else -1

    def point(self, index: int) -> bool:
        """Point at a block. Return whether it can be picked."""
        if index not in self._keys:
            return False
        self.chosen = index
        return True

    def point_at(self, key: str) -> bool:
        """Point at the block with this key. Return whether there is one."""
        return self.point(next((index for index, known in self._keys.items() if known == key), -1))

    def marks(self, beginning: str) -> list[str]:
        """Return the numbers that begin with these digits."""
        return [mark for mark in self._marks if mark.startswith(beginning)]

    def marked(self, mark: str) -> int:
        """Return the block with this number, or -1."""
        return self._marks.get(mark, -1)

    @property
    def digits(self) -> int:
        """The digits of the longest number."""
        return max(map(len, self._marks), default=0)

    @property
    def key(self) -> str:
        """The key of the block pointed at, or an empty string."""
        return self._keys.get(self.chosen, "")
