"""Lines that go on in another block: where glue must say so, and where line breaks need not be said."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, TypeAlias

from branchlight.adopt.lower.ink_blocks import InkBlock, WayOut, next_blocks
from branchlight.adopt.lower.lower_codes import ORDER
from branchlight.adopt.lower.lowering import Lowering
from branchlight.adopt.lower.pieces import JOIN, Cases, CaseSide, InkSeries, InkWords, Join, LineEnd, Piece, ShownValue
from branchlight.adopt.lower.spacing import SPACE

Beginning: TypeAlias = Literal["words", "break", "glue", "through"]


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
        """Add glue to the end of each text that goes on in the next block, and drop the breaks that are not needed."""
        for block in list(self.blocks):
            self._open(block)
        for block in [each for each in self.blocks if each.text and all(map(_is_space, each.text))]:
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
        if "words" not in after and not ("glue" in after and _ends_in_space(block.text)):
            return
        if "words" not in after and "break" in after:
            self._refuse(block)
            return
        if "break" in after:
            self._apart(block, _ends_in_space(block.text))
            return
        block.text = opened(block.text)
        if (False, True) in _shown_and_joined(block.text) and False in self._entered(block, set()):
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


def begins(pieces: Sequence[Piece]) -> frozenset[Beginning]:
    """Return how a text can begin; "through" if it can show nothing and say nothing about lines."""
    found: frozenset[Beginning] = frozenset()
    for piece in pieces:
        own = _begins(piece)
        found |= own - {"through"}
        if "through" not in own:
            return found
    return found | {"through"}


def _begins(piece: Piece) -> frozenset[Beginning]:
    match piece:
        case InkWords(text):
            return frozenset(("words",)) if text.strip() else frozenset(("through",))
        case ShownValue(value):
            return frozenset(("through",)) if value == SPACE else frozenset(("words",))
        case LineEnd():
            return frozenset(("break",))
        case Join():
            return frozenset(("glue",))
        case Cases(sides):
            found = frozenset[Beginning]().union(*(begins(side.pieces) for side in sides))
            return found if sides[-1].condition is None else found | {"through"}
        case InkSeries(_, kind, texts):
            found = frozenset[Beginning]().union(*(begins(each) for each in texts))
            return found | {"through"} if "once" in kind else found


def is_open(pieces: Sequence[Piece]) -> bool | None:
    """Return whether a text always ends within a line; None if it never does."""
    if not pieces:
        return None
    last = pieces[-1]
    match last:
        case LineEnd() | Join():
            return None
        case InkWords(text):
            return True if text.strip() else is_open(pieces[:-1])
        case ShownValue(value):
            return is_open(pieces[:-1]) if value == SPACE else True
        case Cases() | InkSeries():
            sides = [list(pieces[:-1]) + list(each) for each in _sides(last)]
            found = {is_open(side) for side in sides}
            return None if found == {None} else found == {True}


def ends_open(pieces: Sequence[Piece]) -> set[bool | None]:
    """Return whether a text can end within a line (True), after one (False), or show nothing at all (None)."""
    if not pieces:
        return {None}
    last = pieces[-1]
    match last:
        case LineEnd():
            return {False}
        case Join():
            return {True}
        case InkWords(text) if not text.strip():
            return ends_open(pieces[:-1])
        case InkWords():
            return {True}
        case ShownValue(value):
            return ends_open(pieces[:-1]) if value == SPACE else {True}
        case Cases() | InkSeries():
            found = set[bool | None]().union(*(ends_open(side) for side in _sides(last)))
            return (found - {None}) | ends_open(pieces[:-1]) if None in found else found


def _shown_and_joined(pieces: Sequence[Piece]) -> set[tuple[bool, bool]]:
    """Return for each way through a text whether words are shown, and whether it ends in glue."""
    found = {(False, False)}
    for piece in pieces:
        match piece:
            case Join():
                found = {(shown, True) for shown, _ in found}
            case Cases() | InkSeries():
                sides = set[tuple[bool, bool]]().union(*(_shown_and_joined(side) for side in _sides(piece)))
                found = {(a or c, d or (b and not c)) for a, b in found for c, d in sides}
            case InkWords() | ShownValue() if not _is_space(piece):
                found = {(True, False)}
            case _:
                pass
    return found


def _sides(piece: Cases | InkSeries) -> list[tuple[Piece, ...]]:
    if isinstance(piece, InkSeries):
        return [*piece.sides, ()] if "once" in piece.kind else list(piece.sides)
    sides = [side.pieces for side in piece.sides]
    return sides if piece.sides[-1].condition is None else [*sides, ()]


def opened(pieces: Sequence[Piece], is_after_words: bool = False) -> list[Piece]:
    """Return a text with glue wherever it ends within a line. `is_after_words`: what is before it is within one."""
    found = ends_open(pieces)
    if True not in found and not (is_after_words and None in found):
        return list(pieces)
    count = len(pieces)
    while count and _is_space(pieces[count - 1]):
        count -= 1
    last = pieces[count - 1] if count else None
    if found == {True} or (is_after_words and False not in found) or not isinstance(last, Cases | InkSeries):
        return [*pieces, JOIN]
    before, spaces = list(pieces[: count - 1]), pieces[count:]
    goes_on = ends_open(before)
    is_open_before = True in goes_on or (is_after_words and None in goes_on)
    sides = [opened([*side, *(spaces if side or is_open_before else ())], is_open_before) for side in _sides(last)]
    if isinstance(last, InkSeries):
        whole = replace(last, sides=tuple(map(tuple, sides[: len(last.sides)])))
        return [*before, whole] if len(sides) == len(last.sides) else [*pieces, JOIN]
    conditions = [side.condition for side in last.sides] + ([None] if len(sides) > len(last.sides) else [])
    done = [CaseSide(each, tuple(side)) for each, side in zip(conditions, sides, strict=True)]
    return [*before, Cases(tuple(done))]


def cleaned(pieces: Sequence[Piece]) -> list[Piece]:
    """Return a text without line breaks at its ends, several in a row, or beside glue."""
    found: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, LineEnd) and len(found) > 1 and isinstance(found[-2], Join) and _is_space(found[-1]):
            found[-2:] = [found[-1], found[-2]]
        if isinstance(piece, LineEnd) and (not found or isinstance(found[-1], LineEnd | Join)):
            continue
        if isinstance(piece, Join) and found and isinstance(found[-1], LineEnd | Join):
            found.pop()
        found.append(piece)
    while found and isinstance(found[-1], LineEnd):
        found.pop()
    found = [piece for index, piece in enumerate(found) if not _is_idle(found, index)]
    if len(found) > 1 and isinstance(found[-2], Join) and _is_space(found[-1]):
        found[-2:] = [found[-1], found[-2]]  # a space at the very end would be cut off
    if len(found) > 1 and isinstance(found[-1], Join) and _is_space(found[-2]) and "through" in begins(found[:-2]):
        found[-2:] = [JOIN, ShownValue(SPACE)]  # and so would one before glue if nothing is shown before it
    if len(found) > 1 and isinstance(found[1], Join) and _is_space(found[0]):
        found[:2] = [JOIN, InkWords(" ") if len(found) > 2 else ShownValue(SPACE)]
    return found


def _ends_in_space(pieces: Sequence[Piece]) -> bool:
    return bool(pieces) and isinstance(last := pieces[-1], InkWords) and last.text[-1:].isspace()


def begins_with_space(pieces: Sequence[Piece]) -> bool:
    """Return whether a text can begin with a space that counts if a line goes on with it."""
    if not pieces or begins(pieces) == {"through"}:
        return False
    match pieces[0]:
        case InkWords(text):
            is_ended = not text.strip() and isinstance(pieces[1], LineEnd)
            return text[:1].isspace() and not is_ended
        case Cases(sides):
            return any(begins_with_space(side.pieces) for side in sides)
        case InkSeries(_, _, texts):
            return any(begins_with_space(each) for each in texts)
        case _:
            return False


def _is_idle(pieces: list[Piece], index: int) -> bool:
    """Return whether glue is between words that nothing separates."""
    if not isinstance(pieces[index], Join) or not 0 < index < len(pieces) - 1:
        return False
    beside = pieces[index - 1], pieces[index + 1]
    return all(isinstance(each, InkWords | ShownValue) and not _is_space(each) for each in beside)


def _is_space(piece: Piece) -> bool:
    return (isinstance(piece, InkWords) and not piece.text.strip()) or piece == ShownValue(SPACE)
