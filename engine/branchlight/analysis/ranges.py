"""Ranges: the least range of values that suffices for each number and age of a story.

Soundness of the ranges. A range is sound if every test answers alike for a number and for the value that represents it,
now and after all later changes.

- A number that only grows, and is only compared with constants, is kept up to the last value that a comparison can
  distinguish from its neighbour. Beyond it every comparison answers alike, and no step leads back. The same holds
  downwards for a number that only shrinks. Constants may be assigned, since they do not depend on the old value. A
  reader who answers a question for a number assigns one of several constants.
- `min(n, 3)` is equal for all values from 3 on, so it bounds a number that only grows as a comparison with 3 does. In
  the same way `max(n, 3)` bounds a number that only shrinks. Inside other operations, a number is read in another way.
- Remainders (`visits(hub) % 2`) are periodic. The common period is the least common multiple of all divisors. The range
  is longer by that period, and a number that would pass its end comes round by one period. All remainders stay right.
- Play stops numbers at the greatest one, after which their remainders no longer change. So remainders bound only
  numbers that need 10,000 changes to get there. Sessions in which such a number grows more often are not considered.
- Counts of visits and ages only grow. The one exception is an age that a visit sets to zero, a constant.
- An age of a million represents "never". It is distinguished from other ages only if a constant that large is compared.
  Sessions of a million decisions are not considered.
"""

from collections.abc import Iterable, Iterator, Sequence
from math import lcm
from typing import assert_never

from branchlight.analysis.deciding import deciding_expressions
from branchlight.language.expression import Apply, At, Const, Ended, Expression, Load, Since
from branchlight.language.types import HIGHEST
from branchlight.model.question import AskNumber
from branchlight.model.story import Body, Slot, Story

CHANGES_CONSIDERED = 10_000
"""The number of times that a number may grow in a session, if its remainders are to stay right."""
SMALL = 256
"""A state variable with more values than this is kept exactly or not at all."""
NEVER = HIGHEST
_UNCOUNTED = 1 << 30
"""The greatest count of visits, if a bound would not be sound or would not be small."""
_FLIPPED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "==", "!=": "!="}


class NumberUses:
    """All ways in which a story reads and changes its numbers.

    compared   the comparisons of a slot with constants
    divided    the divisors of its remainders
    capped     the constants with which a slot has its `min` taken
    floored    the constants with which it has its `max` taken
    free       the slots that are read in any other way
    aged       the comparisons of an age with constants; None if it is read in any other way
    steps      the constants that are added to a slot
    put        the constants that are assigned to it; of the numbers that a question takes, the first and the last
    wild       the slots that are changed in any other way

    `tests` are conditions that decide something without being a part of the story.
    """

    def __init__(self, story: Story, bodies: Iterable[Body], tests: Iterable[Expression] = ()) -> None:
        self.compared: dict[int, set[tuple[str, int]]] = {}
        self.divided: dict[int, set[int]] = {}
        self.capped: dict[int, set[int]] = {}
        self.floored: dict[int, set[int]] = {}
        self.free: set[int] = set()
        self.aged: dict[int, set[tuple[str, int]] | None] = {}
        self.steps: dict[int, set[int]] = {}
        self.put: dict[int, set[int]] = {}
        self.wild: set[int] = set()
        for expression, slot in deciding_expressions(story, bodies):
            if slot >= 0 and self.is_simple_change(expression, slot):
                continue
            self.read(expression)
            if slot >= 0:
                self.wild.add(slot)
        for test in tests:
            self.read(test)
        for body in bodies:
            if isinstance(body.ask, AskNumber):
                self.put.setdefault(body.ask.into, set()).update((body.ask.low, body.ask.high))

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
                    for arg in self.unbounded(expression):
                        self.read(arg)
            case Const() | At() | Ended():
                pass
            case _:
                assert_never(expression)

    def unbounded(self, apply: Apply) -> Sequence[Expression]:
        """Record the numbers of which a `min` or a `max` with a constant is taken; return the other parts."""
        ends = {"min": (self.capped, min), "max": (self.floored, max)}
        constants = [arg.value for arg in apply.args if isinstance(arg, Const) and isinstance(arg.value, int)]
        if apply.op not in ends or not constants:
            return apply.args
        bounded, end = ends[apply.op]
        for arg in apply.args:
            if isinstance(arg, Load):
                bounded.setdefault(arg.slot, set()).add(end(constants))
        return [arg for arg in apply.args if not isinstance(arg, Load)]

    def above(self, number: int) -> list[int] | None:
        """Return the values at which a number that grows may begin to make a difference; None if each value does."""
        if number in self.free or number in self.floored:
            return None
        return sorted({*_thresholds(self.compared.get(number, set())), *self.capped.get(number, ())})

    def below(self, number: int) -> list[int] | None:
        """Return the values above which a number that shrinks makes no difference; None if each value does."""
        if number in self.free or number in self.capped:
            return None
        floors = [value + 1 for value in self.floored.get(number, ())]
        return sorted({*_thresholds(self.compared.get(number, set())), *floors})

    def is_remainder(self, apply: Apply) -> bool:
        """Record a remainder of a number by a constant; return whether it is one."""
        if apply.op != "%" or not isinstance(apply.args[0], Load) or not isinstance(apply.args[1], Const):
            return False
        divisor = apply.args[1].value
        assert isinstance(divisor, int)
        self.divided.setdefault(apply.args[0].slot, set()).add(abs(divisor))
        return True

    def is_comparison(self, apply: Apply) -> bool:
        """Record a comparison of a number or an age with a constant; return whether it is one.

        A comparison of a size, as plurals make it, follows from two of the number: `abs(n) < 5` is `-5 < n < 5`.
        """
        if apply.op not in _FLIPPED:
            return False
        left, right = apply.args
        for op, one, other in ((apply.op, left, right), (_FLIPPED[apply.op], right, left)):
            if isinstance(other, Const) and isinstance(other.value, int):
                if isinstance(one, Apply) and one.op == "abs":
                    return self.compare(one.args[0], (op, other.value), (_FLIPPED[op], -other.value))
                return self.compare(one, (op, other.value))
        return False

    def compare(self, number: Expression, *found: tuple[str, int]) -> bool:
        """Record comparisons of a number or an age with constants; return False if it is neither."""
        if isinstance(number, Load):
            self.compared.setdefault(number.slot, set()).update(found)
            return True
        if isinstance(number, Since):
            aged = self.aged.setdefault(number.slot, set())
            if aged is not None:
                aged.update(found)
            return True
        return False


