"""Successor function: from a state at a control point to the states that follow it, by generated code.

Most of a state does not matter to a transition. The *active part* of a state is what does: the fields that the
transition changes up to the next control point, and the class of each value that it only reads. The rest is carried
along. The generated code runs once for each active part, and its result holds for every state with that part.

That is sound because the code reads and writes nothing but the active part: see `Footprint`, in which the code records
what it touches, including all functions that it calls.
"""

from collections.abc import Callable, Container, Sequence
from typing import TypeAlias

from branchlight.play.every_draw import DrawScript
from branchlight.prover.clock import Clock
from branchlight.prover.code import storylets
from branchlight.prover.code.namespace import Dump, Namespace
from branchlight.prover.code.packed_state import Footprint
from branchlight.prover.code.plan import Plan
from branchlight.prover.code.source_writer import SourceWriter
from branchlight.prover.code.turn_code import TurnCode
from branchlight.prover.reduce.bit_layout import Lookup
from branchlight.prover.reduce.refinement import join
from branchlight.prover.search.stacks import Stacks
from branchlight.prover.search.successors import Carry, GroupEdge, MetBy, Row, Steps, Tie, grouping
from branchlight.source.named_tuple import NamedTuple

FLOW, DECIDE = 0, 1

Landing: TypeAlias = tuple[int, int, Steps, int]
"""A control point, the active part on arrival, the decision that led there (if any), and the hops."""
Met: TypeAlias = tuple[int, Steps]
"""A property, and the decision that led to it, if any."""


class GroupSuccessors(NamedTuple):
    """The successors of all states with one active part: edges, and properties with the steps to them.

    If draws decide what is on offer, `rows` has the same for each sequence of draws.
    """

    edges: tuple[GroupEdge, ...]
    met: tuple[MetBy, ...]
    rows: tuple[Row, ...] = ()


class Journey(NamedTuple):
    """One way on from the states with an active part, and the properties that are met on it, in order."""

    carry: Carry
    active: int
    met: tuple[int, ...]


class Followed(NamedTuple):
    """The control points to which one active part leads, and the properties that are met on the way."""

    landings: tuple[Landing, ...]
    met: tuple[Met, ...]


class Transition(NamedTuple):
    """The generated function of a control point.

    point     the control point
    run       the function of an active part; it reports what it reaches
    active    returns the active parts of states
    changed   a mask of what the function may change; of all else in the active part, the class is enough
    classes   lookups for that class
    draws     whether it may draw
    has_rows  whether its successors have rows
    carries   what becomes of the rest of a state, by the control point that is reached
    is_sure   whether it makes one decision, which no draw can take off the offer
    """

    point: int
    run: Callable[[int], None]
    active: Callable[[list[int]], list[int]]
    changed: int
    classes: Sequence[Lookup]
    draws: bool
    has_rows: bool
    carries: dict[int, Carry]
    is_sure: bool = False


