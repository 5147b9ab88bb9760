"""The operands of ink's operators: numbers, texts, names, calls, lists, divert targets and parentheses."""

import re
from collections.abc import Callable

from branchlight.adopt.ink.scanner import Scanner
from branchlight.adopt.ink.tree import (
    Fraction,
    InkExpression,
    Inline,
    Integer,
    Invocation,
    Leave,
    ListValue,
    Quoted,
    Reference,
    Target,
    TargetValue,
    Truth,
    Unary,
)

_FRACTION = re.compile(r"\d+\.\d*")
_DIGITS = re.compile(r"\d+")
_NOT = re.compile(r"not(?![\w])")
_LARGEST = 2**31 - 1
_RESERVED = frozenset({"true", "false", "not", "return", "else", "VAR", "CONST", "temp", "LIST", "function"})


def operand(scanner: Scanner) -> InkExpression | None:
    """Read a value with the signs before it, or return None."""
    target = target_value(scanner)
    if target is not None:
        return target
    start = scanner.at
    sign = _prefix(scanner)
    scanner.spaces()
    value = _bare(scanner)
    if value is None and sign:
        with scanner.deeper() as fits:
            value = operand(scanner) if fits else None
    if value is None:
        scanner.at = start
        return None
    scanner.spaces()
    _refuse_steps(scanner)
    return _signed(scanner, start, sign, value)


def _refuse_steps(scanner: Scanner) -> None:
    """Complain about `x++` inside an expression. As a statement it is read elsewhere."""
    start = scanner.at
    if scanner.take("++") or scanner.take("--"):
        scanner.complain("`++` and `--` count only as a line of their own", "write `~ x++` on the line above", start)


def _prefix(scanner: Scanner) -> str:
    if scanner.take("-"):
        return "-"
    return "not" if scanner.take("!") or scanner.match(_NOT) else ""


def _signed(scanner: Scanner, start: int, sign: str, value: InkExpression) -> InkExpression:
    place = scanner.place(start)
    if sign == "-":
        if isinstance(value, Integer):
            return Integer(place, -value.value)
        if isinstance(value, Fraction):
            return Fraction(place, value.text[1:] if value.text.startswith("-") else f"-{value.text}")
        return Unary(place, "-", value)
    if not sign:
        return value
    if isinstance(value, Integer | Truth):
        return Truth(place, not value.value)
    return Unary(place, "not", value)


def target_value(scanner: Scanner) -> TargetValue | None:
    """Read a divert as a value, `-> knot`, or return None. A tunnel is no value."""
    begun = scanner.at
    scanner.spaces()
    start = scanner.at
    if scanner.take("->") and not scanner.sees("->"):
        target = path(scanner)
        if target is not None:
            arguments(scanner)
            scanner.spaces()
            if not scanner.sees("->"):
                return TargetValue(scanner.place(start), target)
    scanner.at = begun
    return None


def path(scanner: Scanner) -> Target | None:
    """Read the name that a divert leads to, with the spaces around it, or return None."""
    begun = scanner.at
    scanner.spaces()
    start = scanner.at
    names = _dotted(scanner)
    if not names:
        scanner.at = begun
        return None
    scanner.spaces()
    return Target(scanner.place(start), names)


def _dotted(scanner: Scanner) -> tuple[str, ...]:
    """Read names with dots between them. A dot after the last one says nothing, and is read as well."""
    names = []
    while name := scanner.identifier():
        names.append(name)
        end = scanner.at
        scanner.spaces()
        if not scanner.take("."):
            scanner.at = end
            break
        scanner.spaces()
    return tuple(names)


def arguments(scanner: Scanner) -> tuple[InkExpression, ...] | None:
    """Read arguments in parentheses, or return None if there are none."""
    if not scanner.take("("):
        return None
    values = []
    while (value := scanner.rules.expression(scanner)) is not None:
        values.append(value)
        if not scanner.take(","):
            break
    scanner.spaces()
    scanner.expect(")", "`)` after the arguments")
    return tuple(values)


def _bare(scanner: Scanner) -> InkExpression | None:
    """Read a value without signs."""
    for rule in _RULES:
        begun = scanner.at
        value = rule(scanner)
        if value is not None:
            return value
        scanner.at = begun
    return None


def _list(scanner: Scanner) -> ListValue | None:
    """Read `()`, `(a)` or `(list.a, b)`."""
    start = scanner.at
    if not scanner.take("("):
        return None
    items = []
    scanner.spaces()
    while item := _item(scanner):
        items.append(item)
        end = scanner.at
        scanner.spaces()
        if not scanner.take(","):
            break
        scanner.spaces()
        if not _is_name(scanner):
            scanner.at = end
            break
    scanner.spaces()
    return ListValue(scanner.place(start), tuple(items)) if scanner.take(")") else None


def _is_name(scanner: Scanner) -> bool:
    start = scanner.at
    found = scanner.identifier()
    scanner.at = start
    return found != ""


def _item(scanner: Scanner) -> Reference | None:
    start = scanner.at
    name = scanner.identifier()
    if not name:
        return None
    if not scanner.take("."):
        return Reference(scanner.place(start), (name,))
    item = scanner.identifier()
    if not item:
        scanner.missing(f"the name of an item of `{name}`", "write it after the point")
    return Reference(scanner.place(start), (name, item))


def _parentheses(scanner: Scanner) -> InkExpression | None:
    if not scanner.take("("):
        return None
    inside = scanner.rules.expression(scanner)
    if inside is None:
        return None
    scanner.spaces()
    scanner.expect(")", "`)`")
    return inside


def _call(scanner: Scanner) -> Invocation | None:
    start = scanner.at
    name = scanner.identifier()
    if not name:
        return None
    scanner.spaces()
    given = arguments(scanner)
    return None if given is None else Invocation(scanner.place(start), name, given)


def _reference(scanner: Scanner) -> Reference | None:
    start = scanner.at
    names = _dotted(scanner)
    return None if not names or names[0] in _RESERVED else Reference(scanner.place(start), names)


def _number(scanner: Scanner) -> InkExpression | None:
    place = scanner.place()
    if fraction := scanner.match(_FRACTION):
        return Fraction(place, fraction)
    start = scanner.at
    digits = scanner.match(_DIGITS)
    if not digits:
        return None
    if len(digits) > len(str(_LARGEST)) or int(digits) > _LARGEST:
        scanner.complain(f"a number can be at most {_LARGEST}", "write a smaller one", start)
        return Integer(place, 0)
    return Integer(place, int(digits))


def _truth(scanner: Scanner) -> Truth | None:
    place = scanner.place()
    word = scanner.identifier()
    return Truth(place, word == "true") if word in ("true", "false") else None


def _quoted(scanner: Scanner) -> Quoted | None:
    start = scanner.at
    place = scanner.place()
    if not scanner.take('"'):
        return None
    around = scanner.in_string
    scanner.in_string = True
    content: tuple[Inline, ...] = scanner.rules.content(scanner) or ()
    scanner.expect('"', 'the closing `"` of a text')
    scanner.in_string = around
    if any(isinstance(part, Leave) for part in content):
        scanner.complain("a text in quotation marks cannot divert", "divert after the statement", start)
    return Quoted(place, content)


_RULES: tuple[Callable[[Scanner], InkExpression | None], ...] = (
    _list,
    _parentheses,
    _call,
    _reference,
    _number,
    _truth,
    _quoted,
)
