"""Expressions of ink: operators by precedence, as inklecate reads them.

`*` binds less than `/`, and `+` less than `-`. `and` and `or` bind equally.
"""

import re

from branchlight.adopt.ink import ink_codes
from branchlight.adopt.ink.operands import operand
from branchlight.adopt.ink.scanner import Scanner
from branchlight.adopt.ink.tree import Binary, BinaryOperator, InkExpression
from branchlight.source.named_tuple import NamedTuple

MOST_OPERATORS = 200
"""In one expression. A tree of more levels would be too deep to walk."""


class _Infix(NamedTuple):
    """An operator between two values: how it is written, what it is called in the tree, and how tightly it binds."""

    sign: str
    operator: BinaryOperator
    precedence: int


_INFIXES = (
    _Infix("&&", "and", 1),
    _Infix("||", "or", 1),
    _Infix("and", "and", 1),
    _Infix("or", "or", 1),
    _Infix("==", "==", 2),
    _Infix(">=", ">=", 2),
    _Infix("<=", "<=", 2),
    _Infix("<", "<", 2),
    _Infix(">", ">", 2),
    _Infix("!=", "!=", 2),
    _Infix("?", "has", 3),
    _Infix("has", "has", 3),
    _Infix("!?", "hasnt", 3),
    _Infix("hasnt", "hasnt", 3),
    _Infix("^", "^", 3),
    _Infix("+", "+", 4),
    _Infix("-", "-", 5),
    _Infix("*", "*", 6),
    _Infix("/", "/", 7),
    _Infix("%", "mod", 8),
    _Infix("mod", "mod", 8),
)
_BY_SIGN = {infix.sign: infix for infix in _INFIXES}
_SIGN = re.compile(r"&&|\|\||==|>=|<=|!=|!\?|[<>?^+\-*/%]|(?:and|or|hasnt|has|mod)(?=[ \t])")


def expression(scanner: Scanner) -> InkExpression | None:
    """Read an expression with the spaces around it, or return None and stay. Part of it may be a mistake."""
    return scanner.once(_whole)


def _whole(scanner: Scanner) -> InkExpression | None:
    with scanner.deeper() as fits:
        return _infixes(scanner, 0) if fits else None


def _infixes(scanner: Scanner, lowest: int) -> InkExpression | None:
    """Read values and the operators between them that bind more tightly than `lowest`."""
    begun = scanner.at
    scanner.spaces()
    left = operand(scanner)
    if left is None:
        scanner.at = begun
        return None
    scanner.spaces()
    for _ in range(MOST_OPERATORS):
        start = scanner.at
        infix = _BY_SIGN.get(scanner.match(_SIGN))
        if infix is None or infix.precedence <= lowest:
            scanner.at = start
            return left
        right = _infixes(scanner, infix.precedence)
        if right is None:
            scanner.missing(f"a value after `{infix.sign}`", f"write one, or take the `{infix.sign}` out")
            scanner.at = begun
            return None
        left = Binary(scanner.place(start), infix.operator, left, right)
    scanner.complain("an expression has too many operators", "split it with a variable", code=ink_codes.INK_DEPTH)
    scanner.at = begun
    return None
