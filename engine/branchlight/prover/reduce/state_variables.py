"""State variables: the parts of a story's state that can matter, each with the least range of values that suffices.

A state variable is one of these:

    value    a number, a truth or an enumeration; a count of visits; whether a choice was taken
    member   whether a set has a member
    age      the number of decisions since a visit
    order    the order in which the storylets of a pool were last seen
    fresh    whether the highest rank of such an order was given in this turn
    hops     the number of bodies that a turn has entered, if that has to be known (see `overlong`)

Texts are never tested, so they have no state variable.

Soundness of the ranges. A range is sound if every test answers alike for a number and for the value that represents it,
now and after all later changes.

- A number that only grows, and is only compared with constants, is kept up to the last value that a comparison can
  distinguish from its neighbour. Beyond it every comparison answers alike, and no step leads back. The same holds
  downwards for a number that only shrinks. Constants may be assigned, since they do not depend on the old value.
- Remainders (`visits(hub) % 2`) are periodic. The common period is the least common multiple of all divisors. The range
  is longer by that period, and a number that would pass its end comes round by one period. All remainders stay right.
- Play stops numbers at the greatest one, after which their remainders no longer change. So remainders bound only
  numbers that need 10,000 changes to get there. Sessions in which such a number grows more often are not considered.
- Counts of visits and ages only grow. The one exception is an age that a visit sets to zero, a constant.
- An age of a million represents "never". It is distinguished from other ages only if a constant that large is compared.
  Sessions of a million decisions are not considered.
"""

from collections.abc import Iterator
from math import lcm
from typing import Literal, NamedTuple, assert_never

from branchlight.language.expression import Apply, At, Const, Ended, Expression, Load, Since
from branchlight.language.types import HIGHEST
from branchlight.model.story import Pool, Slot, Story
from branchlight.play.turn_in_progress import HOP_LIMIT
from branchlight.prover.clock import Clock
from branchlight.prover.program.numbered_bodies import NumberedBodies, expressions_of
from branchlight.prover.program.randomness import is_pool_drawn

CHANGES_CONSIDERED = 10_000
"""The number of times that a number may grow in a session, if its remainders are to stay right."""
SMALL = 256
"""A state variable with more values than this is kept exactly or not at all."""
NEVER = HIGHEST
_UNCOUNTED = 1 << 30
"""The greatest count of visits, if a bound would not be sound or would not be small."""
_FLIPPED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "==", "!=": "!="}


class StateVariable(NamedTuple):
    """One part of the state, with values from `low` to `high`.

    kind     see the module
    of       the slot, or the pool
    member   the place of the member in its set
    start    the value at the beginning
    never    whether `high` represents "never" (of ages)
    period   by how much a count that would pass `high` comes round; 1 keeps it at `high`
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
    """Storylets of a pool that is decided by which of them was seen less recently.

    order    the state variable that has a rank of `bits` bits for each storylet, by their `places`
    fresh    the state variable that says whether the highest rank was given in this turn
    """

    pool: str
    order: int
    fresh: int
    bits: int
    places: dict[str, int]


class StateVariables:
    """The state variables of a story, by number, and where the slots of the story are found in them.

    `hops` is the state variable that counts the bodies that a turn has entered; -1 if they are not counted. `clock`
    limits the analyses of all state variables together.
    """

    def __init__(self, bodies: NumberedBodies, clock: Clock, counts_hops: bool = False) -> None:
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
        """Add the rankings of a pool, for storylets between which the order of last visits can decide."""
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
        """Return the state variables that hold what a `do` assigns to a slot."""
        return [self.value[slot]] if slot in self.value else self.members.get(slot, [])


def _equals(story: Story, names: tuple[str, ...]) -> list[list[str]]:
    """Return the storylets of a pool grouped by priority, since visits decide only between equals.

    If priorities vary with the state, there is one group.
    """
    priorities = [story.nodes[name].priority for name in names]
    if not all(isinstance(priority, Const) for priority in priorities):
        return [list(names)]
    groups: dict[Expression, list[str]] = {}
    for name, priority in zip(names, priorities, strict=True):
        groups.setdefault(priority, []).append(name)
    return list(groups.values())


def is_offered_once(story: Story, name: str) -> bool:
    """Return whether the `when` of a storylet demands that it was never seen.

    Such a storylet is offered as one never seen, or not at all, so it needs no rank.
    """
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
    """All ways in which a story reads and changes its numbers.

    compared   the comparisons of a slot with constants
    divided    the divisors of its remainders
    free       the slots that are read in any other way
    aged       the comparisons of an age with constants; None if it is read in any other way
    steps      the constants that are added to a slot
    put        the constants that are assigned to it
    wild       the slots that are changed in any other way
    """

    def __init__(self, bodies: NumberedBodies) -> None:
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
        """Record that a constant is assigned or added; return whether one is."""
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
        """Record a remainder of a number by a constant; return whether it is one."""
        if apply.op != "%" or not isinstance(apply.args[0], Load) or not isinstance(apply.args[1], Const):
            return False
        divisor = apply.args[1].value
        assert isinstance(divisor, int)
        self.divided.setdefault(apply.args[0].slot, set()).add(abs(divisor))
        return True

    def is_comparison(self, apply: Apply) -> bool:
        """Record a comparison of a number or an age with a constant; return whether it is one."""
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
    """Yield the values that some comparison distinguishes from the next lower value."""
    for op, value in compared:
        if op in ("<", ">=", "==", "!="):
            yield value
        if op in (">", "<=", "==", "!="):
            yield value + 1


def _bounds(number: int, slot: Slot, uses: _Uses) -> tuple[int, int, int]:
    """Return the least and the greatest value of a slot's state variable, and its period."""
    low, high = slot.type.low, slot.type.high
    thresholds = sorted(_thresholds(uses.compared.get(number, set())))
    period = lcm(*uses.divided.get(number, ()))
    if slot.kind == "visits":
        top = max([*thresholds, 1]) + period - 1
        return (0, _UNCOUNTED, 1) if number in uses.free or top > SMALL else (0, top, period)
    if slot.kind != "state" or slot.type.kind != "whole" or number in uses.wild:
        return low, high, 1
    assert isinstance(slot.start, int)
    # From here on the slot is a declared number that changes only by constants.
    values = [slot.start, *uses.put.get(number, ())]
    steps = uses.steps.get(number, {0})
    # It only grows: bound it above by the last threshold, and by the period.
    if min(steps) >= 0:
        low = min(values)
        top = max([low, *thresholds]) + period - 1
        is_far = high == HIGHEST and HIGHEST - max(values) >= CHANGES_CONSIDERED * max(steps)
        if number not in uses.free and top < high and (period == 1 or is_far):
            return low, top, period
    # It only shrinks: bound it below by the first threshold.
    if max(steps) <= 0:
        high = min(high, max(values))
        if number not in uses.free and period == 1:
            low = max(low, min([high, *(value - 1 for value in thresholds)]))
    return low, high, 1


def _age(number: int, compared: set[tuple[str, int]] | None) -> StateVariable:
    """Return the state variable of an age, with the bound that its comparisons allow."""
    if compared is None:
        return StateVariable("age", number, 0, 0, NEVER, NEVER, True)
    thresholds = sorted(_thresholds(compared))
    ages = [value for value in thresholds if value < NEVER]
    never = len(ages) < len(thresholds)
    top = max([*ages, 0]) + never
    return StateVariable("age", number, 0, 0, top, top, never)
