"""Expressions of many parts, as balanced trees: however many parts there are, they are not nested deep."""

from collections.abc import Sequence

from branchlight.language.expression import Apply, Const, Expression


def select(number: Expression, options: Sequence[Expression], first: int = 0) -> Expression:
    """Return the expression whose value is that of one option: the one at `number`, counted from `first`.

    `number` must not draw, since it appears many times. Equal neighbours need no test between them.
    """
    if all(option == options[0] for option in options):
        return options[0]
    test, middle = halved(number, len(options), first)
    below, above = options[:middle], options[middle:]
    return Apply("if", (test, select(number, below, first), select(number, above, first + middle)))


def halved(number: Expression, count: int, first: int) -> tuple[Expression, int]:
    """Return the test for the lower half of `count` numbers from `first`, and the size of that half."""
    middle = count // 2
    if middle == 1:
        return Apply("==", (number, Const(first))), 1
    return Apply("<", (number, Const(first + middle))), middle


def total(numbers: Sequence[Expression]) -> Expression:
    """Return the expression of the sum of one or more numbers."""
    if len(numbers) == 1:
        return numbers[0]
    middle = len(numbers) // 2
    return Apply("+", (total(numbers[:middle]), total(numbers[middle:])))
