"""The code of an exploration at work: what follows from a state at a position, as far as that position can tell.

Most of a state is none of a position's business. What its function changes (in all that is entered until the next
stop), and of what it only reads the class that makes a difference to it, is the *active* part of the state there; the
rest rides along. So the function runs once for each active part that comes up, and what it finds holds for every state
with that part.
"""

from collections.abc import Callable, Container
from typing import NamedTuple, TypeAlias

from branchlight.play.every_draw import DrawScript
from branchlight.play.turn_in_progress import MOST_STACKED
from branchlight.prover.clock import Clock
from branchlight.prover.code import storylets
from branchlight.prover.code.code import Code
from branchlight.prover.code.namespace import Dump, Namespace
from branchlight.prover.code.packed_state import Footprint
from branchlight.prover.code.plan import Plan
from branchlight.prover.code.turn_code import TurnCode
from branchlight.prover.reduce.bit_layout import Lookup
from branchlight.prover.reduce.refinement import join
from branchlight.prover.search.successors import Carry, Edge, Steps, grouping

FLOW, DECIDE = 0, 1

Landing: TypeAlias = tuple[int, int, Steps, int]
"""A position, what the active part of a state became there, the decision that led there, if any, and the hops."""
Met: TypeAlias = tuple[int, Steps]
"""A claim, and the decision that led to it, if any."""
MetBy: TypeAlias = tuple[int, Steps]
"""A claim, and all steps that led to it."""


class Tie(NamedTuple):
    """Storylets, by the full names of their choices, of which so many are on offer: the dice say which."""

    names: frozenset[str]
    shown: int


class Row(NamedTuple):
    """What follows by one row of draws: by one way in which the choices can be laid out, but for storylets in ties."""

    draws: Steps
    edges: tuple[Edge, ...]
    met: tuple[MetBy, ...]
    ties: tuple[Tie, ...]


class Outcome(NamedTuple):
    """What follows from all states with one active part: ways to other positions, and claims with the steps to them.

    `rows` has the same, parted by the draws, where draws decide what is on offer.
    """

    edges: tuple[Edge, ...]
    met: tuple[MetBy, ...]
    rows: tuple[Row, ...] = ()


class Followed(NamedTuple):
    """Where one active part leads, and the claims that are met on the way there."""

    landings: tuple[Landing, ...]
    met: tuple[Met, ...]


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


class Transition(NamedTuple):
    """The function of a position.

    active   the active parts of states
    changed  a mask for what the function may change: of what it only reads it is enough to know the class
    carries  what becomes of the rest of a state, by the position that is come to
    """

    point: int
    run: Callable[[int], None]
    active: Callable[[list[int]], list[int]]
    changed: int
    draws: bool
    has_rows: bool
    carries: dict[int, Carry]


