"""Logic: `and` and `or` of two or more terms, from left to right, `not`, and `then if test else other`."""

from branchlight.language.operator import Operator
from branchlight.language.values import Values, join, truths


def _all(*parts: Values) -> Values:
    """Return the range of `and`, with its parts taken as independent. The flow analysis is more precise."""
    may_fail = any(0 in truths(part) for part in parts)
    may_hold = all(1 in truths(part) for part in parts)
    return frozenset([truth for truth, may in ((0, may_fail), (1, may_hold)) if may])


def _any(*parts: Values) -> Values:
    """Return the range of `or`, as `_all` does."""
    return _not(_all(*[_not(part) for part in parts]))


def _not(part: Values) -> Values:
    return frozenset([1 - truth for truth in truths(part)])


def _either(test: Values, then: Values, other: Values) -> Values:
    taken = [side for truth, side in ((1, then), (0, other)) if truth in truths(test)]
    return taken[0] if len(taken) == 1 else join(then, other)


def _all_code(*parts: str) -> str:
    return f"({' and '.join(parts)})"


def _any_code(*parts: str) -> str:
    return f"({' or '.join(parts)})"


def _if_code(test: str, then: str, other: str) -> str:
    return f"({then} if {test} else {other})"


def _if_js(test: str, then: str, other: str) -> str:
    return f"({test} ? {then} : {other})"


AND = Operator(
    "and", _all_code, lambda *parts: f"({' && '.join(parts)})", lambda *parts: int(all(parts)), _all, _all_code
)
OR = Operator(
    "or", _any_code, lambda *parts: f"({' || '.join(parts)})", lambda *parts: int(any(parts)), _any, _any_code
)
NOT = Operator(
    "not",
    lambda part: f"(not {part})",
    lambda part: f"(!{part})",
    lambda part: int(not part),
    _not,
    lambda part: f"not {part}",
)
IF = Operator("if", _if_code, _if_js, lambda test, then, other: then if test else other, _either, _if_code)

OPERATORS = (AND, OR, NOT, IF)