class SuccessorFunction:
    """The transitions of one plan, generated when a state first needs them.

    Calls name the properties that are `wanted`. Only those are reported, and those of the promises `never lost`, which
    always are. `dump` is called with the source of every function.
    """

    def __init__(self, plan: Plan, stacks: Stacks, clock: Clock, dump: Dump | None = None) -> None:
        self.plan, self.stacks, self.clock = plan, stacks, clock
        self.script = DrawScript()
        self.transitions: dict[tuple[int, int], Transition] = {}
        self.footprint: dict[str, Footprint] = {}
        self.found: dict[Landing, None] = {}
        self.met: dict[Met, None] = {}
        self.ties: list[Tie] = []
        self.surely: set[str] = set()
        names: dict[str, object] = {
            "todo": (),
            "script": self.script,
            "met": self.met.setdefault,
            "found": self.found.setdefault,
            "hops": [0],
            "push": stacks.push,
            "back": self.back,
            "caller": stacks.caller,
            "moved": lambda stack: stacks.moved(stack, plan.bodies.moved),
            "deal": storylets.deal,
            "sides": storylets.sides,
            "among": self.among,
            "pick": storylets.pick,
            "order_after": storylets.order_after,
        }
        self.namespace = Namespace(names, dump)
        self.names = self.namespace.names

    def follow(self, transition: Transition, active: int, wanted: Container[int] = ()) -> Followed:
        """Return where the states with an active part lead, for every result of draws."""
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

    def successors(self, transition: Transition, active: int, wanted: Container[int] = ()) -> GroupSuccessors:
        """Return the same with the steps that lead there, and separately for each sequence of draws."""
        self.names["todo"] = wanted
        edges: dict[tuple[int, int, int], GroupEdge] = {}
        met: list[MetBy] = []
        rows: list[Row] = []
        self.script.rewind()
        while self.script.next():
            self.clock.check()
            self.found.clear()
            self.met.clear()
            self.ties.clear()
            self.surely.clear()
            transition.run(active)
            draws = self.script.row()
            row = [
                GroupEdge(draws + decision, at, after & transition.changed, hops, self.carry(transition, at))
                for at, after, decision, hops in self.found
            ]
            for edge in row:
                edges.setdefault(edge[1:4], edge)
            met_in_row = [(prop, draws + decision) for prop, decision in self.met]
            met += met_in_row
            if row and transition.has_rows:
                rows.append(Row(draws, tuple(row), tuple(met_in_row), tuple(self.ties), frozenset(self.surely)))
        return GroupSuccessors(tuple(edges.values()), tuple(met), tuple(rows))

    def journeys(self, transition: Transition, active: int, wanted: Container[int]) -> list[Journey]:
        """Return where the states with an active part lead, with the properties that are met on each way."""
        self.names["todo"] = wanted
        found: dict[tuple[int, int, tuple[int, ...]], None] = {}
        self.script.rewind()
        while self.script.next():
            self.clock.check()
            self.found.clear()
            self.met.clear()
            transition.run(active)
            for at, after, decision, _ in self.found:
                met = tuple([prop for prop, by in self.met if by == decision])
                found[at, after & transition.changed, met] = None
        return [Journey(self.carry(transition, at), after, met) for at, after, met in found]

    def carry(self, transition: Transition, target: int) -> Carry:
        """Return what becomes of the rest of a state on the way to a control point."""
        found = transition.carries.get(target)
        if found is None:
            found = transition.carries[target] = Carry(target, *self.carried(transition, target))
        return found

    def carried(self, transition: Transition, target: int) -> tuple[int, list[Lookup]]:
        """Return a mask of the bits that are copied on the way to a control point, and the other lookups."""
        plan = self.plan
        partitions, before = (
            plan.control_points.partitions(target, plan.liveness),
            plan.control_points.partitions(transition.point, plan.liveness),
        )
        # A field that is kept up to the same partition before and after can be copied. Others are looked up.
        kept = plan.layout.kept(partitions) | (plan.layout.stack if plan.control_points.keeps_stack(target) else 0)
        passive = [lookup for lookup in plan.layout.lookups(partitions) if not lookup.field.mask & transition.changed]
        same = [lookup for lookup in passive if lookup in plan.layout.lookups(before)]
        rides = kept & ~transition.changed | sum([lookup.field.mask for lookup in same])
        return rides, [lookup for lookup in passive if lookup not in same]

    def transition(self, point: int, part: int) -> Transition:
        """Return the transition of a control point, generated if it is new. `part` is `FLOW` or `DECIDE`."""
        found = self.transitions.get((point, part))
        if found is None:
            code = self.code()
            name = code.flows(point) if part == FLOW else code.decides(point)
            found = self.transitions[point, part] = self.made(code, name, point, part)
        return found

    def shared_out(self, point: int) -> list[Transition]:
        """Return the transitions of the decisions at a control point. Each has as few decisions as possible.

        They have no rows. What the promises `never lost` ask for is met by a transition of its own that leads nowhere.
        """
        code, found = self.code(), list[Transition]()
        kind, body = self.plan.control_points.all[point]
        shares = code.decisions.shares(body) if kind == "offer" else []
        if not shares:
            return [self.transition(point, DECIDE)]
        if self.plan.properties.hopes:
            found.append(self.made(code, code.hopes(point), point, DECIDE)._replace(has_rows=False))
        for share in shares:
            made = self.made(code, code.decides_one(point, share), point, DECIDE)
            found.append(made._replace(has_rows=False, is_sure=share.storylet < 0))
        return found

    def code(self) -> TurnCode:
        return TurnCode(self.plan, SourceWriter(self.namespace, self.clock))

    def made(self, code: TurnCode, name: str, point: int, part: int) -> Transition:
        """Return the transition of a function that was written."""
        self.complete(code)
        run: Callable[[int], None] = self.names[name]  # type: ignore[assignment]
        control_points = self.plan.control_points
        draws = part == FLOW or control_points.is_random_at(point)
        has_rows = part == DECIDE and control_points.has_rows(point)
        changed, classes = self.touches(name)
        return Transition(point, run, grouping(changed, classes), changed, classes, draws, has_rows, {})

    def complete(self, code: TurnCode) -> None:
        """Run the code that was written, then generate the functions that it calls, if they are new."""
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
        """Return what a function and all that it calls have to know: a mask of exact fields, and lookups of classes."""
        # Collect the footprints of everything that is called, directly or not.
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
        """Return from a call: continue at the offer of the body that called last."""
        shift = self.plan.layout.stack_shift
        caller, below = self.stacks.pop(state >> shift)
        offer: Callable[[int], None] = self.names[f"offer_{caller}"]  # type: ignore[assignment]
        offer(state & (1 << shift) - 1 | below << shift)

    def among(self, may: list[tuple[int, int, int]], show: int, names: tuple[str, ...]) -> list[int]:
        """Return the storylets that can be among those picked. `names` has the full names of their choices."""
        sure, tied = storylets.among(may, show)
        self.surely.update([names[number] for number in sure])
        if tied:
            self.ties.append(Tie(frozenset([names[number] for number in tied]), show - len(sure)))
        return sorted([*sure, *tied])
