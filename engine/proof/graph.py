"""What leads to what: the links between nodes, and how far they reach, calls and returns included.

A call is a detour: what stands behind it comes only if the called stretch can come to a `go: back` of its own.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, NamedTuple

from engine.model.story import BACK, Body, Choice, Node, Pool, Story


class Link(NamedTuple):
    """One way from a node to another.

    kind     "go" leaves the node itself, "choice" follows a choice of it, "call" comes back, "offer" is a storylet
    body     the full name of the body that it leaves from
    target   the full name of a node, or `BACK`
    label    the choice that was taken last; None for "go", and for "call" and "offer" of the node itself
    after    the nodes whose calls have to come back before
    tests    what must hold, by the names of conditions (see `engine.model.story.Condition`)
    """

    source: str
    kind: Literal["go", "choice", "call", "offer"]
    body: str
    target: str
    choice: Choice | None = None
    after: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()


Links = Mapping[str, tuple[Link, ...]]
"""The links that leave each node."""


def links_of(story: Story) -> Links:
    """All links of a story, by the node that they leave, in the order of the files."""
    return {node.name: tuple(_links(story, node)) for node in story.nodes.values()}


def without(links: Links, never: Iterable[str]) -> Links:
    """The links that do not hang on one of the conditions named."""
    closed = frozenset(never)
    return {name: tuple([link for link in row if closed.isdisjoint(link.tests)]) for name, row in links.items()}


class Reach:
    """How far the links of a story lead."""

    def __init__(self, story: Story, links: Links) -> None:
        self.story = story
        self.links = links
        self.returning = self._returning()

    def level(self, start: str) -> set[str]:
        """The nodes to which `start` leads while the same call is open; called stretches are left out."""
        return self._spread(start, lambda link: link.kind != "call")

    def all(self, start: str) -> set[str]:
        """All nodes to which `start` leads before the call that it stands in comes back."""
        return self._spread(start, lambda link: True)

    def usable(self, link: Link) -> bool:
        """Can the calls before this link come back?"""
        return all(called in self.returning for called in link.after)

    def _returning(self) -> set[str]:
        """The called nodes that can come to a `go: back` of their own: the least set that explains itself."""
        called = {link.target for row in self.links.values() for link in row if link.kind == "call"}
        self.returning = set()
        while True:
            more = {name for name in called - self.returning if self._comes_back(name)}
            if not more:
                return self.returning
            self.returning |= more

    def _comes_back(self, called: str) -> bool:
        inside = self.level(called)
        return any(link.target == BACK and self.usable(link) for name in inside for link in self.links[name])

    def _spread(self, start: str, follows: Callable[[Link], bool]) -> set[str]:
        found = {start}
        waiting = [start]
        while waiting:
            for link in self.links[waiting.pop()]:
                if link.target not in found and link.target != BACK and follows(link) and self.usable(link):
                    found.add(link.target)
                    waiting.append(link.target)
        return found


def order_of(story: Story, links: Links) -> dict[str, int]:
    """A number for each node, so that links lead upwards wherever there is no circle (reverse postorder)."""
    done: dict[str, None] = {}
    seen = {story.start}
    stack = [(story.start, iter(links[story.start]))]
    while stack:
        name, rest = stack[-1]
        link = next((link for link in rest if link.target not in seen and link.target != BACK), None)
        if link is None:
            done[name] = None
            stack.pop()
        else:
            seen.add(link.target)
            stack.append((link.target, iter(links[link.target])))
    return {name: number for number, name in enumerate(reversed(done))}


def _links(story: Story, node: Node) -> Iterable[Link]:
    yield from _body_links(story, node.name, node.body, None, (), ())


def _body_links(
    story: Story, node: str, body: Body, choice: Choice | None, after: tuple[str, ...], tests: tuple[str, ...]
) -> Iterable[Link]:
    if body.call:
        yield Link(node, "call", body.name, body.call, choice, after, tests)
        after = (*after, body.call)
    for offer in body.offers:
        if isinstance(offer, Pool):
            for name in story.pools[offer.pool]:
                yield Link(node, "offer", body.name, name, choice, after, (*tests, name))
        else:
            yield from _body_links(story, node, offer.body, offer, after, (*tests, offer.name))
    if body.ending or _always_open(body):
        return
    for way in body.ways:
        yield Link(node, "choice" if choice else "go", body.name, way.to, choice, after, (*tests, str(way.place)))
        if way.test is None:
            return


def _always_open(body: Body) -> bool:
    """Is there a choice that is open whatever happens, so that the way out is never needed?"""
    return any(isinstance(offer, Choice) and offer.test is None and not offer.once for offer in body.offers)
