"""The parts of the state, each of which is visible or hidden, and what depends on which.

A part is a number, truth, enumeration, count of visits, taken choice or progress of a text (`value`), one member of a
set (`member`), the turns since a visit (`age`), or the order in which the storylets of a pool were last seen (`order`).
The last callers are always visible.
"""

from collections.abc import Iterator
from typing import Literal, TypeAlias, assert_never

from branchlight.language.expression import Apply, At, Const, Ended, Expression, Load, Since
from branchlight.model.changes import assigns_of
from branchlight.model.story import Story, bodies_of
from branchlight.prover.clock import Clock
from branchlight.prover.program.numbered_bodies import NumberedBodies
from branchlight.prover.reduce.state_variables import StateVariables
from branchlight.source.named_tuple import NamedTuple


class StatePart(NamedTuple):
    """A part of the state: its kind, its slot (or pool), and the place of the member in its set."""

    kind: Literal["value", "member", "age", "order"]
    of: int | str
    member: int = 0


Visible: TypeAlias = frozenset[StatePart]


class StateParts:
    """The parts of one story. `ordered` are the pools between whose storylets the order of last visits can decide."""

    def __init__(self, story: Story, clock: Clock) -> None:
        self.story = story
        self.ordered = {ranking.pool for ranking in StateVariables(NumberedBodies(story), clock).rankings}
        self.sets = {number for number, slot in enumerate(story.slots) if slot.type.kind == "set of"}
        self.assigned: dict[int, list[Expression]] = {}
        for node in story.nodes.values():
            for body in bodies_of(node):
                for assign in assigns_of(body):
                    self.assigned.setdefault(assign.slot, []).append(assign.value)

    def of_slot(self, slot: int) -> list[StatePart]:
        if slot in self.sets:
            return [StatePart("member", slot, place) for place in range(len(self.story.slots[slot].type.names))]
        return [StatePart("value", slot)]

    def read_by(self, expression: Expression) -> Iterator[StatePart]:
        """Yield the parts that an expression reads."""
        match expression:
            case Load(slot):
                yield from self.of_slot(slot)
            case Since(slot):
                yield StatePart("age", slot)
            case Apply("in", (Const(member), Load(slot))) if slot in self.sets:
                yield StatePart("member", slot, int(member))
            case Apply():
                for arg in expression.args:
                    yield from self.read_by(arg)
            case Const() | At() | Ended():
                pass
            case _:
                assert_never(expression)

    def closed(self, some: Visible) -> Visible:
        """Return these parts with all that is ever assigned to them, directly or not.

        So every value that is assigned to a visible part is known, up to draws.
        """
        found, waiting = set(some), list(some)
        while waiting:
            part = waiting.pop()
            for value in self.assigned.get(part.of, ()) if isinstance(part.of, int) else ():
                for other in self.behind(value, part):
                    if other not in found:
                        found.add(other)
                        waiting.append(other)
        return frozenset(found)

    def behind(self, value: Expression, part: StatePart) -> Iterator[StatePart]:
        """Yield the parts on which a part depends that is assigned a value."""
        match value:
            case Apply("union" | "minus", (Load(slot), Const())) if part.kind == "member":
                yield StatePart("member", slot, part.member)
            case _:
                if part.kind in ("value", "member"):
                    yield from self.read_by(value)
