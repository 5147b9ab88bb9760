"""Choices that can be taken once: where that must be said, and how."""

from dataclasses import replace

from branchlight.adopt.lower.blocks.block_graph import BlockGraph, offered, references
from branchlight.adopt.lower.blocks.ink_blocks import ChoiceOffer, Group, InkBlock, WayOut, offers_of
from branchlight.adopt.lower.ink_values import TRUE, Mark, Value, both, negation, visits


def settle_once(graph: BlockGraph) -> None:
    """Keep `once` where a choice could be offered again. If its body has other ways in, ask whether it was entered."""
    led, chosen = references(graph.blocks), offered(graph.blocks)
    bodies: dict[Mark, set[int]] = {}
    for block in graph.blocks:
        for offer in offers_of(block.offers):
            bodies.setdefault(offer.mark, set()).add(id(offer.body))
    shared = {mark for mark, found in bodies.items() if len(found) > 1}
    for block in graph.blocks:
        block.offers = [_settled(graph, block, item, led, chosen, shared) for item in block.offers]
        block.ways = [_settled_way(graph, block, way) for way in block.ways]


def _settled(
    graph: BlockGraph,
    block: InkBlock,
    item: ChoiceOffer | Group,
    led: dict[int, int],
    chosen: dict[int, int],
    shared: set[Mark],
) -> ChoiceOffer | Group:
    if isinstance(item, Group):
        return replace(item, offers=tuple(_settled(graph, block, each, led, chosen, shared) for each in item.offers))
    if not item.is_once:
        return item
    body = item.body
    if item.mark in shared:
        return replace(item, is_once=False, condition=_unused(item.condition, item))
    if led.get(id(body), 0) == 0 and chosen[id(body)] == 1:
        return item if graph.comes_back(block, body) else replace(item, is_once=False)
    if id(block) not in graph.reachable(body) and not _entered_before(graph, block, body):
        return replace(item, is_once=False)
    condition = _unused(item.condition, item)
    return replace(item, is_once=False, condition=condition)


def _entered_before(graph: BlockGraph, block: InkBlock, body: InkBlock) -> bool:
    """Return whether the body can be entered by another way before the block is."""
    return id(block) in graph.reachable(body)


def _unused(condition: Value | None, item: ChoiceOffer) -> Value:
    return both(TRUE if condition is None else condition, negation(visits(item.mark)))


def _settled_way(graph: BlockGraph, block: InkBlock, way: WayOut) -> WayOut:
    if way.once is None:
        return way
    if way.to is None or not graph.comes_back(block, way.to):
        return WayOut(way.condition, way.to)
    condition = TRUE if way.condition is None else way.condition
    return WayOut(both(condition, negation(visits(way.once))), way.to)
