"""The part of the checker that functions and operators of the language use."""

from typing import NoReturn, Protocol

from branchlight.language.expression import Expression
from branchlight.language.scope import Scope, Typed
from branchlight.language.syntax import Syntax
from branchlight.language.types import Type
from branchlight.source.diagnostic import Code


class Checking(Protocol):
    """The checker of one expression; see `branchlight.language.checker.Checker`. Methods raise `MistakeError`.

    scope  the names that the expression can use
    drawn  the offsets of the draws that were found so far
    """

    scope: Scope
    drawn: list[int]

    def typed(self, syntax: Syntax, expected: Type | None = None) -> Typed:
        """Return the typed form of a part; `expected` gives bare words their meaning."""

    def number(self, syntax: Syntax) -> Typed:
        """Return the typed form of a part that must be a number."""

    def truth(self, syntax: Syntax) -> Expression:
        """Return a part that must be true or false."""

    def pair(self, left: Syntax, right: Syntax, expected: Type | None = None) -> tuple[Typed, Typed]:
        """Return two values, each of which may give the bare words of the other their meaning."""

    def is_bare(self, syntax: Syntax) -> bool:
        """Return whether a value is an undeclared word, or a choice among such, whose meaning depends on its place."""

    def within(self, scope: Scope) -> "Checking":
        """Return the checker of a part of the same expression that has other names."""

    def fail(self, code: Code, message: str, at: Syntax, hint: str) -> NoReturn:
        """Raise `MistakeError`."""
