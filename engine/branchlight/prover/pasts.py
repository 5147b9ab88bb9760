"""Pasts: which nodes a reader has surely, possibly or never read on entering a node.

Each step decides what the steps before left open:

1. The graph alone: nodes on every way, and nodes from which no way leads there (see `analysis.before`).
2. Random sessions: some read a node before, and some do not, so that it is possible and not sure.
3. One exploration of the story, over which the histories of all other nodes are spread at once (see `histories`).
"""

from collections.abc import Callable, Iterable
from random import Random
from typing import Literal, TypeAlias

from branchlight.analysis.before import before
from branchlight.analysis.story_names import StoryNames
from branchlight.model.question import possible_answers
from branchlight.model.story import Story
from branchlight.play.snapshot import body_at
from branchlight.play.transitions import choose, start
from branchlight.play.turn import Turn
from branchlight.prover.answer import Bound
from branchlight.prover.bounds import Limits, SoFar
from branchlight.prover.clock import Clock, TimeUpError
from branchlight.prover.exploring import explored
from branchlight.prover.findings.histories import seen_before
from branchlight.prover.program.numbered_bodies import NumberedBodies
from branchlight.prover.program.one_fact import without_marks
from branchlight.prover.program.properties import Properties
from branchlight.source.named_tuple import NamedTuple

PLAYED, EXPLORED = 0.1, 0.7
"""The shares of the time after which playing and exploring end at the latest."""
SESSIONS = 200
MOST_DECISIONS = 500
"""The most decisions of one random session."""

Past: TypeAlias = Literal["surely", "possibly", "never", "not settled"]


class Pasts(NamedTuple):
    """The pasts of a node: what a reader has read who comes there. `of` has every other node, in the story's order.

    `reached` is False if no reader comes there, and None if that is not settled.
    """

    node: str
    reached: bool | None
    of: dict[str, Past]
    bound: Bound | None

    def nodes(self, past: Past) -> list[str]:
        """Return the nodes with this verdict."""
        return [name for name, verdict in self.of.items() if verdict == past]

    def as_json(self) -> dict[str, object]:
        """Return the object that `prove --pasts --json` prints."""
        found: dict[str, object] = {"node": self.node, "reached": self.reached}
        pasts: tuple[Past, ...] = ("surely", "possibly", "never", "not settled")
        return {**found, **{past: self.nodes(past) for past in pasts}, "bound": self.bound}


def pasts_of(
    story: Story,
    node: str,
    states: int | None = None,
    seconds: float = 60.0,
    progress: Callable[[SoFar], None] | None = None,
    clock: Clock | None = None,
) -> Pasts:
    """Return the pasts of a node, given by its full name. The other arguments are those of `prove`."""
    clock = clock or Clock(seconds)
    graph = before(story, node)
    left = [name for name in story.nodes if name != node and name not in graph.always | graph.never]
    evidence = _Evidence(node)
    clock.allow(PLAYED)
    if graph.reached:
        evidence.play(story, left, clock)
    bound: Bound | None = None
    if graph.reached and not (evidence.is_reached and evidence.settles(left)):
        clock.allow(EXPLORED)
        bound = evidence.explore(story, left, Limits(states, clock, progress, None, False))
        bound = "interrupt" if bound and clock.is_cut else bound
    reached = evidence.is_reached or (None if bound else False)
    of: dict[str, Past] = {}
    for name in story.nodes:
        if name != node:
            known: Past = "surely" if name in graph.always else "never"
            of[name] = (
                evidence.verdict(name, bound) if reached and name in left else known if reached else "not settled"
            )
    return Pasts(node, reached, of if reached is not False else dict.fromkeys(of, "never"), bound)


class _Evidence:
    """The nodes that some sessions have read before the node, and those that some have not."""

    def __init__(self, node: str) -> None:
        self.node = node
        self.read: set[str] = set()
        self.unread: set[str] = set()
        self.is_reached = False

    def settles(self, names: Iterable[str]) -> bool:
        return all(name in self.read and name in self.unread for name in names)

    def verdict(self, name: str, bound: Bound | None) -> Past:
        """Return the verdict on a node. What no session has shown is impossible if no bound was hit."""
        if name in self.read and name in self.unread:
            return "possibly"
        if bound is not None:
            return "not settled"
        return "surely" if name in self.read else "never"

    def play(self, story: Story, names: list[str], clock: Clock) -> None:
        """Play random sessions until they settle all, or for so long."""
        counted = StoryNames(story)
        slots = {name: counted.records.visits_slot(name) for name in (self.node, *names)}
        for seed in range(SESSIONS):
            random, turn = Random(seed), start(counted.story, seed)
            self.look(None, turn, slots)
            for _ in range(MOST_DECISIONS):
                answers = every_answer(turn)
                if clock.is_up() or self.settles(names):
                    return
                if turn.ending is not None or not answers:
                    break
                following = choose(turn, random.choice(answers))
                self.look(turn, following, slots)
                turn = following

    def look(self, earlier: Turn | None, turn: Turn, slots: dict[str, int]) -> None:
        """Record what was read before a turn that enters the node, and what was not read even after it."""
        then, now = (earlier.after.values if earlier else None), turn.after.values
        if now[slots[self.node]] != (then[slots[self.node]] if then else 0):
            self.is_reached = True
            self.read.update([name for name, slot in slots.items() if then and then[slot]])
            self.unread.update([name for name, slot in slots.items() if not now[slot]])

    def explore(self, story: Story, names: list[str], limits: Limits) -> Bound | None:
        """Explore the story, and record all that its sessions show. Return the bound that was hit, if any."""
        bodies = NumberedBodies(without_marks(story)._replace(promises=()))
        properties = Properties(bodies, [("node", name) for name in (self.node, *names)])
        try:
            space = explored(properties, limits)
        except TimeUpError:
            return "seconds"
        goal, others = properties.number["node", self.node], [properties.number["node", name] for name in names]
        limits.clock.allow(1.0, least=0.1)
        seen = seen_before(space, [goal], others, limits.clock)[goal]
        self.is_reached = self.is_reached or goal in space.first
        self.read.update([properties.all[prop][1] for prop in seen.read])
        self.unread.update([properties.all[prop][1] for prop in seen.unread])
        return space.bound or ("seconds" if limits.clock.is_up() else None)


def every_answer(turn: Turn) -> list[str]:
    """Return every answer that a reader can give to a turn: the open choices, or what can come of its question."""
    body = body_at(turn.story, turn.after.place)
    if turn.question is not None and body is not None and body.ask is not None:
        return [possible.answer for possible in possible_answers(body.ask)]
    return [choice.id for choice in turn.choices if choice.open]
