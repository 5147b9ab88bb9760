"""Story graph: the links between nodes, and how far they reach, including calls and returns.

A call is a detour: what follows it is reached only if the called part can reach a `go: back` of its own. A pool is a
vertex between the nodes that offer it and its storylets. So there are no more links than lines in the story, apart from
the ways out that choices share: each choice has a link for each. All algorithms here take time in proportion to the
number of links.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from branchlight.analysis.digraph import postorder, reachable, strong_components
from branchlight.model.offers import is_certain
from branchlight.model.story import BACK, Body, Choice, Node, Pool, Story, always_open
from branchlight.source.named_tuple import NamedTuple


class Link(NamedTuple):
    """A link from one node to another.

    kind     "go" leaves the node itself, "choice" follows a choice of it, "call" comes back, "offer" leads to a pool
             (see `pool_name`) or from it to a storylet; "go" and "choice" may lead to a pool too
    body     the full name of the body that it leaves from
    target   the full name of a node, the name of a pool, or `BACK`
    choice   the choice that was taken last; None for "go", and for "call" and "offer" of the node itself
    after    the nodes whose calls have to come back before
    tests    the names of the conditions that must hold (see `branchlight.model.story.Condition`)
    """

    source: str
    kind: Literal["go", "choice", "call", "offer"]
    body: str
    target: str
    choice: Choice | None = None
    after: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()


Links = Mapping[str, tuple[Link, ...]]
"""The links that leave each node and each pool."""


def links_of(story: Story) -> Links:
    """Return all links of a story, by the node or pool that they leave, in the order of the files."""
    links = {node.name: tuple(_links(story, node)) for node in story.nodes.values()}
    for pool, names in story.pools.items():
        hub = pool_name(pool)
        links[hub] = tuple([Link(hub, "offer", hub, name, tests=(name,)) for name in names])
    return links


def pool_name(pool: str) -> str:
    """Return the name of a pool among the nodes; no node can have such a name."""
    return f"pool {pool}"


def without(links: Links, never: Iterable[str]) -> Links:
    """Return the links that do not depend on any of the conditions named."""
    closed = frozenset(never)
    return {name: tuple([link for link in row if closed.isdisjoint(link.tests)]) for name, row in links.items()}


class Reachability:
    """Reachability over the links of a story."""

    def __init__(self, story: Story, links: Links) -> None:
        self.story = story
        self.links = links
        self.returning = returning(links)

    def level(self, starts: Iterable[str]) -> set[str]:
        """Return all nodes that `starts` reach while the same call is open, without the parts that are called."""
        return self._spread(starts, lambda link: link.kind != "call")

    def all(self, *starts: str) -> set[str]:
        """Return all nodes that these reach before the calls that contain them return."""
        return self._spread(starts, lambda link: True)

    def usable(self, link: Link) -> bool:
        """Return whether the calls before this link can return."""
        return self.returning.issuperset(link.after)

    def _spread(self, starts: Iterable[str], follows: Callable[[Link], bool]) -> set[str]:
        def targets(name: str) -> Iterable[str]:
            return [
                link.target for link in self.links[name] if link.target != BACK and follows(link) and self.usable(link)
            ]

        return reachable(starts, targets)


def returning(links: Links) -> set[str]:
    """Return the called nodes that can reach a `go: back` of their own: a least fixed point.

    The search goes backwards from each `go: back`. A link after a call is followed once the called node is known to
    return.
    """
    back = _Backwards()
    for row in links.values():
        for link in row:
            if link.kind == "call":
                back.called.add(link.target)
            else:
                back.add(link)
    return back.whole()


class _Backwards:
    """A backward search in progress.

    called    the nodes that are called
    able      the nodes that can reach a `go: back`
    behind    the links that wait for a called node to return
    missing   the number of calls for which each link still waits
    """

    def __init__(self) -> None:
        self.called: set[str] = set()
        self.able: set[str] = set()
        self.waiting: list[str] = []
        self.sources: dict[str, list[str]] = {}
        self.behind: dict[str, list[int]] = {}
        self.held_up: list[Link] = []
        self.missing: list[int] = []

    def add(self, link: Link) -> None:
        """Add a link, which counts only after the calls before it return."""
        calls = set(link.after)
        if not calls:
            self.open(link)
            return
        for called in calls:
            self.behind.setdefault(called, []).append(len(self.held_up))
        self.held_up.append(link)
        self.missing.append(len(calls))

    def open(self, link: Link) -> None:
        self.sources.setdefault(link.target, []).append(link.source)
        if link.target == BACK or link.target in self.able:
            self.mark(link.source)

    def mark(self, name: str) -> None:
        if name not in self.able:
            self.able.add(name)
            self.waiting.append(name)

    def whole(self) -> set[str]:
        while self.waiting:
            name = self.waiting.pop()
            for source in self.sources.get(name, ()):
                self.mark(source)
            for number in self.behind.get(name, ()) if name in self.called else ():
                self.missing[number] -= 1
                if not self.missing[number]:
                    self.open(self.held_up[number])
        return self.able & self.called


def circles(links: Links, usable: Callable[[Link], bool]) -> dict[str, int]:
    """Return a number for each node; nodes that lead to each other by usable links share it."""

    def targets(name: str) -> Iterable[str]:
        return [link.target for link in links[name] if link.target != BACK and usable(link)]

    return strong_components(links, targets)


def order_of(story: Story, links: Links) -> dict[str, int]:
    """Return a number for each node, such that links lead upwards if there is no circle (reverse postorder)."""

    def targets(name: str) -> Iterable[str]:
        return [link.target for link in links[name] if link.target != BACK]

    return {name: number for number, name in enumerate(reversed(postorder([story.start], targets)))}


def _links(story: Story, node: Node) -> Iterable[Link]:
    yield from _body_links(story, node.name, node.body, None, (), ())


def _body_links(
    story: Story, node: str, body: Body, choice: Choice | None, after: tuple[str, ...], tests: tuple[str, ...]
) -> Iterable[Link]:
    if body.call:
        yield Link(node, "call", body.name, body.call.to, choice, after, tests)
        after = (*after, body.call.to)
    for offer in body.offers:
        inside = (*tests, *[group.name for group in offer.groups])
        if isinstance(offer, Pool):
            yield Link(node, "offer", body.name, pool_name(offer.pool), choice, after, inside)
        else:
            yield from _body_links(story, node, offer.body, offer, after, (*inside, offer.name))
    if body.ending or always_open(body):
        return
    for way in body.ways:
        target = way.to if way.pool is None else pool_name(way.pool.pool)
        yield Link(node, "choice" if choice else "go", body.name, target, choice, after, (*tests, str(way.place)))
        if is_certain(story, way):
            return
