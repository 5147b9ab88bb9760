"""Choices and gathers, as they are written; what is below them is put there later."""

import re

from branchlight.adopt.ink import ink_codes
from branchlight.adopt.ink.diverts import leaves
from branchlight.adopt.ink.scanner import Scanner
from branchlight.adopt.ink.tree import ChoicePoint, Gather, InkExpression, Inline, Label, Weave

DEEPEST_CHOICE = 40

_BULLETS = re.compile(r"[ \t]*(?:\*[ \t]*)+|[ \t]*(?:\+[ \t]*)+")
_DASHES = re.compile(r"[ \t]*(?:-(?!>)[ \t]*)+")


def choice(scanner: Scanner) -> ChoicePoint | None:
    """Read a choice without what is below it, or return None."""
    start = scanner.at
    bullets = scanner.match(_BULLETS)
    if not bullets:
        return None
    place = scanner.place(start + len(bullets) - len(bullets.lstrip()))
    depth = _depth(scanner, bullets.count("*") + bullets.count("+"), start)
    label = _label(scanner)
    scanner.spaces()
    if label is not None:
        scanner.newline()
    conditions = _conditions(scanner)
    scanner.spaces()
    scanner.in_choice = True
    begun, only, inner = _contents(scanner)
    scanner.spaces()
    chain = leaves(scanner)
    scanner.in_choice = False
    scanner.spaces()
    fallback = not begun and not only and not inner
    if chain:
        inner = (*inner, *chain)
    below = Weave(scanner.place(), ())
    return ChoicePoint(place, depth, "+" in bullets, label, conditions, begun, only, inner, fallback, below)


def gather(scanner: Scanner) -> Gather | None:
    """Read the dashes of a gather and its label, or return None. Its content comes as statements of their own."""
    start = scanner.at
    dashes = scanner.match(_DASHES)
    if not dashes:
        return None
    place = scanner.place(start + len(dashes) - len(dashes.lstrip()))
    found = Gather(place, _depth(scanner, dashes.count("-"), start), _label(scanner))
    scanner.newline()
    return found


def _depth(scanner: Scanner, depth: int, start: int) -> int:
    if depth > DEEPEST_CHOICE:
        message = f"choices are nested more than {DEEPEST_CHOICE} deep"
        scanner.complain(message, "use a knot for what is that deep", start, ink_codes.INK_DEPTH)
    return min(depth, DEEPEST_CHOICE)


def _contents(scanner: Scanner) -> tuple[tuple[Inline, ...], tuple[Inline, ...], tuple[Inline, ...]]:
    """Read the words before, between and after the square brackets."""
    begun = scanner.rules.content(scanner) or ()
    if not scanner.take("["):
        return begun, (), ()
    only = scanner.rules.content(scanner) or ()
    scanner.expect("]", "`]` at the end of the words that only the choice shows")
    return begun, only, scanner.rules.content(scanner) or ()


def _label(scanner: Scanner) -> Label | None:
    begun = scanner.at
    if scanner.take("("):
        scanner.spaces()
        start = scanner.at
        name = scanner.identifier()
        if name:
            scanner.spaces()
            scanner.expect(")", f"`)` after the label `{name}`")
            return Label(scanner.place(start), name)
    scanner.at = begun
    return None


def _conditions(scanner: Scanner) -> tuple[InkExpression, ...]:
    """Read the conditions of a choice, each in braces. They may be on lines of their own."""
    conditions = []
    while scanner.take("{"):
        condition = scanner.rules.expression(scanner)
        if condition is None:
            scanner.missing("a condition in `{ }`", "write one, such as `{met}`, or take the braces out")
        else:
            conditions.append(condition)
        if not scanner.expect("}", "`}` after the condition of the choice"):
            break
        scanner.newline()
        scanner.spaces()
    return tuple(conditions)
