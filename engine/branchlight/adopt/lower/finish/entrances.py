"""The texts before a block: whether a line can go on in it."""

from branchlight.adopt.lower.blocks.ink_blocks import InkBlock
from branchlight.adopt.lower.texts.pieces import JOIN
from branchlight.adopt.lower.texts.text_edges import ends_in_space, ends_open, is_open, is_space


class Entrances:
    """The ways to the blocks of a story. Blocks can be added to the list that it is given."""

    def __init__(self, blocks: list[InkBlock]) -> None:
        self._blocks = blocks

    def before(self, block: InkBlock) -> list[InkBlock]:
        """Return the blocks that lead to a block, or enter it as a tunnel."""
        return [each for each in self._blocks if each.call is block or any(way.to is block for way in each.ways)]

    def entered(self, block: InkBlock, seen: set[int]) -> set[bool]:
        """Return whether the words before a block can be in the same line (True), or in another (False)."""
        if id(block) in seen:
            return set()
        seen.add(id(block))
        found: set[bool] = set()
        for each in self._blocks:
            if each.call is block or (each.call is None and any(way.to is block for way in each.ways)):
                found |= self._leaves(each, seen)
            elif any(way.to is block for way in each.ways):
                for back in self._blocks:
                    found |= self._leaves(back, seen) if any(way.to is None for way in back.ways) else set()
        return found

    def _leaves(self, block: InkBlock, seen: set[int]) -> set[bool]:
        """Return the same for what comes after a block."""
        found = ends_open(block.text)
        return {each for each in found if each is not None} | (self.entered(block, seen) if None in found else set())

    def is_entered_open(self, block: InkBlock) -> bool:
        """Return whether every text from which a block is entered ends within a line."""
        return all(is_open(each.text) for each in self.before(block))

    def lacks_space(self, block: InkBlock, seen: set[int]) -> bool:
        """Return whether a line that goes on in a block can do so without a space at its end."""
        seen.add(id(block))
        for each in self.before(block):
            ends = ends_open(each.text)
            words = [piece for piece in each.text[-2:] if piece != JOIN]
            if True in ends and not (words and (is_space(words[-1]) or ends_in_space(words))):
                return True
            if None in ends and id(each) not in seen and self.lacks_space(each, seen):
                return True
        return False
