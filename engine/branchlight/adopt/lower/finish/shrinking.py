"""Fewer blocks: those that say nothing are passed over, and those in a row are joined."""

from branchlight.adopt.lower.blocks.block_graph import offered, references
from branchlight.adopt.lower.blocks.ink_blocks import InkBlock, WayOut, statement_values, written
from branchlight.adopt.lower.ink_values import DICE, mark_name
from branchlight.adopt.lower.texts.glued_texts import cleaned
from branchlight.adopt.lower.texts.pieces import LINE_END, reads


def shrink(roots: list[InkBlock], blocks: list[InkBlock], kept: set[int]) -> None:
    """Pass over blocks that say nothing, and join those in a row. `kept` has the ids of those that stay as they are."""
    _pass_over(blocks, kept)
    changed = True
    while changed:
        changed = False
        led, chosen = references(blocks), offered(blocks)
        for root in roots:
            led[id(root)] = led.get(id(root), 0) + 1
        for block in blocks:
            while _joins(block, led, chosen, kept):
                _join(block)
                changed = True


def _pass_over(blocks: list[InkBlock], kept: set[int]) -> None:
    chosen = offered(blocks)
    final: dict[int, InkBlock | None] = {}
    for block in blocks:
        seen = set()
        end: InkBlock | None = block
        while end is not None and id(end) not in seen and _says_nothing(end) and id(end) not in kept | chosen.keys():
            seen.add(id(end))
            end = end.ways[0].to
        if seen and (end is None or id(end) not in seen):
            final[id(block)] = end
    for block in blocks:
        block.ways = [_redirected(way, final) for way in block.ways]
        if block.call is not None:
            block.call = final.get(id(block.call), block.call) or block.call


def _redirected(way: WayOut, final: dict[int, InkBlock | None]) -> WayOut:
    if way.to is None or id(way.to) not in final:
        return way
    return WayOut(way.condition, final[id(way.to)], way.once)


def _says_nothing(block: InkBlock) -> bool:
    return (
        not (block.do or block.text or block.call or block.offers or block.ending or block.marks)
        and len(block.ways) == 1
        and block.ways[0].condition is None
    )


def _joins(block: InkBlock, led: dict[int, int], chosen: dict[int, int], kept: set[int]) -> bool:
    """Return whether a block and the one that it leads to can be one."""
    if len(block.ways) != 1 or block.offers or block.ways[0].condition is not None or block.ways[0].to is None:
        return False
    after = block.ways[0].to
    if after is block or led.get(id(after), 0) != 1 or id(after) in kept or chosen.get(id(after), 0) or after.is_choice:
        return False
    if block.call is not None and (after.do or after.text or after.call or after.marks):
        return False
    if block.is_choice and (after.offers or after.call or len(after.ways) > 1):
        return False
    if block.marks & after.marks:
        return False
    changed = written(after.do) | {mark_name(mark) for mark in after.marks}
    if any(DICE in value_reads for value_reads in _draws(after)):
        changed |= {DICE}
    return not (reads(block.text) & changed or _asks(block) & {mark_name(mark) for mark in after.marks})


def _draws(block: InkBlock) -> list[frozenset[str]]:
    return [value.reads() for value in statement_values(block.do)]


def _asks(block: InkBlock) -> frozenset[str]:
    return frozenset[str]().union(*(value.reads() for value in statement_values(block.do)))


def _join(block: InkBlock) -> None:
    after = block.ways[0].to
    assert after is not None
    between = [LINE_END] if block.text and after.text else []
    block.marks |= after.marks
    block.do += after.do
    block.text = cleaned([*block.text, *between, *after.text])
    block.call = after.call or block.call
    block.offers, block.ways, block.ending = after.offers, after.ways, after.ending
    block.name = block.name or after.name
