"""Faults that only show once all blocks are there: courses that are counted twice, or return to the wrong place."""

from collections.abc import Iterable, Iterator

from branchlight.adopt.lower.blocks.block_graph import BlockGraph
from branchlight.adopt.lower.blocks.ink_blocks import InkBlock, offers_of
from branchlight.adopt.lower.lower_codes import ORDER, RECURSION, UNSUPPORTED
from branchlight.adopt.lower.lowering import Lowering
from branchlight.adopt.lower.texts.pieces import InkSeries, Piece, every
from branchlight.source.place import Place


def check_blocks(low: Lowering, blocks: list[InkBlock]) -> None:
    """Refuse what the blocks cannot express."""
    graph = BlockGraph(blocks)
    _check_series(low, blocks)
    _check_left_tunnels(low, graph)
    _check_locals(low, graph)
    _check_circles(low, blocks)
    _tell_lost_returns(low, graph)
    for block in blocks:
        if not (low.refusals.found or not low.meanings.is_sound or block.offers or block.ways or block.ending):
            message = "the story leads to these lines, but nothing of them can be adopted"
            low.refusals.add(UNSUPPORTED, block.place, message, "lead elsewhere, or write them in another way")


def _check_series(low: Lowering, blocks: list[InkBlock]) -> None:
    """Refuse alternatives that are shown in several places, as those of a function: each place would count alone."""
    found: dict[Place, int] = {}
    for block in blocks:
        for pieces in _texts(block):
            for place in {piece.place for piece in every(pieces) if isinstance(piece, InkSeries)}:
                found[place] = found.get(place, 0) + sum(
                    isinstance(piece, InkSeries) and piece.place == place for piece in every(pieces)
                )
    for place, times in found.items():
        if times > 1:
            message = "these alternatives are used in several places, and would count in each of them alone"
            low.refusals.add(ORDER, place, message, "put them into a knot, and enter it as a tunnel")


def _check_circles(low: Lowering, blocks: list[InkBlock]) -> None:
    """Refuse lines that lead to each other for ever, without a choice."""
    done: set[int] = set()
    for first in blocks:
        course: dict[int, InkBlock] = {}
        block: InkBlock | None = first
        while block is not None and id(block) not in done and id(block) not in course:
            course[id(block)] = block
            block = None if id(block) in low.refusals.broken else _certain_next(block)
        done |= set(course)
        if block is not None and id(block) in course:
            message = "the story runs in a circle here, without a choice or an end"
            low.refusals.add(RECURSION, block.place, message, "write a choice on this way, or end it")


def _certain_next(block: InkBlock) -> InkBlock | None:
    """Return the block that always follows without a choice, or None."""
    if block.offers:
        return None
    if block.call is not None:
        return block.call
    return block.ways[0].to if block.ways and block.ways[0].condition is None else None


def _texts(block: InkBlock) -> Iterator[Iterable[Piece]]:
    yield block.text
    for offer in offers_of(block.offers):
        yield offer.label


def _check_left_tunnels(low: Lowering, graph: BlockGraph) -> None:
    """Refuse to leave a tunnel for a place from which the course can return, or enter the tunnel again."""
    for place, block in low.blocks.left_tunnels:
        inside = graph.within(block)
        after = [each for each in graph.blocks if id(each) in inside]
        if any(way.to is None for each in after for way in each.ways) or any(each.call is not None for each in after):
            message = "a tunnel that is left for another place, from which a tunnel returns or is entered again"
            low.refusals.add(UNSUPPORTED, place, message, "return with ->->, and divert where the tunnel was entered")


def _tell_lost_returns(low: Lowering, graph: BlockGraph) -> None:
    """Tell of returns from tunnels where no tunnel was entered."""
    start = graph.blocks[0]
    inside = graph.within(start) | {id(start)}
    for block in graph.blocks:
        if id(block) in inside and any(way.to is None for way in block.ways):
            message = "`->->` after these lines can be met outside of a tunnel: ink stops with an error there, and here"
            low.notices.add(block.place, f"{message} a reader is stuck")


def _check_locals(low: Lowering, graph: BlockGraph) -> None:
    """Refuse a knot with parameters or temporary variables that can be entered again before it has returned."""
    owned = {state.owner for key, state in low.states.by_key.items() if "/" in key and state.owner}
    for path in owned:
        block = low.blocks.points.get(path)
        if block is None or block not in graph.blocks:
            continue
        inside = graph.within(block) | {id(block)}
        calls = [each.call for each in graph.blocks if id(each) in inside and each.call is not None]
        if any(id(block) in graph.during(call) for call in calls):
            message = f"`{'.'.join(path)}` has values of its own, and can be entered again before it returns"
            low.refusals.add(RECURSION, block.place, message, "use variables of the whole story")
