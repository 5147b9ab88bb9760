"""The functions `min(a, b, ...)` and `max(a, b, ...)` of numbers."""

from collections.abc import Callable
from functools import partial

from branchlight.language.functions.function import of_numbers
from branchlight.language.operator import Operator, each
from branchlight.language.values import Span, Values, bounds


def _range(pick: Callable[[list[int]], int], *numbers: Values) -> Values:
    ends = [bounds(number) for number in numbers]
    return Span(pick([low for low, _ in ends]), pick([high for _, high in ends]))


def _extreme(name: str, pick: Callable[..., int]) -> Operator:
    return Operator(
        name,
        lambda *numbers: f"{name}({', '.join(numbers)})",
        lambda *numbers: f"Math.{name}({', '.join(numbers)})",
        pick,
        each(pick, partial(_range, pick)),
    )


_LEAST, _MOST = _extreme("min", min), _extreme("max", max)

MIN = of_numbers(_LEAST, "min(a, b)", "the smallest of the numbers", 2, 9)
MAX = of_numbers(_MOST, "max(a, b)", "the largest of the numbers", 2, 9)
