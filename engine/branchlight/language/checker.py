"""The type checker: syntax to typed expressions. Evaluating an expression that passes cannot fail.

Every whole number carries the range of its values (interval arithmetic; Moore, "Interval Analysis", 1966). A divisor
that may be zero, or a number that may exceed `LIMIT`, is therefore found here, and not while a reader plays.
"""

from functools import lru_cache
from typing import NoReturn

from branchlight.language.advice import QUOTED, advice, format_hint, without_quotes
from branchlight.language.expression import Apply, Const, Expression, parts_of
from branchlight.language.functions import FUNCTIONS
from branchlight.language.language_codes import DRAW, FUNCTION, TEXT_TESTED, TOO_COMPLEX, TYPE, UNKNOWN_NAME
from branchlight.language.mistake import Mistake, MistakeError
from branchlight.language.operators import operator_named
from branchlight.language.quantifiers import QUANTIFIERS, check_quantified
from branchlight.language.scope import Named, Scope, Typed
from branchlight.language.syntax import Call, Literal, Name, Operation, Quantified, Syntax, sides_of
from branchlight.language.types import TEXT, TRUTH, Type, describe, whole
from branchlight.language.typing_rules import CHECKS
from branchlight.language.unknown_names import ELSEWHERE, unknown_name
from branchlight.source import new
from branchlight.source.diagnostic import Code
from branchlight.source.did_you_mean import meant, near

MAX_PARTS = 2000
MAX_NESTING = 90
_NUMBER = whole(0, 0)
_TOO_MANY = f"written out for each member, it has over {MAX_PARTS:,} parts"


def check_expression(syntax: Syntax, scope: Scope, expected: Type | None = None) -> Typed | Mistake:
    """Return the typed form of an expression, or the first mistake in it.

    `expected` is the type that is needed; bare words are its values if it is an enumeration or a set.
    """
    try:
        checker = Checker(scope)
        typed = checker.typed(syntax, expected)
        if expected is not None:
            checker.demand(typed, expected, syntax)
        return checker.counted(typed, syntax)
    except MistakeError as error:
        return error.mistake