def _thresholds(compared: set[tuple[str, int]]) -> Iterator[int]:
    """Yield the values that some comparison distinguishes from the next lower value."""
    for op, value in compared:
        if op in ("<", ">=", "==", "!="):
            yield value
        if op in (">", "<=", "==", "!="):
            yield value + 1


def value_range(number: int, slot: Slot, uses: NumberUses) -> tuple[int, int, int]:
    """Return the least and the greatest value of a slot's state variable, and its period."""
    low, high = slot.type.low, slot.type.high
    above, below = uses.above(number), uses.below(number)
    period = lcm(*uses.divided.get(number, ()))
    if slot.kind == "visits":
        top = max([*(above or ()), 1]) + period - 1
        return (0, _UNCOUNTED, 1) if above is None or top > SMALL else (0, top, period)
    if slot.kind != "state" or slot.type.kind != "whole" or number in uses.wild:
        return low, high, 1
    assert isinstance(slot.start, int)
    # From here on the slot is a declared number that changes only by constants.
    values = [slot.start, *uses.put.get(number, ())]
    steps = uses.steps.get(number, {0})
    # It only grows: bound it above by the last threshold, and by the period.
    if min(steps) >= 0:
        low = min(values)
        top = max([low, *(above or ())]) + period - 1
        is_far = high == HIGHEST and HIGHEST - max(values) >= CHANGES_CONSIDERED * max(steps)
        if above is not None and top < high and (period == 1 or is_far):
            return low, top, period
    # It only shrinks: bound it below by the first threshold.
    if max(steps) <= 0:
        high = min(high, max(values))
        if below is not None and period == 1:
            low = max(low, min([high, *(value - 1 for value in below)]))
    return low, high, 1


def age_range(compared: set[tuple[str, int]] | None) -> tuple[int, bool]:
    """Return the greatest age of a state variable, given its comparisons, and whether that represents "never".

    `compared` is None if the age is read in any other way.
    """
    if compared is None:
        return NEVER, True
    thresholds = sorted(_thresholds(compared))
    ages = [value for value in thresholds if value < NEVER]
    never = len(ages) < len(thresholds)
    return max([*ages, 0]) + never, never
