"""Conditionals in braces: on one line, or with a line for each branch."""

import re

from branchlight.adopt.ink.alternatives import dash, inline_weave
from branchlight.adopt.ink.scanner import Scanner
from branchlight.adopt.ink.tree import Branch, Branching, InkExpression, Weave
from branchlight.source.place import Place

_ELSE = re.compile(r"else[ \t]*:")


class _Side:
    """A branch as it is written: `- else: lines`, `- value: lines` or `- lines`."""

    def __init__(self, at: int, value: InkExpression | None, is_else: bool, body: Weave) -> None:
        self.at, self.value, self.is_else, self.body = at, value, is_else, body


def question(scanner: Scanner) -> InkExpression | None:
    """Read an expression with a colon after it, or return None."""
    begun = scanner.at
    asked = scanner.rules.expression(scanner)
    if asked is not None:
        scanner.spaces()
        if scanner.take(":"):
            return asked
    scanner.at = begun
    return None


def conditional(scanner: Scanner, place: Place, asked: InkExpression) -> Branching | None:
    """Read the branches after the question of a conditional; complain if there is none."""
    if not scanner.newline():
        return _on_one_line(scanner, place, asked)
    scanner.blank_lines()
    sides = _sides(scanner)
    if not sides:
        sides = _lines_alone(scanner)
        if not sides:
            scanner.missing("lines for the case that the condition holds", "write them below, indented")
            return None
    elif len(sides) == 1 and sides[0].is_else:
        sides.insert(0, _Side(sides[0].at, None, False, Weave(place, ())))
    if any(side.value is not None for side in sides):
        return Branching(place, asked, _cases(scanner, sides), True)
    return Branching(place, None, _yes_and_no(scanner, asked, sides), True)


def conditions_only(scanner: Scanner, place: Place) -> Branching | None:
    """Read branches that have a condition each, without a question before them; None if there are none."""
    if not scanner.newline():
        return None
    scanner.blank_lines()
    sides = _sides(scanner)
    if not sides:
        return None
    if len(sides) == 1 and sides[0].value is None:
        scanner.complain("a conditional without a condition", "write it as `- condition: words`", sides[0].at)
    return Branching(place, None, _cases(scanner, sides), True)


def _on_one_line(scanner: Scanner, place: Place, asked: InkExpression) -> Branching | None:
    start = scanner.at
    yes = inline_weave(scanner)
    if yes.is_empty:
        scanner.missing("words for the case that the condition holds", "write them after the colon")
        return None
    branches = [Branch(yes.place, asked, yes)]
    while scanner.take("|"):
        side = inline_weave(scanner)
        if not side.is_empty:
            branches.append(Branch(side.place, None, side))
        elif scanner.sees("|"):
            break
    if len(branches) > 2:
        scanner.complain("a condition has two sides at most", "for alternatives, leave out the colon", start)
    return Branching(place, None, tuple(branches[:2]), False)


def _sides(scanner: Scanner) -> list[_Side]:
    sides = []
    while (side := _side(scanner)) is not None:
        sides.append(side)
    scanner.blank_lines()
    return sides


def _side(scanner: Scanner) -> _Side | None:
    start = scanner.at
    if not dash(scanner):
        return None
    is_else = scanner.match(_ELSE) != ""
    value = None if is_else else question(scanner)
    place = scanner.place()
    body = scanner.rules.block(scanner)
    if value is None and body is None:
        scanner.complain("a branch without words", "write something after the dash", start)
    scanner.blank_lines()
    return _Side(start, value, is_else, body or Weave(place, ()))


def _lines_alone(scanner: Scanner) -> list[_Side]:
    """Read lines without a dash, and the `- else:` that may follow."""
    start = scanner.at
    body = scanner.rules.block(scanner)
    if body is None:
        return []
    sides = [_Side(start, None, False, body)]
    other = _side(scanner)
    if other is not None:
        if not other.is_else:
            scanner.complain("expected `- else:` here", "conditions of their own start after the first line", other.at)
        sides.append(_Side(other.at, None, True, other.body))
    return sides


def _cases(scanner: Scanner, sides: list[_Side]) -> tuple[Branch, ...]:
    """Return branches with a condition each. The last may have none: it is the case that no other holds."""
    for side in sides[:-1]:
        if side.is_else:
            scanner.complain("`else` is not the last branch", "move it to the end", side.at)
        elif side.value is None:
            scanner.complain("a branch without a condition", "is a `:` missing after it?", side.at)
    return tuple(Branch(side.body.place, side.value, side.body) for side in sides)


def _yes_and_no(scanner: Scanner, asked: InkExpression, sides: list[_Side]) -> tuple[Branch, ...]:
    """Return the branches of a question that is true or not."""
    if len(sides) > 2:
        scanner.complain("only the last branch can be without a condition", "is a `:` missing after it?", sides[0].at)
    conditions = (asked, None)
    return tuple(Branch(side.body.place, asks, side.body) for side, asks in zip(sides, conditions, strict=False))
