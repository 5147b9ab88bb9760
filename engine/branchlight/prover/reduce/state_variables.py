"""What of a state can matter, and the fewest values that it has to be kept in.

A cell is one such part: a piece of state, a member of a set, a count of visits, an age (decisions since a visit), or
the order in which the storylets of a pool were last seen. Texts are never tested, so they have no cell. How many bodies
a turn has entered is a cell where it has to be known (see `overlong`).

Soundness of the bounds. A number that is only compared with constants, and that only grows (or only shrinks), is kept
up to the last value that a comparison can tell from its neighbour: beyond it every comparison answers alike, and no
change leads back. A remainder (`visits(hub) % 2`) comes round: where some are asked for, so many more values are kept
as all of them take to come round together. Play stops numbers at the greatest one, where their remainder stays as it
is. So this is done only for numbers that grow by one, from less than half of the greatest: sessions in which such a
number grows half a million times are not considered. Counts of visits and ages only grow. An age of a million, which
stands for "never", is told apart only where a constant that large is compared; sessions of a million decisions are not
considered.
"""

from collections.abc import Iterator
from math import lcm
from typing import Literal, NamedTuple, assert_never

from branchlight.language.expression import Apply, At, Const, Ended, Expression, Load, Since
from branchlight.language.types import HIGHEST
from branchlight.model.story import Pool, Slot, Story
from branchlight.play.turn_in_progress import HOP_LIMIT
from branchlight.prover.clock import Clock
from branchlight.prover.program.bodies import Bodies, expressions_of
from branchlight.prover.program.chance import is_pool_drawn

SMALL = 256
"""A cell with more values than this is kept whole or not at all."""
NEVER = HIGHEST
_UNCOUNTED = 1 << 30
_FLIPPED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "==", "!=": "!="}


class StateVariable(NamedTuple):
    """One part of the state, with values from `low` to `high`.

    never    whether `high` stands for "never" (of ages)
    period   a count that would pass `high` comes down again by so much; 1 keeps it there
    """

    kind: Literal["value", "member", "age", "order", "fresh", "hops"]
    of: int | str
    member: int
    low: int
    high: int
    start: int
    never: bool = False
    period: int = 1

    @property
    def size(self) -> int:
        return self.high - self.low + 1


class Ranking(NamedTuple):
    """Storylets of a pool between which it decides which was seen less recently.

    `order` is the cell that holds a rank of `bits` bits for each, in their `places`; `fresh` is the cell that says, in
    the course of a turn, that the highest rank was given in this very turn.
    """

    pool: str
    order: int
    fresh: int
    bits: int
    places: dict[str, int]


