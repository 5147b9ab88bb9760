"""Lines that start with `~`: assignments, temporary variables, returns and calls."""

import re

from branchlight.adopt.ink.scanner import Scanner
from branchlight.adopt.ink.tree import (
    Assignment,
    AssignmentOperator,
    Evaluation,
    Integer,
    Invocation,
    Logic,
    Reference,
    Return,
    TempDeclaration,
)

_STEP = re.compile(r"\+\+|--")
_SIGN = re.compile(r"[+\-]?=")
_OPERATORS: dict[str, AssignmentOperator] = {"=": "=", "+=": "+=", "-=": "-=", "++": "+=", "--": "-="}
_FORMS = "it can be `~ x = value`, `~ x++`, `~ temp x = value`, `~ return value` or `~ function()`"


def is_logic(scanner: Scanner) -> bool:
    """Go past the `~` of a logic line, and return whether there is one."""
    begun = scanner.at
    scanner.spaces()
    if scanner.take("~"):
        return True
    scanner.at = begun
    return False


def logic(scanner: Scanner) -> Logic | None:
    """Read what follows a `~`, to the end of the line. None if it is a mistake."""
    scanner.spaces()
    found = _return(scanner) or _assignment(scanner) or _call(scanner)
    if found is None:
        scanner.complain("this is nothing that `~` can do", _FORMS)
        scanner.rest_of_line()
    if not scanner.end_of_line():
        scanner.missing("the end of the line", "take out what follows, or move it to a line of its own")
        scanner.rest_of_line()
        scanner.newline()
    return found


def _return(scanner: Scanner) -> Return | None:
    start = scanner.at
    if scanner.identifier() != "return":
        scanner.at = start
        return None
    return Return(scanner.place(start), scanner.rules.expression(scanner))


def _assignment(scanner: Scanner) -> Logic | None:
    start = scanner.at
    name = scanner.identifier()
    if name == "temp":
        scanner.spaces()
        return _temporary(scanner, start)
    scanner.spaces()
    sign = scanner.match(_STEP) or scanner.match(_SIGN)
    if not name or not sign:
        scanner.at = start
        return None
    place = scanner.place(start)
    reference = Reference(place, (name,))
    if sign in ("++", "--"):
        return Assignment(place, reference, _OPERATORS[sign], Integer(place, 1))
    value = scanner.rules.expression(scanner)
    if value is None:
        scanner.missing(f"a value for `{name}`", f"write one, such as `~ {name} = 1`")
        return None
    return Assignment(place, reference, _OPERATORS[sign], value)


def _temporary(scanner: Scanner, start: int) -> TempDeclaration | None:
    place = scanner.place()
    name = scanner.identifier()
    scanner.spaces()
    if not name or not scanner.take("="):
        scanner.missing("a name, `=` and a value after `temp`", "write them, such as `~ temp count = 1`")
        return None
    value = scanner.rules.expression(scanner)
    if value is None:
        scanner.missing(f"a value for `{name}`", f"write one, such as `~ temp {name} = 1`")
        return None
    return TempDeclaration(place, name, value)


def _call(scanner: Scanner) -> Evaluation | None:
    start = scanner.at
    value = scanner.rules.expression(scanner)
    if isinstance(value, Invocation):
        return Evaluation(scanner.place(start), value)
    scanner.at = start
    return None
