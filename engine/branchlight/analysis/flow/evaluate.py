"""Abstract evaluation: the possible values of an expression, and what state may hold if its truth is known.

`held` maps slots to what they may hold. Neither function changes it; `suppose` returns a new one.
"""

from collections.abc import Callable, Sequence
from math import prod
from typing import assert_never

from branchlight.analysis.flow.effort import EVALUATED, Effort
from branchlight.language.expression import Apply, At, Const, Ended, Expression, Load, Since, parts_in
from branchlight.language.operator import MOST_COMBINED
from branchlight.language.operators import operator_named
from branchlight.language.operators.comparison import COMPARISONS
from branchlight.language.types import HIGHEST
from branchlight.language.values import BOTH, NO, YES, Bits, Span, Values, between, join, truths

ANYWHERE = -1
"""The number for an unknown node."""


MOST_NARROWED = 4
"""The most slots of a condition whose truth narrows what each of them may hold."""


class Held(dict[int, Values]):
    """The values that slots may hold: some in the dictionary, and all others as in `base`.

    `effort` is the work that an evaluation may take.
    """

    def __init__(
        self, base: Sequence[Values], own: dict[int, Values] | None = None, effort: Effort | None = None
    ) -> None:
        self.base, self.effort = base, effort
        if own:
            self.update(own)

    def __missing__(self, slot: int) -> Values:
        return self.base[slot]

    def but(self, slot: int, values: Values) -> "Held":
        """Return a copy with another value for one slot."""
        changed = Held(self.base, self, self.effort)
        changed[slot] = values
        return changed

    def and_so(self, narrowed: "Held | None") -> "Held | None":
        """Return a copy with narrowed values for some slots; None if `narrowed` is None."""
        if not narrowed:
            return narrowed if narrowed is None else self
        return Held(self.base, {**self, **narrowed}, self.effort)

    def spend(self, work: int) -> None:
        """Count the work of an evaluation. Raises `TooMuchError` if it is more than is left."""
        if self.effort is not None:
            self.effort.spend(EVALUATED + work)


def worth(expression: Expression, held: Held, here: int) -> Values:
    """Return the possible values of an expression in the node of number `here`."""
    match expression:
        case Const():
            return NO if isinstance(expression.value, str) else frozenset((expression.value,))
        case Load():
            return held[expression.slot]
        case Apply():
            return _applied(expression, held, here)
        case At(node):
            return BOTH if here == ANYWHERE else YES if node == here else NO
        case Since(slot):
            return frozenset((HIGHEST,)) if held[slot] == frozenset((-1,)) else Span(0, HIGHEST)
        case Ended():
            return BOTH
        case _:
            assert_never(expression)


def _applied(apply: Apply, held: Held, here: int) -> Values:
    lazy = _LAZY.get(apply.op)
    if lazy is not None:
        return lazy(apply, held, here)
    if _is_plain(apply, held):
        return frozenset([truth for truth in (0, 1) if _suppose_compared(apply, bool(truth), held) is not None])
    values = [worth(arg, held, here) for arg in apply.args]
    held.spend(2 * _combinations(values))
    return operator_named(apply.op).range(*values)


def _combinations(args: Sequence[Values]) -> int:
    """Return how many combinations of single numbers an operator computes; 0 if it computes ranges."""
    count = prod([len(arg) if isinstance(arg, frozenset) else MOST_COMBINED + 1 for arg in args])
    return count if count <= MOST_COMBINED else 0


def suppose(expression: Expression, truth: bool, held: Held, here: int) -> Held | None:
    """Return what may be held if the expression is true (or false); None if it cannot be."""
    if isinstance(expression, Load):
        return held.but(expression.slot, YES if truth else NO) if int(truth) in truths(held[expression.slot]) else None
    if isinstance(expression, Apply):
        if expression.op == "not":
            return suppose(expression.args[0], not truth, held, here)
        if expression.op in ("and", "or"):
            return _suppose_joined(expression, truth, held, here)
        if _is_plain(expression, held):
            return _suppose_compared(expression, truth, held)
    # Any other expression: try which values of each slot are compatible with the truth.
    if int(truth) not in truths(worth(expression, held, here)):
        return None
    slots = loads(expression)
    for slot in slots if len(slots) <= MOST_NARROWED else ():
        held = held.but(slot, _narrowed(expression, truth, slot, held, here))
    return held