class StateVariables:
    """The cells of a story, by number, and where the parts of its state are found in them.

    `hops` is the cell that counts the bodies that a turn has entered, -1 if that is not counted. `clock` says how long
    what is worked out about all of them may take.
    """

    def __init__(self, bodies: Bodies, clock: Clock, counts_hops: bool = False) -> None:
        self.bodies, self.clock = bodies, clock
        self.all: list[StateVariable] = []
        self.value: dict[int, int] = {}
        self.age: dict[int, int] = {}
        self.members: dict[int, list[int]] = {}
        self.rankings: list[Ranking] = []
        uses = _Uses(bodies)
        for number, slot in enumerate(bodies.story.slots):
            self.slot(number, slot, uses)
        for pool in bodies.story.pools:
            self.pool(pool)
        self.hops = self.add(StateVariable("hops", "", 0, 0, HOP_LIMIT, 0)) if counts_hops else -1

    def slot(self, number: int, slot: Slot, uses: "_Uses") -> None:
        if slot.type.kind == "text" or slot.kind == "last":
            if slot.kind == "last" and number in uses.aged:
                self.age[number] = self.add(_age(number, uses.aged[number]))
        elif slot.type.kind == "set of":
            assert isinstance(slot.start, int)
            for member in range(len(slot.type.names)):
                bit = slot.start >> member & 1
                self.members.setdefault(number, []).append(self.add(StateVariable("member", number, member, 0, 1, bit)))
        else:
            assert isinstance(slot.start, int)
            low, high, period = _bounds(number, slot, uses)
            start = min(max(slot.start, low), high)
            self.value[number] = self.add(StateVariable("value", number, 0, low, high, start, False, period))

    def pool(self, pool: str) -> None:
        """The orders in which storylets were last seen that it can decide between."""
        story = self.bodies.story
        names = story.pools[pool]
        shown = [o.show for body in self.bodies.all for o in body.offers if isinstance(o, Pool) and o.pool == pool]
        if not shown or (min(shown) >= len(names) and not is_pool_drawn(story, pool)):
            return
        for equals in _equals(story, names):
            ranked = [name for name in equals if not is_offered_once(story, name)]
            if ranked and len(equals) > 1:
                bits = len(ranked).bit_length()
                order = self.add(StateVariable("order", pool, 0, 0, (1 << bits * len(ranked)) - 1, 0))
                fresh = self.add(StateVariable("fresh", pool, 0, 0, 1, 0))
                places = {name: place for place, name in enumerate(ranked)}
                self.rankings.append(Ranking(pool, order, fresh, bits, places))

    def add(self, variable: StateVariable) -> int:
        self.all.append(variable)
        return len(self.all) - 1

    def variables_of_slot(self, slot: int) -> list[int]:
        """The cells that hold what a `do` puts into a slot."""
        return [self.value[slot]] if slot in self.value else self.members.get(slot, [])


def _equals(story: Story, names: tuple[str, ...]) -> list[list[str]]:
    """The storylets of a pool by priority, since those of another are never compared; all if priorities vary."""
    priorities = [story.nodes[name].priority for name in names]
    if not all(isinstance(priority, Const) for priority in priorities):
        return [list(names)]
    groups: dict[Expression, list[str]] = {}
    for name, priority in zip(names, priorities, strict=True):
        groups.setdefault(priority, []).append(name)
    return list(groups.values())


def is_offered_once(story: Story, name: str) -> bool:
    """Does a storylet's `when` ask that it was never seen? Then it is offered as one never seen, or not at all."""
    when = story.nodes[name].when
    return when is not None and _asks_unseen(when, story.visits.get(name, -1))


def _asks_unseen(test: Expression, visits: int) -> bool:
    if not isinstance(test, Apply):
        return False
    if test.op == "and":
        return any(_asks_unseen(arg, visits) for arg in test.args)
    negated = test.op == "not"
    inner = test.args[0] if negated else test
    if not isinstance(inner, Apply) or len(inner.args) != 2 or inner.args[0] != Load(visits):
        return False
    unseen = (("==", 0), ("<", 1), ("<=", 0)) if not negated else ((">", 0), (">=", 1), ("!=", 0))
    return any(inner.op == op and inner.args[1] == Const(value) for op, value in unseen)


