"""VAR, CONST, LIST, EXTERNAL, INCLUDE and TODO, each on a line of its own."""

import re
from collections.abc import Callable
from typing import TypeAlias

from branchlight.adopt.ink.headings import parameters
from branchlight.adopt.ink.scanner import Scanner
from branchlight.adopt.ink.tree import (
    AuthorNote,
    Constant,
    External,
    Fraction,
    GlobalVariable,
    Inclusion,
    InkExpression,
    InkList,
    Integer,
    ListItem,
    ListValue,
    Quoted,
    Reference,
    TargetValue,
    Truth,
)

Declaration: TypeAlias = GlobalVariable | Constant | InkList | External | Inclusion | AuthorNote

_INTEGER = re.compile(r"-?[ \t]*\d+")
_LARGEST = 2**31 - 1
_FIXED = (Integer, Fraction, Truth, Quoted, TargetValue)


def declaration(scanner: Scanner) -> tuple[Declaration | None, bool]:
    """Read a declaration, and say whether there is one. It is None if it is a mistake."""
    begun = scanner.at
    scanner.spaces()
    if scanner.take("INCLUDE"):
        return _inclusion(scanner), True
    rule = _RULES.get(scanner.identifier())
    if rule is None:
        scanner.at = begun
        return None, False
    scanner.spaces()
    return rule(scanner), True


def _inclusion(scanner: Scanner) -> Inclusion | None:
    scanner.spaces()
    place = scanner.place()
    path = scanner.rest_of_line().rstrip(" \t")
    if not path:
        scanner.missing("the name of a file after `INCLUDE`", "write it, such as `INCLUDE town.ink`")
        return None
    return Inclusion(place, path)


def _note(scanner: Scanner) -> AuthorNote:
    scanner.take(":")
    scanner.spaces()
    place = scanner.place()
    return AuthorNote(place, scanner.rest_of_line().strip())


def _variable(scanner: Scanner) -> GlobalVariable | None:
    place = scanner.place()
    name, value = _named_value(scanner, "variable")
    if name is None or value is None:
        return None
    if not isinstance(value, (*_FIXED, Reference, ListValue)):
        scanner.complain("a variable starts with a fixed value", "compute it in a `~` line at the start of the story")
    elif scanner.sees(","):
        scanner.complain("a variable has one value", "declare a list with `LIST`")
    return GlobalVariable(place, name, value)


def _constant(scanner: Scanner) -> Constant | None:
    place = scanner.place()
    name, value = _named_value(scanner, "constant")
    if name is None or value is None:
        return None
    if not isinstance(value, _FIXED):
        scanner.complain("a constant is a number, a text or a divert target", "use `VAR` for a value that changes")
    return Constant(place, name, value)


def _named_value(scanner: Scanner, kind: str) -> tuple[str | None, InkExpression | None]:
    """Read `name = value`. A text must not contain braces."""
    name = scanner.identifier()
    if not name:
        scanner.missing(f"the name of a {kind}", "a name has letters, digits and `_`")
        return None, None
    scanner.spaces()
    if not scanner.expect("=", f"`=` and a value for `{name}`"):
        return None, None
    start = scanner.at
    value = scanner.rules.expression(scanner)
    if value is None:
        scanner.missing(f"a value for `{name}`", "write a number, a text in quotes, `true` or `false`")
    elif isinstance(value, Quoted) and value.words is None:
        scanner.complain("the text that a name starts with cannot contain braces", "write the words alone", start)
    return name, value


def _list(scanner: Scanner) -> InkList | None:
    place = scanner.place()
    name = scanner.identifier()
    if not name:
        scanner.missing("the name of a list", "write it, such as `LIST bag = lamp, key`")
        return None
    scanner.spaces()
    if not scanner.expect("=", f"`=` and the items of `{name}`"):
        return None
    scanner.any_space()
    items: list[ListItem] = []
    number = 1
    while (item := _item(scanner, number)) is not None:
        items.append(item)
        number = item.number + 1
        end = scanner.at
        scanner.any_space()
        if not scanner.take(","):
            scanner.at = end
            break
        scanner.any_space()
    if not items:
        scanner.missing(f"the items of the list `{name}`", f"write them, such as `LIST {name} = lamp, key`")
        return None
    return InkList(place, name, tuple(items))


def _item(scanner: Scanner, number: int) -> ListItem | None:
    """Read `name`, `(name)`, `name = 5` or `(name = 5)`. Without a number of its own, an item has the next one."""
    begun = scanner.at
    initial = scanner.take("(")
    scanner.spaces()
    place = scanner.place()
    name = scanner.identifier()
    if not name:
        scanner.at = begun
        return None
    scanner.spaces()
    closed = not initial or scanner.take(")")
    if closed:
        scanner.spaces()
    if scanner.take("="):
        scanner.spaces()
        number = _item_number(scanner, name, number)
        scanner.spaces()
    if not closed:
        scanner.expect(")", f"`)` after the item `{name}`")
    return ListItem(place, name, number, initial)


def _item_number(scanner: Scanner, name: str, number: int) -> int:
    digits = scanner.match(_INTEGER).replace(" ", "").replace("\t", "")
    if not digits:
        scanner.missing(f"a number for the item `{name}`", f"write one, such as `{name} = 1`, or take the `=` out")
        return number
    if len(digits) > len(str(_LARGEST)) + 1 or abs(int(digits)) > _LARGEST:
        scanner.complain(f"a number can be at most {_LARGEST}", "write a smaller one")
        return number
    return int(digits)


def _external(scanner: Scanner) -> External | None:
    place = scanner.place()
    name = scanner.identifier()
    if not name:
        scanner.missing("the name of a function after `EXTERNAL`", "write it, such as `EXTERNAL ring(times)`")
        return None
    scanner.spaces()
    found = parameters(scanner)
    if found is None:
        scanner.missing(f"parameters in parentheses after `{name}`", "write them, or `()` if there are none")
        return None
    return External(place, name, tuple(parameter.name for parameter in found))


_RULES: dict[str, Callable[[Scanner], Declaration | None]] = {
    "TODO": _note,
    "VAR": _variable,
    "CONST": _constant,
    "LIST": _list,
    "EXTERNAL": _external,
}
