"""Cut points: bodies at whose entrance a turn is cut in two, and the state between the parts is stored.

A turn is cut

- at every body that draws, because each result of its draws is followed from there,
- at every body on a circle without a decision, so that following a turn to the next cut always terminates, and
- at some bodies of a long chain, so that no generated function calls too deep.

Only circles of returns from calls remain. The call stack bounds them, since each return makes it shorter.
"""

from branchlight.analysis.digraph import longest_paths, postorder, strong_components, trimmed
from branchlight.model.story import always_open
from branchlight.play.turn_in_progress import HOP_LIMIT
from branchlight.prover.program.numbered_bodies import NumberedBodies
from branchlight.prover.reduce.nondeterminism import RelevantDraws
from branchlight.source.named_tuple import NamedTuple

_LONGEST_CHAIN = 40


class CutPoints(NamedTuple):
    """The bodies at whose entrance a turn is cut, and whether a turn may be too long for play."""

    bodies: set[int]
    may_run_long: bool


def cut_points_of(bodies: NumberedBodies, draws: RelevantDraws) -> CutPoints:
    """Return the cut points of a story. A turn may run long if a body can recur in it, or if its longest chain does."""
    count = len(bodies.all)
    onward = [_onward(bodies, vertex) for vertex in range(2 * count)]
    # Each body has two vertices: its entrance, and its offer. First rule: cut where draws are made.
    cut = {number for number in range(count) if draws.on_entering[number]}
    # Second rule: cut circles. `trimmed` also returns paths between two circles, which does no harm.
    circling = {vertex for vertex in trimmed(dict(enumerate(onward))) if vertex < count}
    cut |= circling
    may_run_long = bool(circling) or _longest(onward, count) > HOP_LIMIT
    # Third rule: cut long chains of what is left.
    return CutPoints(cut | _long_chains(onward, cut, count), may_run_long)


def _onward(bodies: NumberedBodies, vertex: int) -> list[int]:
    """Return the vertices that follow without a decision.

    Vertex `number` is the entrance of a body, and vertex `number + count` is its offer.
    """
    count = len(bodies.all)
    number = vertex % count
    body = bodies.all[number]
    if vertex < count:
        landing = bodies.landings.get(number)
        if landing is not None:
            return [landing.body + count] if landing.body >= 0 and landing.stage != "asking" else []
        if body.ask:
            return []
        return [bodies.number[body.call.to]] if body.call else [number + count]
    return [] if always_open(bodies.all[number]) else _ways(bodies, number)


def _ways(bodies: NumberedBodies, number: int) -> list[int]:
    count = len(bodies.all)
    back = [caller + count for caller in bodies.callers_of(number)] if bodies.goes_back(number) else []
    return [*bodies.after_way(number), *back]


def _longest(onward: list[list[int]], count: int) -> int:
    """Return the most bodies that a turn can enter, if no entrance is on a circle.

    Offers alone can be on circles, of returns from calls. These enter nothing, and each is condensed to one vertex.
    """
    part = strong_components(range(len(onward)), onward.__getitem__)
    lengths: dict[int, dict[int, int]] = {}
    for vertex, following in enumerate(onward):
        row = lengths.setdefault(part[vertex], {})
        for after in following:
            if part[after] != part[vertex]:
                row[part[after]] = int(after < count)
    found = longest_paths(lengths, {part[vertex]: 1 for vertex in range(count)})
    assert found is not None
    return max(found.values(), default=0)


def _long_chains(onward: list[list[int]], cut: set[int], count: int) -> set[int]:
    """Return the entrances at which long chains of bodies without a decision are cut."""

    def targets(vertex: int) -> list[int]:
        return [after for after in onward[vertex] if after not in cut]

    height: dict[int, int] = {}
    found: set[int] = set()
    for vertex in postorder(range(len(onward)), targets):
        # A vertex that closes a circle (of returns, which the stack bounds) has no height yet.
        height[vertex] = 1 + max([height.get(after, 0) for after in targets(vertex)], default=0)
        if height[vertex] > _LONGEST_CHAIN and vertex < count:
            found.add(vertex)
            height[vertex] = 0
    return found
