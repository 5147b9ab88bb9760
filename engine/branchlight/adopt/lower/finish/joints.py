"""Lines that go on in another block: where glue must say so, and where line breaks need not be said."""

from branchlight.adopt.lower.blocks.ink_blocks import InkBlock, WayOut, next_blocks
from branchlight.adopt.lower.finish.parted_cases import part_cases
from branchlight.adopt.lower.lower_codes import ORDER
from branchlight.adopt.lower.lowering import Lowering
from branchlight.adopt.lower.texts.glued_texts import cleaned, opened
from branchlight.adopt.lower.texts.pieces import JOIN, ShownValue
from branchlight.adopt.lower.texts.spacing import SPACE
from branchlight.adopt.lower.texts.text_edges import (
    Beginning,
    begins,
    begins_with_space,
    ends_in_space,
    ends_open,
    is_open,
    is_space,
    shown_and_joined,
)


class Joints:
    """The beginnings and ends of the texts of blocks."""

    def __init__(self, low: Lowering, blocks: list[InkBlock]) -> None:
        self.low = low
        self.blocks = blocks
        self._parted: dict[int, bool] = {}
        self._copies: dict[tuple[int, bool], InkBlock] = {}
        callers = [block for block in blocks if block.call is not None]
        self._returned = [each for caller in callers for each in next_blocks(caller) if each is not caller.call]

    def join(self) -> None:
        """Add glue to each text that goes on in the next block, and drop needless breaks."""
        for block in list(self.blocks):
            self._open(block)
        for block in [each for each in self.blocks if each.text and all(map(is_space, each.text))]:
            if True not in self._entered(block, set()):
                block.text = []
        spaced = [block for block in self.blocks if begins_with_space(block.text)]
        for block, how in [(block, self._entered(block, set())) for block in spaced]:
            if how == {True}:
                block.text = [JOIN, *block.text]
            elif True in how:
                message = "a line that begins with a space in one case and goes on in another"
                self.low.refusals.add(ORDER, block.place, message, "end the line before it leaves")
        for block in self.blocks:
            block.text = cleaned(block.text)

    def _open(self, block: InkBlock) -> None:
        """Add glue to the end of a text if it goes on in the next block."""
        if is_open(block.text) is None:
            return
        after = self._after(block, set())
        if "words" not in after and not ("glue" in after and ends_in_space(block.text)):
            return
        if "words" not in after and "break" in after:
            self._refuse(block)
            return
        if "break" in after:
            self._apart(block, ends_in_space(block.text))
            return
        block.text = opened(block.text)
        if (False, True) in shown_and_joined(block.text) and False in self._entered(block, set()):
            self._refuse(block)

    def _apart(self, block: InkBlock, has_space: bool) -> None:
        """Keep a line open only on those ways on which it goes on. `has_space`: it ends in a space."""
        if id(block) in self._parted:
            if self._parted[id(block)] != has_space:
                self._refuse(block)
            return
        self._parted[id(block)] = has_space
        if block.call is not None or block.offers or any(way.to is None for way in block.ways):
            self._refuse(block)
            return
        ways = []
        for way in block.ways:
            assert way.to is not None
            beginning = self.beginning(way.to, set())
            if "words" in beginning and "break" in beginning:
                self._part(way.to)
                if begins(way.to.text) != {"through"} or way.to.offers or way.to.call is not None:
                    self._refuse(block)
                    return
                after = way.to if self._is_entered_open(way.to) else self._copied(way.to, has_space)
                self._apart(after, has_space)
                way = WayOut(way.condition, after, way.once)
            elif "words" in beginning:
                bridge = InkBlock(block.place, block.scene)
                bridge.text = [JOIN, ShownValue(SPACE)] if has_space else [JOIN]
                bridge.ways = [WayOut(None, way.to)]
                way = WayOut(way.condition, bridge, way.once)
            ways.append(way)
        block.ways = ways

    def _part(self, block: InkBlock) -> None:
        """Part a block that begins with words in one case, and with a line break in another."""
        made = part_cases(block)
        self.blocks += made
        for each in made:
            self._open(each)

    def _entered(self, block: InkBlock, seen: set[int]) -> set[bool]:
        """Return whether the words before a block can be in the same line (True), or in another (False)."""
        if id(block) in seen:
            return set()
        seen.add(id(block))
        found: set[bool] = set()
        for each in self.blocks:
            if each.call is block or (each.call is None and any(way.to is block for way in each.ways)):
                found |= self._leaves(each, seen)
            elif any(way.to is block for way in each.ways):
                for back in self.blocks:
                    found |= self._leaves(back, seen) if any(way.to is None for way in back.ways) else set()
        return found

    def _leaves(self, block: InkBlock, seen: set[int]) -> set[bool]:
        """Return the same for what comes after a block."""
        found = ends_open(block.text)
        return {each for each in found if each is not None} | (self._entered(block, seen) if None in found else set())

    def _copied(self, block: InkBlock, has_space: bool) -> InkBlock:
        """Return a copy of a block that shows nothing, for lines that go on in it."""
        key = (id(block), has_space)
        if key not in self._copies:
            copy = self._copies[key] = InkBlock(block.place, block.scene)
            copy.marks, copy.do, copy.ways = set(block.marks), list(block.do), list(block.ways)
            copy.ending = block.ending
            self.blocks.append(copy)
        return self._copies[key]

    def _refuse(self, block: InkBlock) -> None:
        if {id(block), *(id(each) for each in next_blocks(block))} & self.low.refusals.broken:
            return
        message = "a line that goes on in one case and ends in another"
        self.low.refusals.add(ORDER, block.place, message, "end the line before it leaves")

    def _is_entered_open(self, block: InkBlock) -> bool:
        """Return whether every text from which a block is entered ends within a line."""
        before = [each for each in self.blocks if each.call is block or any(way.to is block for way in each.ways)]
        return all(is_open(each.text) for each in before)

    def beginning(self, block: InkBlock, seen: set[int]) -> frozenset[Beginning]:
        """Return how what a block shows can begin, with what follows if it shows nothing."""
        if id(block) in seen:
            return frozenset()
        own = begins(block.text)
        if "through" not in own:
            return own
        return (own - {"through"}) | self._after(block, seen | {id(block)})

    def _after(self, block: InkBlock, seen: set[int]) -> frozenset[Beginning]:
        """Return how what follows the text of a block can begin."""
        if block.call is not None:
            return self.beginning(block.call, seen)
        found: frozenset[Beginning] = frozenset()
        for way in block.ways:
            if way.to is not None:
                found |= self.beginning(way.to, seen)
            else:
                for each in self._returned:
                    found |= self.beginning(each, seen)
        return found