class Checker:
    """The checker of one expression in one scope. Its methods raise `MistakeError`.

    `understood` caches the typed form of each part, by its identity and the expected type. `drawn` holds the offsets of
    draws, and `copies` has an item for each part that was copied for a member of a group. Chained comparisons share
    their terms, so one part can occur in many places: it is checked once.
    """

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.understood: dict[tuple[int, Type | None], Typed] = {}
        self.drawn: list[int] = []
        self.copies: list[int] = []

    def typed(self, syntax: Syntax, expected: Type | None = None) -> Typed:
        if isinstance(syntax, Name):
            return self.name(syntax, expected)
        if isinstance(syntax, Literal):
            return _literal(syntax.value)
        key = (id(syntax), expected)
        found = self.understood.get(key)
        if found is None:
            if isinstance(syntax, Call):
                found = self.call(syntax)
            elif isinstance(syntax, Quantified):
                found = check_quantified(self, syntax)
            else:
                found = CHECKS[syntax.op](self, syntax, expected)
            self.understood[key] = found
        return found

    def within(self, scope: Scope) -> "Checker":
        """Return the checker of a part of the same expression that has other names."""
        inner = Checker(scope)
        inner.drawn, inner.copies = self.drawn, self.copies
        self.copies.append(1)
        if len(self.copies) > MAX_PARTS:
            raise MistakeError(Mistake(TOO_COMPLEX, _TOO_MANY, 0, 1, "ask about fewer members, or in fewer steps"))
        return inner

    def fail(self, code: Code, message: str, at: Syntax, hint: str) -> NoReturn:
        raise MistakeError(Mistake(code, message, at.start, at.end, hint))

    def demand(self, typed: Typed, expected: Type, at: Syntax) -> None:
        """Raise `MistakeError` if a value of `typed` cannot be used where `expected` is needed."""
        found = typed.type
        fits = found.kind == expected.kind and found.names == expected.names
        if expected.kind in ("truth", "whole"):
            fits = found.kind == "truth" or (found.kind == "whole" and expected.kind == "whole")
        if not fits:
            code = TEXT_TESTED if found.kind == "text" else TYPE
            message = f"{describe(expected)} is needed here, but this is {describe(found)}"
            bare = without_quotes(at, expected)
            self.fail(code, QUOTED if bare else message, at, bare or advice(found, expected, at))

    def counted(self, typed: Typed, at: Syntax) -> Typed:
        """Return the expression with the number of its parts, counted level by level.

        Raises `MistakeError` beyond the limits.
        """
        parts, depth, level = 0, 0, [typed.expression]
        while level:
            parts, depth = parts + len(level), depth + 1
            if parts > MAX_PARTS or depth > MAX_NESTING:
                limits = f"{MAX_PARTS:,} parts or is nested over {MAX_NESTING} deep"
                hint = "keep a part of it in state, which is set when it changes"
                self.fail(TOO_COMPLEX, f"with its formulas written out it has over {limits}", at, hint)
            level = [inner for part in level for inner in parts_of(part)]
        return new(Typed, (typed.expression, typed.type, parts))

    def number(self, syntax: Syntax) -> Typed:
        typed = self.typed(syntax)
        self.demand(typed, _NUMBER, syntax)
        return typed

    def truth(self, syntax: Syntax) -> Expression:
        typed = self.typed(syntax)
        self.demand(typed, TRUTH, syntax)
        return typed.expression

    def name(self, name: Name, expected: Type | None) -> Typed:
        if expected is not None and name.text in expected.names and expected.kind != "counts":
            self.scope.note(Named("value", name.text, name.start, expected.names))
            index = expected.names.index(name.text)
            return Typed(Const(index if expected.kind == "one of" else 1 << index), expected)
        found = self.scope.value(name.text)
        if found is None:
            message, hint = unknown_name(name.text, self.scope, expected)
            self.fail(UNKNOWN_NAME, message, name, hint)
        self.scope.note(Named("name", name.text, name.start))
        return found

    def pair(self, left: Syntax, right: Syntax, expected: Type | None = None) -> tuple[Typed, Typed]:
        """Return two typed values, each of which may give the bare words of the other their meaning."""
        first = self.scope.value(left.text) if expected is None and isinstance(left, Name) else None
        if first is None and expected is None and self.is_bare(left):
            second = self.typed(right)
            return self.typed(left, second.type), second
        if first is not None and isinstance(left, Name):
            self.scope.note(Named("name", left.text, left.start))
        first = first or self.typed(left, expected)
        return first, self.typed(right, expected or first.type)

    def is_bare(self, syntax: Syntax) -> bool:
        """Return whether a value is an undeclared word, or a choice among such, whose meaning depends on its place."""
        if isinstance(syntax, Name):
            return self.scope.value(syntax.text) is None
        if not isinstance(syntax, Operation) or syntax.op != "if":
            return False
        return all(isinstance(word, Name) and self.scope.value(word.text) is None for word in sides_of(syntax))

    def call(self, call: Call) -> Typed:
        function = FUNCTIONS.get(call.function)
        if function is None and call.function in QUANTIFIERS:
            hint = f"write `{call.function}(c in group: condition)`, with a name for each member"
            self.fail(FUNCTION, f"`{call.function}` asks about the members of a group", call, hint)
        if function is None:
            other = ELSEWHERE.get(call.function)
            hint = meant(call.function, other, False) if other else near(call.function, list(FUNCTIONS), 0.75)
            hint = format_hint(call) or hint
            hint = hint or "functions: " + ", ".join(FUNCTIONS)
            self.fail(FUNCTION, f"there is no function `{call.function}`", call, hint)
        if not function.least <= len(call.args) <= function.most:
            sides = call.args[0] if len(call.args) == 1 else None
            hint = f"write `roll(1, {sides.value})`" if call.function == "roll" and isinstance(sides, Literal) else ""
            hint = hint or "put between its parentheses what these name"
            self.fail(FUNCTION, f"`{call.function}` is called as `{function.signature}`", call, hint)
        self.scope.note(Named("function", call.function, call.start))
        typed = function.check(self, call)
        if isinstance(typed.expression, Apply) and operator_named(typed.expression.op).draws:
            self.drawn.append(call.start)
            if not self.scope.may_draw:
                self.fail(DRAW, "the dice cannot be drawn here", call, "draw in a `do:` and keep the result in state")
        return typed


@lru_cache(maxsize=1024, typed=True)
def _literal(value: int | bool | str) -> Typed:
    if isinstance(value, bool):
        return Typed(Const(int(value)), TRUTH)
    if isinstance(value, str):
        return Typed(Const(value), TEXT)
    return Typed(Const(value), whole(value, value))
