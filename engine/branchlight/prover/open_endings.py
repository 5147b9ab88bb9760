"""Open endings: those that a reader who is at a node can still reach, in at least one state.

An ending is open at a node if and only if some session enters the node and comes to the ending. Each step decides what
the steps before left open:

1. The graph alone: endings to which no way leads from the node.
2. Sessions: the paths of the proof to each node and each ending, continued at random. Each shows some open endings.
3. One exploration of the story, over which the histories of the nodes are spread (see `histories`).
"""

from contextlib import suppress
from random import Random

from branchlight.analysis.before import ways_between
from branchlight.analysis.digraph import reachable
from branchlight.analysis.story_names import StoryNames
from branchlight.model.story import Story, bodies_of
from branchlight.play.transitions import choose, start
from branchlight.play.turn import Turn
from branchlight.prover.answer import Path, Proof
from branchlight.prover.bounds import Limits
from branchlight.prover.clock import Clock, TimeUpError
from branchlight.prover.exploring import explored
from branchlight.prover.findings.histories import seen_before
from branchlight.prover.pasts import every_answer
from branchlight.prover.program.numbered_bodies import NumberedBodies
from branchlight.prover.program.one_fact import without_marks
from branchlight.prover.program.properties import Properties
from branchlight.prover.replay import turns_on
from branchlight.source.named_tuple import NamedTuple

PLAYED, EXPLORED = 0.4, 0.8
"""The shares of the time after which playing and exploring end at the latest."""
FROM_START, FROM_NODE = 100, 6
"""Random sessions from the start, and from each node at which an ending may still be open."""
MOST_DECISIONS = 500
"""The most decisions of one random session."""


class OpenEndings(NamedTuple):
    """The endings that are open at each node, in the story's order.

    `is_exact` says that each of them is open. Otherwise there was no time to settle some, which are among them too.
    """

    of: dict[str, tuple[str, ...]]
    is_exact: bool


def open_endings(story: Story, proof: Proof, seconds: float = 60.0) -> OpenEndings:
    """Return the endings that are open at each node of a story. The paths of its proof lead to every node."""
    clock = Clock(seconds)
    may = _by_graph(story)
    evidence = _Evidence(story, may)
    clock.allow(PLAYED)
    evidence.play(proof, clock)
    clock.allow(EXPLORED)
    is_exact = evidence.is_settled() or evidence.explore(clock)
    open_at = evidence.open if is_exact else may
    return OpenEndings(
        {node: tuple([name for name in story.endings if name in open_at[node]]) for node in may}, is_exact
    )


def _by_graph(story: Story) -> dict[str, set[str]]:
    """Return the endings to which some way leads from each node, whatever the conditions say."""
    ways = ways_between(story)
    endings = {node.name: {body.ending for body in bodies_of(node)} - {""} for node in story.nodes.values()}
    return {
        name: {ending for other in reachable([name], ways.__getitem__) for ending in endings.get(other, ())}
        for name in story.nodes
    }


class _Evidence:
    """The evidence of sessions: `open` has the endings at each node. `may` are those that can be open there."""

    def __init__(self, story: Story, may: dict[str, set[str]]) -> None:
        counted = StoryNames(story)
        self.slots = {name: counted.records.visits_slot(name) for name in story.nodes}
        self.story, self.may = counted.story, may
        self.open: dict[str, set[str]] = {name: set() for name in may}

    def is_settled(self) -> bool:
        return self.open == self.may

    def missing(self, node: str) -> set[str]:
        """Return the endings of which it is not known whether they are open at a node."""
        return self.may[node] - self.open[node]

    def play(self, proof: Proof, clock: Clock) -> None:
        """Play sessions until they settle all, or for so long."""
        random = Random(0)
        for ending in proof.endings.values():
            self.finish(_along(self.story, ending.path), random, clock)
        for seed in range(FROM_START):
            self.finish(start(self.story, seed), random, clock)
        for name, node in proof.nodes.items():
            for _ in range(FROM_NODE if self.missing(name) else 0):
                self.finish(_along(self.story, node.path), random, clock)

    def finish(self, turn: Turn | None, random: Random, clock: Clock) -> None:
        """Play at random to an ending, and record it for all nodes that were entered."""
        for _ in range(MOST_DECISIONS):
            if turn is None or turn.ending is not None or clock.is_up():
                break
            answers = every_answer(turn)
            turn = choose(turn, random.choice(answers)) if answers else None
        if turn is not None and turn.ending is not None:
            for name, slot in self.slots.items():
                if turn.after.values[slot]:
                    self.open[name].add(turn.ending.name)

    def explore(self, clock: Clock) -> bool:
        """Explore the story for what is missing. Return whether there was time to settle it."""
        nodes = [name for name in self.may if self.missing(name)]
        endings = sorted({ending for name in nodes for ending in self.missing(name)})
        bodies = NumberedBodies(without_marks(self.story)._replace(promises=()))
        properties = Properties(bodies, [*[("node", name) for name in nodes], *[("ending", each) for each in endings]])
        try:
            space = explored(properties, Limits(None, clock, None, None, False))
        except TimeUpError:
            return False
        clock.allow(1.0, least=0.1)
        if space.bound is not None:
            return False
        goals = [properties.number["ending", ending] for ending in endings]
        seen = seen_before(space, goals, [properties.number["node", name] for name in nodes], clock)
        for goal in goals:
            for number in seen[goal].read:
                self.open[properties.all[number][1]].add(properties.all[goal][1])
        return not clock.is_up()


def _along(story: Story, path: Path | None) -> Turn | None:
    """Return the last turn of a path, or None if there is no path.

    It is an earlier one if the path ends within a turn and leaves its last draws open.
    """
    last = None
    with suppress(ValueError):
        for turn, _, _ in turns_on(story, path) if path is not None else ():
            last = turn
    return last