class SuccessorFunction:
    """The functions of one plan, written and compiled when a state is first found where they are needed.

    A call names the claims that are `wanted`: no others are told, but for the promises `never lost`, which always are.
    `dump` is given the source of every function that is made.
    """

    def __init__(self, plan: Plan, stacks: Stacks, clock: Clock, dump: Dump | None = None) -> None:
        self.plan, self.stacks, self.clock = plan, stacks, clock
        self.script = DrawScript()
        self.transitions: dict[tuple[int, int], Transition] = {}
        self.footprint: dict[str, Footprint] = {}
        self.found: dict[Landing, None] = {}
        self.met: dict[Met, None] = {}
        self.ties: list[Tie] = []
        names: dict[str, object] = {
            "todo": (),
            "script": self.script,
            "met": self.met.setdefault,
            "found": self.found.setdefault,
            "hops": [0],
            "push": stacks.push,
            "back": self.back,
            "deal": storylets.deal,
            "sides": storylets.sides,
            "among": self.among,
            "pick": storylets.pick,
            "order_after": storylets.order_after,
        }
        self.namespace = Namespace(names, dump)
        self.names = self.namespace.names

    def follow(self, transition: Transition, active: int, wanted: Container[int] = ()) -> Followed:
        """Return where the states with that active part lead, whichever way draws fall."""
        self.names["todo"] = wanted
        self.found.clear()
        self.met.clear()
        if not transition.draws:
            transition.run(active)
        else:
            self.script.rewind()
            while self.script.next():
                self.clock.check()
                transition.run(active)
        return Followed(tuple(self.found), tuple(self.met))

    def outcome(self, transition: Transition, active: int, wanted: Container[int] = ()) -> Outcome:
        """Return the same with the steps that lead there, and with each row of draws by itself."""
        self.names["todo"] = wanted
        edges: dict[tuple[int, int, int], Edge] = {}
        met: list[MetBy] = []
        rows: list[Row] = []
        self.script.rewind()
        while self.script.next():
            self.clock.check()
            self.found.clear()
            self.met.clear()
            self.ties.clear()
            transition.run(active)
            draws = self.script.row()
            row = [
                Edge(draws + decision, at, after & transition.changed, hops, self.carry(transition, at))
                for at, after, decision, hops in self.found
            ]
            for edge in row:
                edges.setdefault(edge[1:4], edge)
            claimed = [(prop, draws + decision) for prop, decision in self.met]
            met += claimed
            if row and transition.has_rows:
                rows.append(Row(draws, tuple(row), tuple(claimed), tuple(self.ties)))
        return Outcome(tuple(edges.values()), tuple(met), tuple(rows))

    def carry(self, transition: Transition, target: int) -> Carry:
        """What becomes of the rest of a state on the way to a position."""
        found = transition.carries.get(target)
        if found is None:
            plan = self.plan
            partitions, before = (
                plan.control_points.partitions(target, plan.liveness),
                plan.control_points.partitions(transition.point, plan.liveness),
            )
            kept = plan.layout.kept(partitions) | (plan.layout.stack if plan.control_points.keeps_stack(target) else 0)
            passive = [
                lookup for lookup in plan.layout.lookups(partitions) if not lookup.field.mask & transition.changed
            ]
            same = [lookup for lookup in passive if lookup in plan.layout.lookups(before)]
            rides = kept & ~transition.changed | sum([lookup.field.mask for lookup in same])
            found = transition.carries[target] = Carry(
                target, rides, [lookup for lookup in passive if lookup not in same]
            )
        return found

    def transition(self, point: int, part: int) -> Transition:
        """The function of a position: for what follows undecided, or for what is decided."""
        found = self.transitions.get((point, part))
        if found is None:
            code = TurnCode(self.plan, Code(self.namespace, self.clock))
            name = code.flows(point) if part == FLOW else code.decides(point)
            self.complete(code)
            run: Callable[[int], None] = self.names[name]  # type: ignore[assignment]
            control_points = self.plan.control_points
            draws = part == FLOW or control_points.is_random_at(point)
            has_rows = part == DECIDE and control_points.has_rows(point)
            changed, classes = self.touches(name)
            active = grouping(changed, classes)
            found = self.transitions[point, part] = Transition(point, run, active, changed, draws, has_rows, {})
        return found

    def complete(self, code: TurnCode) -> None:
        """Makes the function that was written, and those that are called as well if they were not made before."""
        made = dict(code.footprint)
        code.code.run()
        waiting = list(made)
        while waiting:
            for name in made[waiting.pop()].calls:
                if name not in self.footprint and name not in made:
                    code.called(name)
                    code.code.run()
                    made[name] = code.footprint[name]
                    waiting.append(name)
        self.footprint |= made

    def touches(self, name: str) -> tuple[int, list[Lookup]]:
        """What a function, with those that it calls, has to know exactly, and what in classes."""
        names, waiting, bits = {name}, [name], 0
        while waiting:
            footprint = self.footprint[waiting.pop()]
            bits |= footprint.bits
            waiting += footprint.calls - names
            names |= footprint.calls
        layout = self.plan.layout
        partitions = join(
            self.plan.variables, *[partitions for name in names for partitions in self.footprint[name].partitions]
        )
        partitions = {variable: partition for variable, partition in partitions.items() if variable in layout.fields}
        bits |= layout.kept(partitions)
        return bits, [lookup for lookup in layout.lookups(partitions) if not lookup.field.mask & bits]

    def back(self, state: int) -> None:
        """Goes on behind the call that was made last."""
        shift = self.plan.layout.stack_shift
        caller, below = self.stacks.frames[state >> shift]
        offer: Callable[[int], None] = self.names[f"offer_{caller}"]  # type: ignore[assignment]
        offer(state & (1 << shift) - 1 | below << shift)

    def among(self, may: list[tuple[int, int, int]], show: int, names: tuple[str, ...]) -> list[int]:
        """The storylets that can be among those picked; what they are called as choices is in `names`."""
        sure, tied = storylets.among(may, show)
        if tied:
            self.ties.append(Tie(frozenset([names[number] for number in tied]), show - len(sure)))
        return sorted([*sure, *tied])
