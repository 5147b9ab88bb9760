"""The code of an exploration at work: what follows from a state at a position, as far as that position can tell.

Most of a state is none of a position's business. What its function touches (reads or writes, in all that is entered
until the next stop) is the *active* part of the state there; the rest rides along. So the function runs once for each
active part that comes up, and what it finds holds for every state with that part.
"""

from collections.abc import Callable, Container
from typing import NamedTuple

from engine.play.code import Code
from engine.play.course import MOST_STACKED
from engine.proof.explore import storylets
from engine.proof.explore.claim_code import Plan
from engine.proof.explore.script import Script
from engine.proof.explore.turn_code import TurnCode
from engine.proof.explore.ways import Edge, Steps, Way
from engine.proof.explore.word import Touched

FLOW, DECIDE = 0, 1


class Tie(NamedTuple):
    """Storylets, by the full names of their choices, of which so many are on offer: the dice say which."""

    names: frozenset[str]
    shown: int


class Row(NamedTuple):
    """What follows by one row of draws: by one way in which the choices can be laid out, but for storylets in ties."""

    draws: Steps
    edges: tuple[Edge, ...]
    met: tuple[tuple[int, Steps], ...]
    ties: tuple[Tie, ...]


class Outcome(NamedTuple):
    """What follows from all states with one active part: ways to other positions, and claims with the steps to them.

    `rows` has the same, parted by the draws, where draws decide what is on offer.
    """

    edges: tuple[Edge, ...]
    met: tuple[tuple[int, Steps], ...]
    rows: tuple[Row, ...] = ()


class Stacks:
    """Call stacks by number, 0 being the empty one: each is the body that called last on top of another stack."""

    def __init__(self) -> None:
        self.frames: list[tuple[int, int]] = [(-1, 0)]
        self.depths = [0]
        self.numbers: dict[tuple[int, int], int] = {}

    def push(self, below: int, caller: int) -> int:
        """The stack with one more on it; -1 if play would not call that deep."""
        if self.depths[below] >= MOST_STACKED:
            return -1
        found = self.numbers.get((below, caller))
        if found is None:
            found = self.numbers[below, caller] = len(self.frames)
            self.frames.append((caller, below))
            self.depths.append(self.depths[below] + 1)
        return found


