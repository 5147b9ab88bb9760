"""The blocks of a story as a graph: which there are, what leads to what, and what can be reached from where."""

from collections.abc import Iterable

from branchlight.adopt.lower.blocks.ink_blocks import InkBlock, next_blocks, offers_of


def all_blocks(roots: Iterable[InkBlock]) -> list[InkBlock]:
    """Return all blocks that roots lead to, the roots first."""
    found: dict[int, InkBlock] = {}
    waiting = list(roots)
    waiting.reverse()
    while waiting:
        block = waiting.pop()
        if id(block) not in found:
            found[id(block)] = block
            waiting += reversed(list(next_blocks(block)))
    return list(found.values())


class BlockGraph:
    """The ways from block to block. A return may lead to every place from which something was called."""

    def __init__(self, blocks: list[InkBlock]) -> None:
        self.blocks = blocks
        self._after: dict[int, list[InkBlock]] = {id(block): list(next_blocks(block)) for block in blocks}
        callers = [block for block in blocks if block.call is not None]
        returned = [each for caller in callers for each in next_blocks(caller) if each is not caller.call]
        for block in blocks:
            if any(way.to is None for way in block.ways):
                self._after[id(block)] += [*returned, *callers]
        self._known: dict[int, set[int]] = {}

    def reachable(self, block: InkBlock) -> set[int]:
        """Return the ids of the blocks that a block can lead to; its own only if it can lead back to itself."""
        found = self._known.get(id(block))
        if found is None:
            found = self._known[id(block)] = set()
            waiting = list(self._after[id(block)])
            while waiting:
                each = waiting.pop()
                if id(each) not in found:
                    found.add(id(each))
                    waiting += self._after[id(each)]
        return found

    def within(self, block: InkBlock) -> set[int]:
        """Return the ids of the blocks that come after a block before it returns, without those that are called."""
        found: set[int] = set()
        waiting = [each for each in next_blocks(block) if each is not block.call]
        while waiting:
            each = waiting.pop()
            if id(each) not in found:
                found.add(id(each))
                waiting += [after for after in next_blocks(each) if after is not each.call]
        return found

    def during(self, block: InkBlock) -> set[int]:
        """Return the ids of a block and of all blocks that can come before it returns, also in calls."""
        return {id(each) for each in all_blocks([block])}

    def comes_back(self, block: InkBlock, body: InkBlock) -> bool:
        """Return whether a block can come after one of its bodies."""
        return body is block or id(block) in self.reachable(body)


def references(blocks: Iterable[InkBlock]) -> dict[int, int]:
    """Return how often each block is led to by a way or a call, by its id."""
    found: dict[int, int] = {}
    for block in blocks:
        for each in [block.call, *(way.to for way in block.ways)]:
            if each is not None:
                found[id(each)] = found.get(id(each), 0) + 1
    return found


def offered(blocks: Iterable[InkBlock]) -> dict[int, int]:
    """Return how many choices lead to each block, by its id."""
    found: dict[int, int] = {}
    for block in blocks:
        for offer in offers_of(block.offers):
            found[id(offer.body)] = found.get(id(offer.body), 0) + 1
    return found
