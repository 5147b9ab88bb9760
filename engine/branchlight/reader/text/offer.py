"""What can be chosen at the end of the page, and which of it the reader points at."""

from collections.abc import Callable, Sequence

from branchlight.reader.text.blocks import Block

_CHOOSABLE = frozenset({"choice", "entry"})


class Offer:
    """The open choices among blocks, by the order in which they stand. `chosen` is the block pointed at, or -1."""

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
        """The block to point at next (1) or before (-1) what is pointed at; -1 if there is none that shows.

        Where nothing is pointed at, or it does not show, that is the first on the way through what does.
        """
        showing = [index for index in self._open if shows(index)]
        if self.chosen in showing:
            showing = [index for index in showing if (index - self.chosen) * step > 0]
        return (showing[0] if step > 0 else showing[-1]) if showing else -1

    def point(self, index: int) -> bool:
        """Point at a block; False if it cannot be chosen."""
        if index not in self._keys:
            return False
        self.chosen = index
        return True

    def point_at(self, key: str) -> bool:
        """Point at the block with this key; False if there is none."""
        return self.point(next((index for index, known in self._keys.items() if known == key), -1))

    def marked(self, mark: str) -> int:
        """The block with this number before it, or -1."""
        return self._marks.get(mark, -1)

    @property
    def key(self) -> str:
        """What picking the block pointed at means."""
        return self._keys.get(self.chosen, "")
