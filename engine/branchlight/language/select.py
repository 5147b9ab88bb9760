"""One of several expressions, by the number of a value: what `if` and comparisons already say, as a balanced tree."""

from collections.abc import Sequence

from branchlight.language.expression import Apply, Const, Expression


def select(number: Expression, options: Sequence[Expression], first: int = 0) -> Expression:
    """Return the expression whose value is that of one option: the one at `number`, counted from `first`.

    `number` must not draw, since it appears many times. Equal neighbours need no test between them.
    """
    if all(option == options[0] for option in options):
        return options[0]
    middle = len(options) // 2
    below, above = options[:middle], options[middle:]
    sign, limit = ("==", first) if middle == 1 else ("<", first + middle)
    test = Apply(sign, (number, Const(limit)))
    return Apply("if", (test, select(number, below, first), select(number, above, first + middle)))
