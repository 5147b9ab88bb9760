"""Braces in ink: a value, a conditional or alternatives."""

import re
from collections.abc import Callable

from branchlight.adopt.ink.alternatives import annotated, plain_alternatives
from branchlight.adopt.ink.conditionals import conditional, conditions_only, question
from branchlight.adopt.ink.scanner import Braces, Scanner
from branchlight.adopt.ink.tree import Printed

_CLOSING = re.compile(r"[ \t]*(?=\})")


def braces(scanner: Scanner) -> Braces | None:
    """Read braces, or return None. The caller has seen the opening one."""
    start = scanner.at
    scanner.take("{")
    with scanner.deeper() as fits:
        found = _inside(scanner, start) if fits else None
    if found is None:
        scanner.missing("a value, a condition or alternatives in `{ }`", "write one, or `\\{` for the sign itself")
        scanner.at = start
        return None
    scanner.spaces()
    scanner.expect("}", "`}`")
    return found


def _inside(scanner: Scanner, start: int) -> Braces | None:
    """Read what the braces contain. What it is shows by its start, or else by what reaches the closing brace."""
    place = scanner.place(start)
    scanner.spaces()
    found, is_annotated = annotated(scanner, place)
    if is_annotated:
        return found
    asked = question(scanner)
    if asked is not None:
        return conditional(scanner, place, asked)
    begun = scanner.at
    rules: tuple[Callable[[], Braces | None], ...] = (
        lambda: conditions_only(scanner, place),
        lambda: plain_alternatives(scanner, place),
        lambda: _printed(scanner, start),
    )
    for rule in rules:
        whole = rule()
        if whole is not None and _CLOSING.match(scanner.text, scanner.at):
            return whole
        scanner.at = begun
    return None


def _printed(scanner: Scanner, start: int) -> Printed | None:
    value = scanner.rules.expression(scanner)
    return None if value is None else Printed(scanner.place(start), value)
