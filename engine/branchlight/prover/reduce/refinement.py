"""Partition refinement: how precisely each state variable has to be known.

`Partitions` maps each live state variable to a partition of its values. Values of one class are interchangeable.
`EXACT` is the finest partition, in which every value is a class of its own. A variable without an entry is not live.

The algorithm is partition refinement (Paige and Tarjan, "Three partition refinement algorithms", 1987). It runs
backwards over the story, and treats each state variable by itself. Liveness of variables is the special case in which
every variable is either exact or not live.

Soundness. Values in one class must lead to equal results, up to what is needed of the results:

- Several variables. An expression is a function of the values of its parts. So it is enough to keep apart what each
  part keeps apart.
- One variable. An expression over one variable needs only the classes of values with equal results.
- Assignments. Let `p` be the partition needed of a variable after an assignment. The assignment needs only the classes
  of values whose results are in the same class of `p`.
- Draws. An expression that draws gives a sequence of results, one for each outcome of its draws. Sequences are compared
  as wholes, so values of one class give equal results for each outcome.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TypeAlias, assert_never

from branchlight.analysis.ranges import NEVER, SMALL
from branchlight.language.emit import emit
from branchlight.language.expression import Apply, At, Const, Ended, Expression, Load, Since, parts_in
from branchlight.language.operators import draws
from branchlight.play.every_draw import DrawScript
from branchlight.prover.reduce.state_variables import StateVariable, StateVariables

Partition: TypeAlias = bytes
"""The class of each value of a state variable, by the value's distance from the least; or `EXACT`."""
Partitions: TypeAlias = Mapping[int, Partition]
"""The partitions of the state variables that are live, by their numbers."""
EXACT: Partition = b""
NOTHING: Partitions = {}
_MOST_ROWS = 64
"""The most outcomes of draws that are compared, for one value."""


def without(partitions: Partitions, variables: Iterable[int]) -> Partitions:
    """Return the partitions of all other variables. To copy them all and remove a few is the fastest way."""
    found = [variable for variable in variables if variable in partitions]
    if not found:
        return partitions
    rest = dict(partitions)
    for variable in found:
        del rest[variable]
    return rest


def join(variables: StateVariables, *parts: Partitions) -> Partitions:
    """Return the common refinement: the coarsest partitions that keep apart what any of the parts keeps apart."""
    some = [part for part in parts if part]
    if len(some) < 2:
        return some[0] if some else NOTHING
    some.sort(key=len, reverse=True)  # the largest is copied, not merged
    found = dict(some[0])
    for part in some[1:]:
        variables.clock.check()
        for variable, partition in part.items():
            here = found.setdefault(variable, partition)
            if here != partition:
                found[variable] = _finer(variables.all[variable].size, here, partition)
    return found


@cache
def _finer(size: int, one: Partition, other: Partition) -> Partition:
    if EXACT in (one, other):
        return EXACT
    return classes(list(zip(one, other, strict=True))) or EXACT


def classes(results: Iterable[object]) -> Partition | None:
    """Return the partition into equal results, with classes numbered in order of appearance.

    Returns `EXACT` if all results differ, or more than a byte can number, and None if all are equal.
    """
    numbers: dict[object, int] = {}
    row = [numbers.setdefault(result, len(numbers)) for result in results]
    if len(numbers) == 1:
        return None
    return EXACT if len(numbers) == len(row) or len(numbers) > SMALL else bytes(row)


