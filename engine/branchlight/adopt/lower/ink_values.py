"""Ink expressions whose names are known. A constant one is computed at once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import reduce
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["number", "truth", "text", "set", "item", "target", "nothing"]
Mark: TypeAlias = tuple[str, ...]
"""A thing that is counted: the path of a knot, a stitch or a label, or a place in a text."""
Constant: TypeAlias = int | str | tuple[str, ...]

DICE = "the dice"
"""The name of the dice. A value that draws reads and writes them, as if they were a piece of state."""
_DRAWING = frozenset(("roll", "pick", "one of"))


@dataclass(frozen=True, slots=True)
class Value:
    """A value: an operation and what it is applied to.

    `lists` are lists that a known set has no item of, though ink remembers that it could.

    `op` is `literal`, `state`, `visits`, `since`, `turns`, `if`, `roll`, a function of the language, or an operator.
    `name` is the name of a state, and `mark` what the counts are about. `constant` is the value of a literal. `those`
    is a set of which each item, in `constant`, has its condition, in `args`. `size` is the number of its parts.
    """

    op: str
    kind: Kind
    args: tuple["Value", ...] = ()
    constant: Constant = 0
    name: str = ""
    mark: Mark = ()
    lists: tuple[str, ...] = ()
    size: int = field(init=False, repr=False, compare=False)
    _reads: frozenset[str] | None = field(init=False, repr=False, compare=False, default=None)

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", 1 + sum([each.size for each in self.args]))

    @property
    def is_literal(self) -> bool:
        """Return whether the value is known already."""
        return self.op == "literal"

    def parts(self) -> Iterator["Value"]:
        """Yield the value and all that it is made of."""
        yield self
        for each in self.args:
            yield from each.parts()

    def reads(self) -> frozenset[str]:
        """Return the names of the state that it depends on, marks as `#path`, and `DICE` if it draws."""
        if self._reads is None:
            found = frozenset[str]().union(*(each.reads() for each in self.args), self._own_reads())
            object.__setattr__(self, "_reads", found)
            return found
        return self._reads

    def _own_reads(self) -> Iterator[str]:
        """Yield what the value reads without its parts."""
        if self.op == "state":
            yield self.name
        if self.mark:
            yield mark_name(self.mark)
        if self.op in _DRAWING:
            yield DICE

    def draws(self) -> bool:
        """Return whether the dice decide about it."""
        return DICE in self.reads()


def mark_name(mark: Mark) -> str:
    """Return what a mark is called among the names that a value reads."""
    return "#" + ".".join(mark)


NOTHING = Value("literal", "nothing")


def number(value: int) -> Value:
    """Return a known number."""
    return Value("literal", "number", constant=value)


def truth(value: bool) -> Value:
    """Return true or false."""
    return Value("literal", "truth", constant=int(value))


def words(value: str) -> Value:
    """Return a known text."""
    return Value("literal", "text", constant=value)


def members(items: tuple[str, ...], lists: tuple[str, ...] = ()) -> Value:
    """Return a known set of items, each by its full name, that knows some lists besides."""
    return Value("literal", "set", constant=items, lists=lists)


def target(path: Mark) -> Value:
    """Return a known target of a divert."""
    return Value("literal", "target", constant=path)


def visits(mark: Mark) -> Value:
    """Return how often something was entered."""
    return Value("visits", "number", mark=mark)


def since(mark: Mark) -> Value:
    """Return the decisions since something was entered; -1 if never."""
    return Value("since", "number", mark=mark)


START: Mark = ("", "the start")
"""The mark of the very beginning, which is entered once."""


def turns() -> Value:
    """Return the decisions since the story began."""
    return Value("turns", "number", mark=START)


TRUE, FALSE = truth(True), truth(False)


def is_true(value: Value) -> Value:
    """Return whether a value counts as true in ink: a number but 0, a set with members."""
    if value.kind == "truth":
        return value
    if value.is_literal:
        return truth(bool(value.constant))
    if value.op == "those":
        return reduce(either, value.args)
    if value.op == "if" and value.args[1].is_literal and value.args[2].is_literal:
        return _true_side(*value.args)
    if value.kind == "item":
        return Value("!=", "truth", (value, members(())))
    if value.kind == "set":
        return Value("!=", "truth", (Value("count", "number", (value,)), number(0)))
    return Value("!=", "truth", (value, number(0)))


def _true_side(condition: Value, yes: Value, no: Value) -> Value:
    """Return when the value that a condition selects counts as true. Both are known."""
    if bool(yes.constant) == bool(no.constant):
        return truth(bool(yes.constant))
    return condition if yes.constant else negation(condition)


def negation(value: Value) -> Value:
    """Return the opposite of a condition."""
    value = is_true(value)
    if value.is_literal:
        return truth(not value.constant)
    if value.op == "not":
        return value.args[0]
    if value.op in _OPPOSITE:
        return Value(_OPPOSITE[value.op], "truth", value.args)
    return Value("not", "truth", (value,))


_OPPOSITE = {"==": "!=", "!=": "=="}


def both(left: Value, right: Value) -> Value:
    """Return whether both conditions hold."""
    left, right = is_true(left), is_true(right)
    if left.is_literal:
        return right if left.constant else FALSE
    if right.is_literal:
        return left if right.constant else FALSE
    return left if left == right else Value("and", "truth", (left, right))


def either(left: Value, right: Value) -> Value:
    """Return whether one of the conditions holds."""
    left, right = is_true(left), is_true(right)
    if left.is_literal:
        return TRUE if left.constant else right
    if right.is_literal:
        return TRUE if right.constant else left
    return left if left == right else Value("or", "truth", (left, right))


def chosen(condition: Value, yes: Value, no: Value) -> Value:
    """Return one value or the other."""
    condition = is_true(condition)
    if condition.is_literal:
        return yes if condition.constant else no
    if yes == no:
        return yes
    kind: Kind = yes.kind
    if yes.kind != no.kind:
        kinds = {yes.kind, no.kind}
        kind = "number" if kinds <= {"number", "truth"} else "set" if kinds == {"set", "item"} else "nothing"
    return Value("if", kind, (condition, yes, no))


_COMPUTED: dict[str, Callable[[int, int], int]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a // b,
    "mod": lambda a, b: abs(a) % abs(b) * (-1 if a < 0 else 1),
}
_COMPARED: dict[str, Callable[[int, int], bool]] = {
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
}
NUMERIC = frozenset(("number", "truth"))


def compute(op: str, left: Value, right: Value) -> Value:
    """Return the result of arithmetic with whole numbers. The divisor of a known division is not 0."""
    if left.is_literal and right.is_literal:
        return number(_COMPUTED[op](_whole(left), _whole(right)))
    if right.is_literal and (op, right.constant) in (("+", 0), ("-", 0), ("*", 1), ("/", 1)) and left.kind == "number":
        return as_number(left)
    return Value(op, "number", (left, right))


def as_number(value: Value) -> Value:
    """Return a number for a number, and 1 or 0 for true or false."""
    if value.is_literal:
        return number(_whole(value))
    if value.op == "if":
        condition, yes, no = value.args
        return chosen(condition, as_number(yes), as_number(no))
    return value if value.kind == "number" else chosen(value, number(1), number(0))


def compare(op: str, left: Value, right: Value) -> Value:
    """Return whether a comparison of two numbers, or of two other values of one kind, holds."""
    if left.is_literal and right.is_literal:
        if left.kind in NUMERIC and right.kind in NUMERIC:
            return truth(_COMPARED[op](_whole(left), _whole(right)))
        if op in ("==", "!="):
            return truth((left.constant == right.constant) == (op == "=="))
    return Value(op, "truth", (left, right))


def _whole(value: Value) -> int:
    assert isinstance(value.constant, int)
    return value.constant
