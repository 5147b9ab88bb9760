"""Blocks that begin with cases, parted: a block for each side, and one for what comes after them."""

from branchlight.adopt.lower.blocks.ink_blocks import InkBlock, WayOut
from branchlight.adopt.lower.ink_values import Mark, Value, compare, compute, number, visits
from branchlight.adopt.lower.texts.pieces import Cases, CaseSide, InkSeries

_COUNTED = frozenset(("stopping", "cycle", "once"))


def part_cases(block: InkBlock) -> list[InkBlock]:
    """Move the cases at the start of a text into blocks of their own. The ways of the block lead to them.

    Return the new blocks. There are none if the text begins in another way, or if the dice decide.
    """
    cases = block.text[0] if block.text else None
    if isinstance(cases, InkSeries) and cases.kind in _COUNTED:
        cases = _counted(block, cases)
    if not isinstance(cases, Cases) or any(
        side.condition is not None and side.condition.draws() for side in cases.sides
    ):
        return []
    rest = _cut(block, 1)
    made, ways = [rest], []
    for side in cases.sides:
        own = rest
        if side.pieces:
            own = InkBlock(block.place, block.scene)
            own.text, own.ways = list(side.pieces), [WayOut(None, rest)]
            made.append(own)
        ways.append(WayOut(side.condition, own))
    if cases.sides[-1].condition is not None:
        ways.append(WayOut(None, rest))
    block.text, block.ways = [], ways
    return made


def _cut(block: InkBlock, index: int) -> InkBlock:
    """Cut a block in two before a piece of its text. Return the second block."""
    rest = InkBlock(block.place, block.scene)
    rest.text, rest.call, rest.offers = block.text[index:], block.call, block.offers
    rest.ways, rest.ending = block.ways, block.ending
    block.text, block.call, block.offers = block.text[:index], None, []
    block.ways, block.ending = [WayOut(None, rest)], ""
    return rest


def _counted(block: InkBlock, series: InkSeries) -> Cases:
    """Return alternatives at the start of a block as cases. The block counts how often it is entered."""
    mark: Mark = ("", str(series.place))
    block.marks.add(mark)
    sides = len(series.sides)
    is_cycle = series.kind == "cycle"
    count = compute("mod", visits(mark), number(sides)) if is_cycle else visits(mark)
    conditions: list[Value | None] = [
        compare("==", count, number((index + 1) % sides if is_cycle else index + 1)) for index in range(sides)
    ]
    if series.kind != "once":
        conditions[-1] = None
    return Cases(tuple(map(CaseSide, conditions, series.sides)))