def loads(expression: Expression) -> frozenset[int]:
    """Return the slots whose values an expression reads, without slots that date visits."""
    found: set[int] = set()
    for part in parts_in(expression):
        match part:
            case Load():
                found.add(part.slot)
            case Const() | At() | Since() | Ended() | Apply():
                pass
            case _:
                assert_never(part)
    return frozenset(found)


def _suppose_compared(apply: Apply, truth: bool, held: Held) -> Held | None:
    """Return `suppose` for a slot compared with a number, the most frequent kind of condition."""
    load, const = apply.args
    assert isinstance(load, Load) and isinstance(const, Const)
    values, test, limit = held[load.slot], operator_named(apply.op).value, const.value
    assert isinstance(values, frozenset)
    held.spend(len(values))
    kept = frozenset([number for number in values if test(number, limit) == truth])
    if len(kept) == len(values):
        return held
    return held.but(load.slot, kept) if kept else None


def _is_plain(expression: Expression, held: Held) -> bool:
    """Return whether a slot with listed values is compared with a number."""
    if not isinstance(expression, Apply) or expression.op not in COMPARISONS:
        return False
    load, const = expression.args
    return isinstance(load, Load) and isinstance(const, Const) and isinstance(held[load.slot], frozenset)


def _suppose_joined(apply: Apply, truth: bool, held: Held, here: int) -> Held | None:
    """Return `suppose` for `and` and `or`.

    A true `and` and a false `or` bind every part. In the other cases one part decides, after those before it did not.
    """
    all_bind = (apply.op == "and") == truth
    found: Held | None = None
    rest: Held | None = held
    for part in apply.args:
        if rest is None:
            break
        if not all_bind:
            decided = suppose(part, truth, rest, here)
            found = decided if found is None else _either(found, decided)
        rest = suppose(part, truth if all_bind else not truth, rest, here)
    return rest if all_bind else found


def _either(one: Held, other: Held | None) -> Held:
    """Return what may be held if either may be."""
    if other is None:
        return one
    slots = {*one, *other}
    return Held(one.base, {slot: join(one[slot], other[slot]) for slot in slots}, one.effort)


def _narrowed(expression: Expression, truth: bool, slot: int, held: Held, here: int) -> Values:
    """Return what one slot may hold if the expression is true (or false)."""
    values = held[slot]

    def may(tried: Values) -> bool:
        return int(truth) in truths(worth(expression, held.but(slot, tried), here))

    if isinstance(values, frozenset):
        kept = frozenset([number for number in values if may(frozenset((number,)))]) if len(values) > 1 else values
        return kept or values
    if isinstance(values, Bits):
        must, free = values.must, values.may & ~values.must
        may_have = values.may
        for member in [1 << place for place in range(free.bit_length()) if free >> place & 1]:
            if not may(Bits(must | member, may_have)):
                may_have &= ~member
            elif not may(Bits(must, may_have & ~member)):
                must |= member
        return Bits(must, may_have)
    return _halved(values, may)


def _halved(values: Span, may: Callable[[Values], bool]) -> Values:
    """Return a range without the impossible values at its ends, found by bisection.

    Bisection is correct because what is possible for a part of a range is possible for a larger part.
    """
    low, high = values
    if not may(values):
        return values
    # Find the least end of a lower part that is possible, then the greatest start of an upper part.
    least, most = low, high
    while least < most:
        middle = (least + most) // 2
        least, most = (least, middle) if may(Span(low, middle)) else (middle + 1, most)
    first, most = least, high
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if may(Span(middle, high)) else (least, middle - 1)
    return between(first, least)


def _and_or(apply: Apply, held: Held, here: int) -> Values:
    decisive = apply.op == "or"
    found: set[int] = set()
    rest: Held | None = held
    for part in apply.args:
        if rest is None:
            return frozenset(found)
        if int(decisive) in truths(worth(part, rest, here)):
            found.add(int(decisive))
        rest = suppose(part, not decisive, rest, here)
    if rest is not None:
        found.add(int(not decisive))
    return frozenset(found)


def _if(apply: Apply, held: Held, here: int) -> Values:
    test, then, other = apply.args
    found: list[Values] = []
    for branch, truth in ((then, True), (other, False)):
        supposed = suppose(test, truth, held, here)
        if supposed is not None:
            found.append(worth(branch, supposed, here))
    return found[0] if len(found) == 1 else join(found[0], found[1])


_LAZY: dict[str, Callable[[Apply, Held, int], Values]] = {
    "and": _and_or,
    "or": _and_or,
    "if": _if,
}
"""Operators that evaluate only some of their arguments: the others depend on those before."""
