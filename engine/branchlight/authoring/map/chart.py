"""Charts: a story as boxes and arrows, by scene, with the results of a proof. Every kind of map draws one."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from branchlight.analysis.graph import Link, Links, Reachability, links_of, pool_name
from branchlight.analysis.written import Writing
from branchlight.authoring.stats.word_counts import words_of
from branchlight.model.story import BACK, Node, Story, bodies_of, choices_of
from branchlight.prover.answer import Proof, Reached
from branchlight.source.named_tuple import NamedTuple

_ALTERNATIVES = re.compile(r"\b(?:or|if)\b")

MOST_OFFERED = 60
"""The most storylets of a pool that are drawn for each node that offers it."""

Mark = Literal["start", "ending", "unreachable", "stuck", "storylet", "back"]


class Box(NamedTuple):
    """A node. `ending` is the title of its ending, if it has one. `label` is its title, or else its name.

    Some choices lead to no other node. `returns` has the words of those that go back to a call, and "" for the node's
    own return. `ends` has those that end the story, each with the title of its ending.
    """

    name: str
    label: str
    scene: str
    words: int
    marks: frozenset[Mark]
    ending: str
    node: Node
    returns: tuple[str, ...]
    ends: tuple[tuple[str, str], ...]


class Arrow(NamedTuple):
    """A link from one node to another. `idle` is True if no reading ever follows it."""

    source: str
    target: str
    kind: Literal["go", "choice", "call", "offer"]
    label: str
    test: str
    idle: bool


class SceneGroup(NamedTuple):
    """A scene and its boxes."""

    name: str
    title: str
    boxes: tuple[Box, ...]


class Chart(NamedTuple):
    """A story to draw. `proven` is True if a proof found what is unreachable or stuck, rather than the links alone.

    `ways` has the shortest path to each node, and `traps` the one to each place where readers get stuck. Paths are in
    the words of the choices.
    """

    story: Story
    groups: tuple[SceneGroup, ...]
    arrows: tuple[Arrow, ...]
    verdict: str
    proven: bool
    ways: Mapping[str, tuple[str, ...]]
    traps: Mapping[str, tuple[str, ...]]


def chart_of(story: Story, proof: Proof | None = None) -> Chart:
    """Return the chart of a story. Its marks come from a proof if there is one, else from its links."""
    links = links_of(story)
    if proof is not None:
        unreached = _unreachable(proof.nodes)
    else:
        unreached = set(story.nodes) - Reachability(story, links).all(story.start)
    stuck = {found.node for found in proof.stuck} if proof else set()
    idle = _unreachable(proof.choices) if proof else set()
    groups = [
        SceneGroup(
            scene.name,
            scene.title,
            tuple([_box(story, story.nodes[name], links[name], unreached, stuck) for name in scene.nodes]),
        )
        for scene in story.scenes.values()
        if scene.nodes
    ]
    arrows = _Arrows(story, idle, unreached)
    verdict, labels = proof.verdict if proof else "", _labels(story)
    reached = [(name, found.path) for name, found in proof.nodes.items() if found.reached] if proof else []
    stuck_at = [(found.node, found.path) for found in proof.stuck] if proof else []
    ways = {name: _worded(path, labels) for name, path in reached if path is not None}
    traps = {name: _worded(path, labels) for name, path in stuck_at if path is not None}
    drawn = tuple([arrows.arrow(link) for link in _direct(story, links)])
    return Chart(story, tuple(groups), drawn, verdict, proof is not None, ways, traps)


def _unreachable(table: Mapping[str, Reached]) -> set[str]:
    return {name for name, found in table.items() if found.status == "unreachable"}


def short(name: str) -> str:
    """Return a node's name within its scene."""
    return name.rpartition(".")[2]


def _direct(story: Story, links: Links) -> Iterator[Link]:
    """Yield the links between nodes. One to a pool leads to each storylet of it, up to `MOST_OFFERED`."""
    pools = {pool_name(pool) for pool in story.pools}
    for name in story.nodes:
        for link in links[name]:
            if link.target in pools:
                for offered in links[link.target][:MOST_OFFERED]:
                    yield link._replace(target=offered.target, tests=(*link.tests, *offered.tests))
            elif link.target != BACK:
                yield link


def _labels(story: Story) -> dict[str, str]:
    """Return the words of each choice, by its full name."""
    labels: dict[str, str] = {}
    for node in story.nodes.values():
        writing = Writing(story, node)
        labels.update({choice.name: writing.line(choice.label) for choice in choices_of(node.body)})
    return labels


def _worded(path: Iterable[str], labels: Mapping[str, str]) -> tuple[str, ...]:
    """Return a path of a proof in the words of its choices. Draws and answers stay as they are."""
    return tuple([labels.get(entry, entry) for entry in path])


def _box(story: Story, node: Node, links: Iterable[Link], unreached: set[str], stuck: set[str]) -> Box:
    bodies = bodies_of(node)
    endings = [body.ending for body in bodies if body.ending]
    marks: set[Mark] = set()
    if node.name == story.start:
        marks.add("start")
    if node.name in unreached:
        marks.add("unreachable")
    if node.name in stuck:
        marks.add("stuck")
    if endings:
        marks.add("ending")
    if node.pool:
        marks.add("storylet")
    if any(way.to == BACK for body in bodies for way in body.ways):
        marks.add("back")
    ending = ", ".join(dict.fromkeys([story.endings[name].title for name in endings]))
    label = node.title or short(node.name).replace("_", " ")
    writing = Writing(story, node)
    back = [writing.line(link.choice.label) if link.choice else "" for link in links if link.target == BACK]
    last = [(choice.label, choice.body.ending) for choice in choices_of(node.body) if choice.body.ending]
    ends = tuple([(writing.line(said), story.endings[name].title) for said, name in last])
    return Box(node.name, label, node.scene, words_of(node), frozenset(marks), ending, node, tuple(back), ends)


class _Arrows:
    """A converter of links to arrows, with a cache of each node's conditions and labels."""

    def __init__(self, story: Story, idle: set[str], unreached: set[str]) -> None:
        self.story = story
        self.idle = idle
        self.unreached = unreached
        self.writings: dict[str, Writing] = {}

    def writing(self, name: str) -> Writing:
        if name not in self.writings:
            self.writings[name] = Writing(self.story, self.story.nodes[name])
        return self.writings[name]

    def arrow(self, link: Link) -> Arrow:
        own = self.writing(link.source)
        label, tests = (
            own.line(link.choice.label) if link.choice else "",
            [own.tests.get(name, "") for name in link.tests],
        )
        if link.target in link.tests:  # a storylet
            storylet = self.writing(link.target)
            label = storylet.line(self.story.nodes[link.target].label) if link.kind == "offer" else label
            tests.append(storylet.tests.get(link.target, ""))
        never = (link.choice is not None and link.choice.name in self.idle) or link.source in self.unreached
        return Arrow(link.source, link.target, link.kind, label, all_of(tests), never)


def all_of(tests: list[str]) -> str:
    """Return the condition that all of these hold, as it is written. What several say is written once."""
    written = list(dict.fromkeys(filter(None, tests)))
    if len(written) == 1:
        return written[0]
    parts: list[str] = []
    for test in written:
        if _ALTERNATIVES.search(test):
            parts.append(f"({test})")
        else:
            parts += test.split(" and ") if "(" not in test else [test]
    return " and ".join(dict.fromkeys(parts))