class PartitionsOf:
    """The partitions that expressions need of the state.

    Results are cached by the identity of the expression, because comparing expressions takes longer. The cache keeps
    the expression, so that its identity is not used again.
    """

    def __init__(self, variables: StateVariables) -> None:
        self.variables = variables
        self.known: dict[int, tuple[Expression, Partitions]] = {}
        self.rows: dict[tuple[int, int], tuple[Expression, list[tuple[int, ...]] | None]] = {}

    def value(self, expression: Expression) -> Partitions:
        """Return the partitions that are needed to know the value of an expression."""
        found = self.known.get(id(expression))
        if found is None:
            found = self.known[id(expression)] = expression, self._value(expression)
        return found[1]

    def _value(self, expression: Expression) -> Partitions:
        alone = self.only_variable(expression)
        rows = None if alone is None else self.results(expression, alone)
        # An expression over one small variable is tabulated: classes of equal results.
        if alone is not None and rows is not None:
            partition = classes(rows)
            return NOTHING if partition is None else {alone: partition}
        # Any other needs what its parts need.
        match expression:
            case Load(slot):
                return dict.fromkeys(self.variables.variables_of_slot(slot), EXACT)
            case Since(slot):
                return {self.variables.age[slot]: EXACT}
            case Apply("in", (Const(member), Load(slot))):
                return {self.variables.members[slot][int(member)]: EXACT}
            case Apply():
                return join(self.variables, *[self.value(arg) for arg in expression.args])
            case Const() | At() | Ended():
                return NOTHING
            case _:
                assert_never(expression)

    def put(self, expression: Expression, variable: int, partition: Partition) -> Partitions:
        """Return the partitions needed before an assignment, if `partition` of the variable is needed after it."""
        if isinstance(expression, Const):
            return NOTHING
        into = self.variables.all[variable]
        alone = self.only_variable(expression)
        rows = None if alone is None else self.results(expression, alone)
        # Tabulate the classes into which the results fall.
        if alone is not None and rows is not None:
            fitting = [[fit(into, result) - into.low for result in row] for row in rows]
            found = classes([tuple([partition[value] if partition else value for value in row]) for row in fitting])
            return NOTHING if found is None else {alone: found}
        match expression:
            case Apply("if", (test, then, other)):
                return join(
                    self.variables,
                    self.value(test),
                    self.put(then, variable, partition),
                    self.put(other, variable, partition),
                )
            case _:
                return self.value(expression)

    def counted(self, variable: int, partition: Partition, last: int) -> Partitions:
        """Return the partitions needed before a count increases by one.

        At `last` the count stays, or comes round by its period. Above `last` it stays.
        """
        size, period = self.variables.all[variable].size, self.variables.all[variable].period
        if not self.variables.is_small(variable):
            return {variable: EXACT}
        after = [value + 1 if value < last else value + 1 - period for value in range(size)]
        found = classes([partition[value] if partition else value for value in after])
        return NOTHING if found is None else {variable: found}

    def bits(self, expression: Expression, members: int) -> Partitions:
        """Return the partitions that an expression needs to give some members of a set (a mask)."""
        if not members:
            return NOTHING
        match expression:
            case Load(slot):
                variables = self.variables.members[slot]
                return {variable: EXACT for place, variable in enumerate(variables) if members >> place & 1}
            case Apply("union" | "minus", (left, Const(mask))):
                return self.bits(left, members & ~int(mask))
            case Apply("union" | "minus", (left, right)):
                return join(self.variables, self.bits(left, members), self.bits(right, members))
            case Apply("if", (test, then, other)):
                return join(self.variables, self.value(test), self.bits(then, members), self.bits(other, members))
            case _:
                return self.value(expression)

    def only_variable(self, expression: Expression) -> int | None:
        """Return the state variable that an expression reads, if there is exactly one and it has few values."""
        found = set(self.read(expression))
        if len(found) == 1:
            variable = found.pop()
            if variable >= 0 and self.variables.is_small(variable) and self.variables.all[variable].kind != "member":
                return variable
        return None

    def read(self, expression: Expression) -> Iterable[int]:
        """Yield the state variables of the numbers and ages that an expression reads; -1 for a set."""
        for part in parts_in(expression):
            match part:
                case Load(slot):
                    yield self.variables.value.get(slot, -1)
                case Since(slot):
                    yield self.variables.age[slot]
                case Const() | At() | Ended() | Apply():
                    pass
                case _:
                    assert_never(part)

    def results(self, expression: Expression, variable: int) -> list[tuple[int, ...]] | None:
        """Return the sequence of results for each value of a state variable, or None if a sequence is too long.

        A sequence has one result for each outcome of the draws.
        """
        key = id(expression), variable
        if key not in self.rows:
            self.rows[key] = expression, self._results(expression, variable)
        return self.rows[key][1]

    def _results(self, expression: Expression, variable: int) -> list[tuple[int, ...]] | None:
        function = _function(emit(expression, _OneVariable(self.variables.all[variable])))
        rows: list[tuple[int, ...]] = []
        is_drawn = draws(expression)
        for value in range(self.variables.all[variable].low, self.variables.all[variable].high + 1):
            script = DrawScript()
            row: list[int] = []
            while script.next():
                row.append(int(function(value, script)))
                if len(row) > _MOST_ROWS:
                    return None
                if not is_drawn:
                    break
            rows.append(tuple(row))
        return rows


def fit(variable: StateVariable, value: int) -> int:
    """Return the value of a state variable that represents a number.

    A number below the range becomes `low`. One above it comes round by the period, into the last values of the range.
    """
    if value > variable.high:
        return variable.high - variable.period + 1 + (value - variable.high - 1) % variable.period
    return max(value, variable.low)


class _OneVariable:
    """The names that generated code uses if only one state variable is read, from `x`."""

    def __init__(self, variable: StateVariable) -> None:
        self.variable = variable

    def load(self, slot: int) -> str:
        return "x"

    def at(self, index: int) -> str:
        return "0"

    def since(self, slot: int) -> str:
        return f"({NEVER} if x == {self.variable.high} else x)" if self.variable.never else "x"

    def draw(self, method: str, *args: str) -> str:
        return f"script.{method}({', '.join(args)})"

    def ended(self, index: int) -> str:
        return "0"


@cache
def _function(source: str) -> Callable[[int, DrawScript], int]:
    function: Callable[[int, DrawScript], int] = eval(f"lambda x, script: {source}")
    return function
