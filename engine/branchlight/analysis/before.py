"""Nodes that a reader always or never has read before another node, as far as the graph alone shows.

The graph has more ways than the story: every condition may hold, and `go: back` may lead to the choices and ways of any
node that calls.
"""

from collections.abc import Mapping

from branchlight.analysis.digraph import postorder, reachable
from branchlight.analysis.graph import links_of
from branchlight.model.story import BACK, Story
from branchlight.source.named_tuple import NamedTuple

Edges = Mapping[str, frozenset[str]]


class Before(NamedTuple):
    """The nodes that every reader has read before a node, and those that none has. `reached` is False if none comes."""

    always: frozenset[str]
    never: frozenset[str]
    reached: bool


def before(story: Story, node: str) -> Before:
    """Return what the graph says of the pasts of a node."""
    edges = ways_between(story)
    order = postorder([story.start], edges.__getitem__)[::-1]
    others = frozenset(story.nodes) - {node}
    if node not in order:
        return Before(frozenset(), others, False)
    sources: dict[str, list[str]] = {name: [] for name in edges}
    for source in order:
        for target in edges[source]:
            sources[target].append(source)
    leading = reachable(sources[node], sources.__getitem__)
    return Before(_always(order, sources, node) & others, others - leading, True)


def ways_between(story: Story) -> Edges:
    """Return the nodes and pools to which each of them leads, whatever the conditions say.

    `BACK` is a vertex between the nodes that go back and those that call.
    """
    links = links_of(story)
    callers = [link.source for row in links.values() for link in row if link.kind == "call"]
    return {BACK: frozenset(callers)} | {name: frozenset([link.target for link in row]) for name, row in links.items()}


def _always(order: list[str], sources: Mapping[str, list[str]], node: str) -> frozenset[str]:
    """Return the vertices on every way from the first in the order to a node: its dominators.

    Those of each vertex are itself and what is common to those of its sources. They are sets of bits.
    """
    bits = {name: 1 << place for place, name in enumerate(order)}
    found = dict.fromkeys(order, -1)
    found[order[0]] = bits[order[0]]
    changed = True
    while changed:
        changed = False
        for name in order[1:]:
            common = -1
            for source in sources[name]:
                common &= found[source]
            if (common | bits[name]) != found[name]:
                found[name], changed = common | bits[name], True
    return frozenset([name for name in order if found[node] & bits[name]])
