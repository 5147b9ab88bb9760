"""A reading head with its surroundings: rules, nesting, and what was declared or went wrong."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from branchlight.adopt.ink import ink_codes
from branchlight.adopt.ink.text_head import TextHead
from branchlight.adopt.ink.tree import (
    Alternatives,
    AuthorNote,
    Branching,
    Constant,
    External,
    GlobalVariable,
    InkExpression,
    InkList,
    Inline,
    Printed,
    Weave,
)
from branchlight.source.diagnostic import Code, Diagnostic, complain
from branchlight.source.located import SourceFile
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.place import Place

DEEPEST = 40
"""The greatest depth to which braces, parentheses and signs may be nested together."""

Braces = Printed | Branching | Alternatives
Declared = GlobalVariable | Constant | InkList | External | AuthorNote
Value = TypeVar("Value")


class Rules(NamedTuple):
    """The rules that need one another in a circle: a text contains braces, which contain texts and whole lines."""

    expression: Callable[["Scanner"], InkExpression | None]
    content: Callable[["Scanner"], tuple[Inline, ...] | None]
    block: Callable[["Scanner"], Weave | None]


class Scanner(TextHead):
    """A reading head that knows what is around its position, and collects mistakes and declarations.

    `in_choice` and `in_string` say what is around the position: signs mean less in some surroundings.
    """

    def __init__(self, file: SourceFile, rules: Rules, sink: list[Diagnostic]) -> None:
        super().__init__(file)
        self.rules = rules
        self._sink = sink
        self._complained: set[int] = set()
        self._depth = 0
        self.known: dict[tuple[object, ...], tuple[int, object]] = {}
        self.declared: dict[Place, Declared] = {}
        self.in_choice = False
        self.in_string = False

    def expect(self, sign: str, what: str) -> bool:
        """Go past `sign`. If it does not come next, complain that `what` is missing."""
        if self.take(sign):
            return True
        self.missing(what, f"write `{sign}` there")
        return False

    def missing(self, what: str, hint: str) -> None:
        """Complain that `what` was expected here."""
        start = self.at
        seen = self.rest_of_line().strip()
        self.at = start
        saw = f"`{_shortened(seen)}`" if seen else "the line ends" if not self.at_end else "the file ends"
        self.complain(f"expected {what}, but {'here is ' if seen else ''}{saw}", hint)

    def complain(self, message: str, hint: str, at: int | None = None, code: Code = ink_codes.SYNTAX) -> None:
        """Report a mistake at the position `at`, or here."""
        self.report(self.place(at), message, hint, code)

    def report(self, place: Place, message: str, hint: str, code: Code) -> None:
        """Report a mistake at a place. Only the first on a line is reported: others tend to follow from it."""
        if place.line not in self._complained:
            self._complained.add(place.line)
            self._sink.append(complain(code, place, message, hint))

    def declare(self, declared: Declared) -> None:
        """Keep a declaration. It holds for the whole story, wherever it is written."""
        self.declared[declared.place] = declared

    @contextmanager
    def deeper(self) -> Iterator[bool]:
        """Enter a level of nesting, and return whether it is not too deep; if it is, complain."""
        self._depth += 1
        if self._depth > DEEPEST:
            message = f"braces and parentheses are nested more than {DEEPEST} deep"
            self.complain(message, "move the inner part to a knot or a function of its own", code=ink_codes.INK_DEPTH)
        yield self._depth <= DEEPEST
        self._depth -= 1

    def once(self, rule: Callable[["Scanner"], Value]) -> Value:
        """Apply a rule, or return what it returned when it was last applied here, in the same surroundings."""
        key = (rule, self.at, self.in_choice, self.in_string)
        if key in self.known:
            self.at, result = self.known[key]
            return result  # type: ignore[return-value]
        result = rule(self)
        self.known[key] = (self.at, result)
        return result


def _shortened(text: str, longest: int = 30) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
