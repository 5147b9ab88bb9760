"""The exploration: every state of a story, breadth first, each with the state that it was first reached from.

A level holds the states that are the same number of decisions away from the beginning. It is worked through in two
passes: `flow` goes on where a turn was cut in two, which leads to more states of the level, until nothing new is found;
`decide` makes every decision, which leads to the next level. So the first way to a state is one of the shortest.

States are numbered as they are found. What is kept of each is an entry of the table `index`, the number of its parent,
and the numbers at both ends of the edges that leave it.
"""

import time
from array import array
from collections.abc import Callable, Iterable
from typing import NamedTuple

from engine.model.story import Story
from engine.proof.answer import Bound
from engine.proof.explore.bodies import Bodies
from engine.proof.explore.cells import Cells
from engine.proof.explore.claim_code import Plan
from engine.proof.explore.claims import Claims
from engine.proof.explore.draws import Draws
from engine.proof.explore.layout import Layout
from engine.proof.explore.live import Live
from engine.proof.explore.machine import Machine, Stacks
from engine.proof.explore.needs import Reading
from engine.proof.explore.positions import Positions
from engine.proof.explore.script import Script
from engine.proof.explore.sites import Sites

_CHUNK = 2048
_HOPS = 1001


class Limits(NamedTuple):
    """How far to go. `until` is a time of `time.monotonic`."""

    states: int
    until: float
    progress: Callable[[int], None] | None


class Epoch(NamedTuple):
    """The plan by which states from a number on were explored."""

    first: int
    plan: Plan


class Search:
    """All states of a story, once `run` is done."""

    def __init__(self, story: Story, limits: Limits) -> None:
        self.limits = limits
        self.bodies = Bodies(story)
        self.cells = Cells(self.bodies)
        self.claims = Claims(self.bodies)
        self.reading = Reading(self.cells)
        self.todo = set(range(len(self.claims.all))) - self.claims.hopes
        self.index: dict[int, int] = {}
        self.parents = array("I")
        self.sources = array("I")
        self.targets = array("I")
        self.first: dict[int, int] = {}
        self.hoped: dict[int, set[int]] = {claim: set() for claim in self.claims.hopes}
        self.unexplored: list[int] = []
        self.endless: list[int] = []
        self.undecided: list[range] = []
        self.bound: Bound | None = None
        self.stacks, self.script, self.sites = Stacks(), Script(), Sites()
        self.met: list[int] = []
        self.fresh: list[int] = []
        plan = self.plan()
        self.epochs = [Epoch(0, plan)]
        self.machine = self.machine_for(plan)
        self.position_mask = plan.layout.position_mask

    def plan(self) -> Plan:
        todo = frozenset(self.todo)
        live = Live(self.bodies, self.cells, self.claims, todo, self.reading)
        draws = Draws(self.bodies, live)
        positions = Positions(self.bodies, draws)
        needed = {cell for points in live.points for needs in points for cell in needs}
        layout = Layout(self.cells, needed, len(positions.all), bool(self.bodies.callers))
        return Plan(self.bodies, self.cells, self.claims, draws, positions, layout, live, todo, self.sites)

    def machine_for(self, plan: Plan) -> Machine:
        tools: dict[str, object] = {
            "index": self.index,
            "get": self.index.get,
            "parent": self.parents.append,
            "fresh": self.fresh.append,
            "source": self.sources.append,
            "target": self.targets.append,
            "todo": self.todo,
            "met": self.met.append,
        }
        return Machine(plan, self.stacks, self.script, tools, tracing=False)

    def run(self) -> None:
        """Explores until every state is known, or a limit is reached."""
        start = self.epochs[0].plan.layout.start()
        self.index[start] = 0
        self.parents.append(0)
        level = [start]
        while level and self.bound is None:
            level = self.level(level)
        self.unexplored += [self.index[state] for state in level]

    def undecided_edges(self) -> Iterable[tuple[int, int]]:
        """The edges that need no decision, by the numbers at both ends."""
        for edges in self.undecided:
            yield from zip(self.sources[edges.start : edges.stop], self.targets[edges.start : edges.stop], strict=True)

    def level(self, states: list[int]) -> list[int]:
        """Explores one level; gives the next."""
        positions, mask = self.epochs[-1].plan.positions, self.position_mask
        found, flowing, edges = list(states), states, len(self.targets)
        for _ in range(_HOPS):
            flowing = [state for state in flowing if state & mask < positions.first_settled]
            if not flowing or not self.work(flowing, self.machine.flow, positions.first_settled):
                break
            flowing = self.taken()
            found += flowing
        else:
            self.endless += [self.index[state] for state in flowing if state & mask < positions.first_settled]
        self.undecided.append(range(edges, len(self.targets)))
        deciding = [state for state in found if state & mask >= positions.first_decided]
        if self.bound is None:
            self.work(deciding, self.machine.decide, positions.first_settled)
        else:
            self.unexplored += [self.index[state] for state in deciding]
        return self.taken()

    def taken(self) -> list[int]:
        found = self.fresh[:]
        self.fresh.clear()
        return found

    def work(self, states: list[int], find: Callable[[int], Callable[[int, int], None]], settled: int) -> bool:
        """Goes on from each of the states. False if a limit was reached before the last."""
        index, mask, met = self.index, self.position_mask, self.met
        moves = {position: find(position) for position in {state & mask for state in states}}
        for start in range(0, len(states), _CHUNK):
            if self.is_over():
                self.unexplored += [index[state] for state in states[start:]]
                return False
            for state in states[start : start + _CHUNK]:
                number, position = index[state], state & mask
                if position < settled:
                    self.each_way(moves[position], state, number)
                else:
                    moves[position](state, number)
                if met:
                    self.note(number)
        return True

    def each_way(self, move: Callable[[int, int], None], state: int, number: int) -> None:
        self.script.rewind()
        while self.script.next():
            move(state, number)

    def note(self, number: int) -> None:
        """Claims were met on the way from the state of that number."""
        for claim in self.met:
            if claim in self.hoped:
                self.hoped[claim].add(number)
            elif claim in self.todo:
                self.todo.discard(claim)
                self.first[claim] = number
        self.met.clear()

    def is_over(self) -> bool:
        found = len(self.index)
        if self.limits.progress:
            self.limits.progress(found)
        if found > self.limits.states:
            self.bound = "states"
        elif time.monotonic() > self.limits.until:
            self.bound = "seconds"
        return self.bound is not None