class _Uses:
    """How the numbers of a story are read and changed, wherever that is."""

    def __init__(self, bodies: Bodies) -> None:
        self.compared: dict[int, set[tuple[str, int]]] = {}
        self.divided: dict[int, set[int]] = {}
        self.free: set[int] = set()
        self.aged: dict[int, set[tuple[str, int]] | None] = {}
        self.steps: dict[int, set[int]] = {}
        self.put: dict[int, set[int]] = {}
        self.wild: set[int] = set()
        for expression, slot in expressions_of(bodies):
            if slot >= 0 and self.is_simple_change(expression, slot):
                continue
            self.read(expression)
            if slot >= 0:
                self.wild.add(slot)

    def is_simple_change(self, expression: Expression, slot: int) -> bool:
        """Notes that a constant is put, or added; says so."""
        if isinstance(expression, Apply) and expression.op == "clamp":
            expression = expression.args[0]
        if isinstance(expression, Const) and isinstance(expression.value, int):
            self.put.setdefault(slot, set()).add(expression.value)
            return True
        if isinstance(expression, Apply) and expression.op in ("+", "-") and expression.args[0] == Load(slot):
            step = expression.args[1]
            if isinstance(step, Const) and isinstance(step.value, int):
                sign = 1 if expression.op == "+" else -1
                self.steps.setdefault(slot, set()).add(sign * step.value)
                return True
        return False

    def read(self, expression: Expression) -> None:
        match expression:
            case Load(slot):
                self.free.add(slot)
            case Since(slot):
                self.aged[slot] = None
            case Apply():
                if not self.is_comparison(expression) and not self.is_remainder(expression):
                    for arg in expression.args:
                        self.read(arg)
            case Const() | At() | Ended():
                pass
            case _:
                assert_never(expression)

    def is_remainder(self, apply: Apply) -> bool:
        """Notes a remainder of a number by a constant; says so."""
        if apply.op != "%" or not isinstance(apply.args[0], Load) or not isinstance(apply.args[1], Const):
            return False
        divisor = apply.args[1].value
        assert isinstance(divisor, int)
        self.divided.setdefault(apply.args[0].slot, set()).add(abs(divisor))
        return True

    def is_comparison(self, apply: Apply) -> bool:
        """Notes a comparison of a number or an age with a constant; says so."""
        if apply.op not in _FLIPPED:
            return False
        left, right = apply.args
        for op, one, other in ((apply.op, left, right), (_FLIPPED[apply.op], right, left)):
            if not (isinstance(other, Const) and isinstance(other.value, int)):
                continue
            if isinstance(one, Load):
                self.compared.setdefault(one.slot, set()).add((op, other.value))
                return True
            if isinstance(one, Since):
                found = self.aged.setdefault(one.slot, set())
                if found is not None:
                    found.add((op, other.value))
                return True
        return False


def _thresholds(compared: set[tuple[str, int]]) -> Iterator[int]:
    """The least values that a comparison tells from the value below."""
    for op, value in compared:
        if op in ("<", ">=", "==", "!="):
            yield value
        if op in (">", "<=", "==", "!="):
            yield value + 1


def _bounds(number: int, slot: Slot, uses: _Uses) -> tuple[int, int, int]:
    """The least and the greatest value that a cell needs, and the period of a count."""
    low, high = slot.type.low, slot.type.high
    thresholds = sorted(_thresholds(uses.compared.get(number, set())))
    period = lcm(*uses.divided.get(number, ()))
    if slot.kind == "visits":
        top = max([*thresholds, 1]) + period - 1
        return (0, _UNCOUNTED, 1) if number in uses.free or top > SMALL else (0, top, period)
    if slot.kind != "state" or slot.type.kind != "whole" or number in uses.wild:
        return low, high, 1
    assert isinstance(slot.start, int)
    values = [slot.start, *uses.put.get(number, ())]
    steps = uses.steps.get(number, {0})
    if min(steps) >= 0:
        low = min(values)
        top = max([low, *thresholds]) + period - 1
        is_far = high == HIGHEST and max(steps) <= 1 and max(values) <= HIGHEST // 2
        if number not in uses.free and top < high and (period == 1 or is_far):
            return low, top, period
    if max(steps) <= 0:
        high = min(high, max(values))
        if number not in uses.free and period == 1:
            low = max(low, min([high, *(value - 1 for value in thresholds)]))
    return low, high, 1


def _age(number: int, compared: set[tuple[str, int]] | None) -> StateVariable:
    if compared is None:
        return StateVariable("age", number, 0, 0, NEVER, NEVER, True)
    thresholds = sorted(_thresholds(compared))
    ages = [value for value in thresholds if value < NEVER]
    never = len(ages) < len(thresholds)
    top = max([*ages, 0]) + never
    return StateVariable("age", number, 0, 0, top, top, never)
