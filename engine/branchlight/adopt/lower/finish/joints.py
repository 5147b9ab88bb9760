"""Lines that go on in another block: where glue must say so, and where line breaks need not be said."""

from branchlight.adopt.lower.blocks.ink_blocks import InkBlock, WayOut, next_blocks
from branchlight.adopt.lower.finish.entrances import Entrances
from branchlight.adopt.lower.finish.parted_cases import part_cases
from branchlight.adopt.lower.lower_codes import ORDER
from branchlight.adopt.lower.lowering import Lowering
from branchlight.adopt.lower.texts.glued_texts import cleaned, glue_after, opened, with_kept_edge, with_space
from branchlight.adopt.lower.texts.pieces import JOIN, Cases, InkSeries, Piece, ShownValue, reads, side_texts
from branchlight.adopt.lower.texts.spacing import SPACE
from branchlight.adopt.lower.texts.text_edges import (
    Beginning,
    begins,
    begins_with_space,
    ends_in_space,
    is_open,
    is_space,
    may_end_in_space,
    shown_and_joined,
)


class Joints:
    """The beginnings and ends of the texts of blocks."""

    def __init__(self, low: Lowering, blocks: list[InkBlock]) -> None:
        self.low = low
        self.blocks = blocks
        self._entrances = Entrances(blocks)
        self._parted: dict[int, tuple[Piece, ...] | None] = {}
        self._copies: dict[tuple[int, tuple[Piece, ...]], InkBlock] = {}
        callers = [block for block in blocks if block.call is not None]
        self._returned = [each for caller in callers for each in next_blocks(caller) if each is not caller.call]

    def join(self) -> None:
        """Add glue to each text that goes on in the next block, and drop needless breaks."""
        for block in list(self.blocks):
            self._open(block)
        for block in [each for each in self.blocks if each.text and all(map(is_space, each.text))]:
            block.text = self._space(block)
        spaced = [block for block in self.blocks if begins_with_space(block.text)]
        for block, how in [(block, self._entrances.entered(block, set())) for block in spaced]:
            if how == {True}:
                block.text = [JOIN, *block.text]
            elif True in how:
                block.text = with_kept_edge(block.text)
        for block in self.blocks:
            block.text = cleaned(block.text)

    def _space(self, block: InkBlock) -> list[Piece]:
        """Return the text of a block that shows spaces alone. They count within a line."""
        how, after = self._entrances.entered(block, set()), self._after(block, set())
        if True not in how or not after & {"words", "glue"}:
            return []
        if how == {True} and "break" not in after:
            return [JOIN, ShownValue(SPACE)]
        if self._entrances.lacks_space(block, set()):
            self._refuse(block)
        return []

    def _open(self, block: InkBlock) -> None:
        """Add glue to the end of a text if it goes on in the next block."""
        if is_open(block.text) is None:
            return
        after = self._after(block, set())
        keeps_space = ends_in_space(block.text) or ("break" not in after and may_end_in_space(block.text))
        if "words" not in after and not ("glue" in after and keeps_space):
            return
        if "words" not in after and "break" in after:
            self._refuse(block)
            return
        if "break" in after:
            self._apart(block, glue_after(block.text))
            return
        block.text = opened(block.text)
        if (False, True) in shown_and_joined(block.text) and False in self._entrances.entered(block, set()):
            self._refuse(block)

    def _apart(self, block: InkBlock, glue: tuple[Piece, ...] | None) -> None:
        """Keep a line open only on those ways on which it goes on, with glue at its beginning."""
        if id(block) in self._parted:
            if self._parted[id(block)] != glue:
                self._refuse(block)
            return
        self._parted[id(block)] = glue
        if glue is None or block.call is not None or block.offers or any(way.to is None for way in block.ways):
            self._refuse(block)
            return
        ways = []
        for way in block.ways:
            to = way.to
            assert to is not None
            beginning = self.beginning(to, set())
            if "words" in beginning and "break" in beginning:
                self._part(to)
                if begins(to.text) != {"through"} or to.offers or to.call is not None or reads(glue):
                    self._refuse(block)
                    return
                after = to if self._entrances.is_entered_open(to) else self._copied(to, glue)
                self._apart(after, glue)
                way = WayOut(way.condition, after, way.once)
            elif "words" in beginning or ("glue" in beginning and _has_space(glue)):
                if "break" in beginning:
                    self._refuse(block)
                    return
                way = WayOut(way.condition, self._bridge(block, to, glue), way.once)
            ways.append(way)
        block.ways = ways

    def _bridge(self, block: InkBlock, to: InkBlock, glue: tuple[Piece, ...]) -> InkBlock:
        """Return a block with glue that leads on."""
        bridge = InkBlock(block.place, block.scene)
        bridge.text = list(glue)
        bridge.ways = [WayOut(None, to)]
        if to.text and all(map(is_space, to.text)) and not to.is_choice and self._entrances.before(to) == [block]:
            bridge.text, to.text = list(with_space(glue)), []
        self.blocks.append(bridge)
        return bridge

    def _part(self, block: InkBlock) -> None:
        """Part a block that begins with words in one case, and with a line break in another."""
        made = part_cases(block)
        self.blocks += made
        for each in made:
            self._open(each)

    def _copied(self, block: InkBlock, glue: tuple[Piece, ...]) -> InkBlock:
        """Return a copy of a block that shows nothing, for lines that go on in it."""
        key = (id(block), glue)
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


def _has_space(glue: tuple[Piece, ...]) -> bool:
    """Return whether a line goes on after a space, in some case."""
    return any(
        any(map(_has_space, side_texts(piece))) if isinstance(piece, Cases | InkSeries) else is_space(piece)
        for piece in glue
    )