class Machine:
    """The functions of one plan, written and compiled when a state first stands where they are needed.

    Claims are told as long as they are in `todo`.
    """

    def __init__(self, plan: Plan, stacks: Stacks, todo: Container[int]) -> None:
        self.plan, self.stacks = plan, stacks
        self.script = Script()
        self.moves: dict[tuple[int, int], _Move] = {}
        self.touched: dict[str, Touched] = {}
        self.decision: Steps = ()
        self.found: list[tuple[int, int, Steps]] = []
        self.met: list[tuple[int, Steps]] = []
        self.ties: list[Tie] = []
        self.space: dict[str, object] = {
            "todo": todo,
            "script": self.script,
            "mark": self.mark,
            "met": self.meet,
            "found": self.find,
            "push": stacks.push,
            "back": self.back,
            "deal": storylets.deal,
            "sides": storylets.sides,
            "among": self.among,
            "pick": storylets.pick,
            "touched": storylets.touched,
        }

    def active(self, position: int, part: int) -> int:
        """A mask for the active part of a state at a position: for what follows undecided, or for what is decided."""
        return self.move(position, part).active

    def outcome(self, position: int, part: int, active: int) -> Outcome:
        """What follows from the states with that active part. Draws are made each way."""
        move = self.move(position, part)
        edges: dict[tuple[int, int], Edge] = {}
        met: list[tuple[int, Steps]] = []
        rows: list[Row] = []
        self.script.rewind()
        while self.script.next():
            self.found, self.met, self.ties, self.decision = [], [], [], ()
            move.run(active)
            row = [self.edge(move, *found) for found in self.found]
            for edge in row:
                edges.setdefault(edge[1:3], edge)
            met += self.met
            if row and move.has_rows:
                rows.append(Row(self.script.row(), tuple(row), tuple(self.met), tuple(self.ties)))
        return Outcome(tuple(edges.values()), tuple(met), tuple(rows))

    def edge(self, move: "_Move", target: int, found: int, steps: Steps) -> Edge:
        ways = move.ways.get(target)
        if ways is None:
            ways = move.ways[target] = self.ways(move, target)
        into, onward = ways
        return Edge(steps, target, into.follow(0, found), onward)

    def ways(self, move: "_Move", target: int) -> tuple[Way, Way]:
        """What becomes of the active part of a state on the way to a position, and of the rest."""
        plan = self.plan
        needs, before = plan.positions.needs(target, plan.live), plan.positions.needs(move.position, plan.live)
        stack = plan.layout.stack if plan.positions.keeps_stack(target) else 0
        kept, lookups = plan.layout.kept(needs) | stack, plan.layout.lookups(needs)
        passive = [lookup for lookup in lookups if not lookup.field.mask & move.active]
        same = [lookup for lookup in passive if lookup in plan.layout.lookups(before)]
        rides = kept & ~move.active | sum([lookup.field.mask for lookup in same])
        others = [lookup for lookup in passive if lookup not in same]
        return Way(target, kept, lookups), Way(target, rides, others)

    def move(self, position: int, part: int) -> "_Move":
        """The function of a position, and what it touches."""
        found = self.moves.get((position, part))
        if found is None:
            code = TurnCode(self.plan, Code())
            name = code.flows(position) if part == FLOW else code.decides(position)
            self.complete(code)
            exec(compile("\n".join(code.code.lines), "<proof>", "exec"), self.space)
            run: Callable[[int], None] = self.space[name]  # type: ignore[assignment]
            has_rows = part == DECIDE and self.plan.positions.has_rows(position)
            found = self.moves[position, part] = _Move(position, run, self.bits(name), has_rows, {})
        return found

    def complete(self, code: TurnCode) -> None:
        """Writes what is called as well, if it was not written before."""
        self.touched |= code.touched
        waiting = list(code.touched)
        while waiting:
            for name in self.touched[waiting.pop()].calls:
                if name not in self.touched:
                    code.called(name)
                    self.touched[name] = code.touched[name]
                    waiting.append(name)

    def bits(self, name: str) -> int:
        """All that a function touches, and those that it calls."""
        names, waiting, bits = {name}, [name], 0
        while waiting:
            touched = self.touched[waiting.pop()]
            bits |= touched.bits
            waiting += touched.calls - names
            names |= touched.calls
        return bits

    def back(self, state: int) -> None:
        """Goes on behind the call that was made last."""
        shift = self.plan.layout.stack_shift
        caller, below = self.stacks.frames[state >> shift]
        offer: Callable[[int], None] = self.space[f"offer_{caller}"]  # type: ignore[assignment]
        offer(state & (1 << shift) - 1 | below << shift)

    def among(self, may: list[tuple[int, int, int]], show: int, names: tuple[str, ...]) -> list[int]:
        """The storylets that can be among those picked; what they are called as choices is in `names`."""
        sure, tied = storylets.among(may, show)
        if tied:
            self.ties.append(Tie(frozenset([names[number] for number in tied]), show - len(sure)))
        return sorted([*sure, *tied])

    # what the functions tell

    def mark(self, decision: Steps) -> None:
        self.decision = decision

    def meet(self, claim: int) -> None:
        self.met.append((claim, self.steps()))

    def find(self, position: int, state: int) -> None:
        self.found.append((position, state, self.steps()))

    def steps(self) -> Steps:
        return (*self.script.row(), *self.decision) if self.script.position else self.decision


class _Move(NamedTuple):
    """The function of a position, the mask of what it touches, and the ways from there, by where they lead."""

    position: int
    run: Callable[[int], None]
    active: int
    has_rows: bool
    ways: dict[int, tuple[Way, Way]]
