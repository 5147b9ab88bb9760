"""Syntax to typed expressions. What passes here cannot fail when it is evaluated.

Every whole number carries the range that it can lie in (interval arithmetic; Moore, "Interval Analysis", 1966),
so that a divisor which may be zero, or a number that outgrows `LIMIT`, is a mistake of the author's and no
accident of the reader's.
"""

from functools import lru_cache
from typing import NoReturn

from branchlight.language import intervals
from branchlight.language.codes import ASSIGNMENT, DRAW, FUNCTION, TEXT_TESTED, TOO_COMPLEX, TYPE, UNKNOWN_NAME
from branchlight.language.expression import DRAWS, Apply, Const, Expression, Load, parts_of
from branchlight.language.functions import FUNCTIONS
from branchlight.language.mistake import Mistake, MistakeError, near
from branchlight.language.scope import Scope, Typed
from branchlight.language.syntax import Call, Literal, Name, Operation, Statement, Syntax
from branchlight.language.types import TEXT, TRUTH, Type, whole
from branchlight.source import new
from branchlight.source.diagnostic import Code

MAX_PARTS = 2000
MAX_NESTING = 90
_ARITHMETIC = frozenset(("+", "-", "*", "//", "%"))
_ORDER = frozenset(("<", "<=", ">", ">="))
_TRUTHS = {"true": "true", "yes": "true", "on": "true", "false": "false", "no": "false", "off": "false"}
_NOTHINGS = frozenset(("none", "null", "nil", "undefined"))
_MEANT = {
    "visited": "seen",
    "random": "roll",
    "dice": "roll",
    "len": "count",
    "chosen": "chose",
    "turns": "turns_since",
}
_NUMBER = whole(0, 0)


def check_expression(syntax: Syntax, scope: Scope, expected: Type | None = None) -> Typed | Mistake:
    """The typed form of an expression, or the first mistake in it.

    `expected` gives bare words a meaning as values of an enumeration or set, and is the type that is wanted.
    """
    try:
        checker = Checker(scope)
        typed = checker.typed(syntax, expected)
        if expected is not None:
            checker.demand(typed, expected, syntax)
        return checker.counted(typed, syntax)
    except MistakeError as error:
        return error.mistake


def check_statement(statement: Statement, scope: Scope) -> tuple[int, Typed] | Mistake:
    """The slot that a statement changes and the value that it puts there (in the slot's range), or the mistake."""
    try:
        checker = Checker(scope)
        slot, value = checker.assignment(statement)
        return slot, checker.counted(value, statement.value)
    except MistakeError as error:
        return error.mistake


class Checker:
    """Checks one expression in one scope. Its methods raise `MistakeError`.

    `understood` holds what the parts of the expression came to, by their identity and the type that was expected, and
    `drawn` where its draws begin. Chained comparisons share their terms, so that a part can stand in many places at
    once: it is never gone through a second time.
    """

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.understood: dict[tuple[int, Type | None], Typed] = {}
        self.drawn: list[int] = []

    def typed(self, syntax: Syntax, expected: Type | None = None) -> Typed:
        if isinstance(syntax, Name):
            return self.name(syntax, expected)
        if isinstance(syntax, Literal):
            return _literal(syntax.value)
        key = (id(syntax), expected)
        found = self.understood.get(key)
        if found is None:
            found = self.operation(syntax, expected) if isinstance(syntax, Operation) else self.call(syntax)
            self.understood[key] = found
        return found

    def fail(self, code: Code, message: str, at: Syntax, hint: str = "") -> NoReturn:
        raise MistakeError(Mistake(code, message, at.start, at.end, hint))

    def demand(self, typed: Typed, expected: Type, at: Syntax) -> None:
        """Fails unless the value can stand where `expected` is wanted."""
        found = typed.type
        fits = found.kind == expected.kind and found.names == expected.names
        if expected.kind in ("truth", "whole"):
            fits = found.kind == "truth" or (found.kind == "whole" and expected.kind == "whole")
        if not fits:
            code = TEXT_TESTED if found.kind == "text" else TYPE
            message = f"{describe(expected)} is needed here, and this is {describe(found)}"
            hint = _advice(found, expected)
            if expected.kind == "truth" and isinstance(at, Literal) and found.kind == "whole":
                hint = f"write `{'true' if at.value else 'false'}`"
            self.fail(code, message, at, hint)

    def counted(self, typed: Typed, at: Syntax) -> Typed:
        """The expression with the number of its parts. Fails unless it keeps the limits. Looks at it level by level."""
        parts, depth, level = 0, 0, [typed.expression]
        while level:
            parts, depth = parts + len(level), depth + 1
            if parts > MAX_PARTS or depth > MAX_NESTING:
                limits = f"{MAX_PARTS:,} parts or is nested over {MAX_NESTING} deep"
                self.fail(TOO_COMPLEX, f"with its formulas written out it has over {limits}", at)
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
        if expected is not None and name.text in expected.names:
            index = expected.names.index(name.text)
            return Typed(Const(index if expected.kind == "one of" else 1 << index), expected)
        found = self.scope.value(name.text)
        if found is None:
            self.unknown(name, expected)
        return found

    def unknown(self, name: Name, expected: Type | None) -> NoReturn:
        if self.scope.node(name.text):
            hint = f"to ask whether a node was visited, write `seen({name.text})`"
        elif "." in name.text and self.scope.choice(name.text):
            hint = f"to ask whether a choice was taken, write `chose({name.text})`"
        elif name.text.lower() in _TRUTHS:
            hint = f"write `{_TRUTHS[name.text.lower()]}`"
        elif name.text.lower() in _NOTHINGS and not (expected and expected.names):
            hint = "there is no value for nothing; an enumeration can have one: `{one of: [none, ...]}`"
        else:
            names = expected.names if expected else ()
            hint = near(name.text, [*names, *self.scope.known("value")], 0.75 if names else 0.6)
            hint = hint or (f"the names that it can be are {', '.join(names)}" if names else "")
        self.fail(UNKNOWN_NAME, f"nothing is declared as `{name.text}`", name, hint or "declare it under `state:`")

    def operation(self, operation: Operation, expected: Type | None) -> Typed:
        op, args = operation.op, operation.args
        if op in ("and", "or"):
            return Typed(Apply(op, tuple([self.truth(arg) for arg in args])), TRUTH)
        if op == "not":
            return Typed(Apply("not", (self.truth(args[0]),)), TRUTH)
        if op == "chain":
            return self.chain(operation)
        if op == "if":
            return self.conditional(operation, expected)
        if op == "in":
            return self.membership(operation)
        if op == "neg":
            inner = self.number(args[0])
            return Typed(Apply("neg", (inner.expression,)), whole(-inner.type.high, -inner.type.low))
        if op in _ARITHMETIC:
            return self.arithmetic(operation)
        return self.comparison(operation)

    def arithmetic(self, operation: Operation) -> Typed:
        left, right = self.number(operation.args[0]), self.number(operation.args[1])
        result = intervals.combine(operation.op, left.type, right.type)
        if isinstance(result, intervals.Fault):
            at = operation.args[1] if result.divisor else operation
            raise MistakeError(Mistake(result.code, result.message, at.start, at.end, result.hint))
        return Typed(Apply(operation.op, (left.expression, right.expression)), result)

    def chain(self, operation: Operation) -> Typed:
        parts = [self.typed(part).expression for part in operation.args]
        for part in operation.args[1:]:
            shared = part.args[0].args[0] if isinstance(part, Operation) and part.op == "not" else part.args[0]  # type: ignore[union-attr]
            if any(shared.start <= at < shared.end for at in self.drawn):
                self.fail(DRAW, "a chain of comparisons would draw this twice", shared, "put the draw into state first")
        return Typed(Apply("and", tuple(parts)), TRUTH)

    def conditional(self, operation: Operation, expected: Type | None) -> Typed:
        test = self.truth(operation.args[0])
        then, other = self.pair(operation.args[1], operation.args[2], expected)
        type_ = _hull(then.type, other.type)
        if type_ is None:
            message = f"one side is {describe(then.type)}, the other {describe(other.type)}"
            self.fail(TYPE, message, operation)
        return Typed(Apply("if", (test, then.expression, other.expression)), type_)

    def pair(self, left: Syntax, right: Syntax, expected: Type | None = None) -> tuple[Typed, Typed]:
        """Two values of which each may give the bare words of the other their meaning."""
        first = self.scope.value(left.text) if isinstance(left, Name) and expected is None else None
        if first is None and isinstance(left, Name) and expected is None:
            second = self.typed(right)
            return self.typed(left, second.type), second
        first = first or self.typed(left, expected)
        return first, self.typed(right, expected or first.type)

    def comparison(self, operation: Operation) -> Typed:
        left, right = self.pair(operation.args[0], operation.args[1])
        for typed, at in ((left, operation.args[0]), (right, operation.args[1])):
            if typed.type.kind == "text":
                self.fail(TEXT_TESTED, "a text can be shown, never tested", at, _advice(typed.type, typed.type))
        if not _alike(left.type, right.type):
            message = f"{describe(left.type)} cannot be compared with {describe(right.type)}"
            self.fail(TYPE, message, operation)
        if operation.op in _ORDER and left.type.kind == "set of":
            self.fail(TYPE, "sets have no order", operation, "compare `count(...)`, or ask `member in set`")
        return new(Typed, (new(Apply, (operation.op, (left.expression, right.expression))), TRUTH, 0))

    def membership(self, operation: Operation) -> Typed:
        container = self.typed(operation.args[1])
        if container.type.kind != "set of":
            self.fail(TYPE, f"`in` needs a set, and this is {describe(container.type)}", operation.args[1])
        member = operation.args[0]
        if isinstance(member, Name) and member.text in container.type.names:
            index: Expression = Const(container.type.names.index(member.text))
        elif isinstance(member, Name) and self.scope.value(member.text) is None:
            names = container.type.names
            hint = near(member.text, list(names)) or f"the members are {', '.join(names)}"
            self.fail(TYPE, f"`{member.text}` can never be in this set", member, hint)
        else:
            typed = self.typed(member)
            if typed.type.kind != "one of" or typed.type.names != container.type.names:
                self.fail(TYPE, f"the members are {', '.join(container.type.names)}", member)
            index = typed.expression
        return Typed(Apply("in", (index, container.expression)), TRUTH)

    def call(self, call: Call) -> Typed:
        function = FUNCTIONS.get(call.function)
        if function is None:
            meant = _MEANT.get(call.function)
            hint = f"did you mean `{meant}`?" if meant else near(call.function, list(FUNCTIONS))
            hint = hint or "functions: " + ", ".join(FUNCTIONS)
            self.fail(FUNCTION, f"there is no function `{call.function}`", call, hint)
        if not function.least <= len(call.args) <= function.most:
            self.fail(FUNCTION, f"`{call.function}` is called as `{function.signature}`", call)
        typed = function.check(self, call)
        if isinstance(typed.expression, Apply) and typed.expression.op in DRAWS:
            self.drawn.append(call.start)
            if not self.scope.may_draw:
                self.fail(DRAW, "the dice cannot be drawn here", call, "draw in a `do:` and keep the result in state")
        return typed

    def assignment(self, statement: Statement) -> tuple[int, Typed]:
        target, op = statement.target, statement.op
        found = self.scope.variable(target.text)
        if found is None:
            if self.scope.value(target.text) is not None:
                hint = "it follows from the state; change what it is made from"
                self.fail(ASSIGNMENT, f"`{target.text}` is a formula, and a formula is never set", target, hint)
            known = list(self.scope.known("value"))
            hint = near(target.text, known) or "only what is declared under `state:` can be changed"
            self.fail(ASSIGNMENT, f"there is no state `{target.text}`", target, hint)
        slot, type_ = found
        value = self.typed(statement.value, type_)
        if op == "=":
            self.demand(value, type_, statement.value)
        elif type_.kind == "set of":
            self.demand(value, type_, statement.value)
            return slot, Typed(Apply("union" if op == "+=" else "minus", (Load(slot), value.expression)), type_)
        elif type_.kind == "whole":
            self.demand(value, type_, statement.value)
            result = intervals.combine(op[0], type_, value.type)
            if isinstance(result, intervals.Fault):
                self.fail(result.code, result.message, statement.value, result.hint)
            value = Typed(Apply(op[0], (Load(slot), value.expression)), result)
        else:
            self.fail(ASSIGNMENT, f"`{op}` needs a number or a set, and `{target.text}` is {describe(type_)}", target)
        return slot, _clamped(value, type_)


def describe(type_: Type) -> str:
    """A type in an author's words."""
    if type_.kind == "whole":
        return "a number"
    if type_.kind == "one of":
        return f"one of {', '.join(type_.names)}"
    if type_.kind == "set of":
        return f"a set of {', '.join(type_.names)}"
    return {"truth": "true or false", "text": "a text"}[type_.kind]


def _advice(found: Type, expected: Type) -> str:
    if expected.names and found.kind != "text":
        return f"the names that it can be are {', '.join(expected.names)}"
    if found.kind == "whole":
        return "compare it, for example with `> 0`" if expected.kind == "truth" else "put quotes around a text"
    if found.kind == "text":
        return "for words to test, declare an enumeration: `{one of: [a, b]}`, and write its values without quotes"
    if found.kind == "set of":
        return "ask `member in set`, or `count(set) > 0`"
    return ""


@lru_cache(maxsize=1024, typed=True)
def _literal(value: int | bool | str) -> Typed:
    if isinstance(value, bool):
        return Typed(Const(int(value)), TRUTH)
    if isinstance(value, str):
        return Typed(Const(value), TEXT)
    return Typed(Const(value), whole(value, value))


def _hull(one: Type, other: Type) -> Type | None:
    """The smallest type that holds the values of both, if there is one."""
    if not _alike(one, other):
        return None
    if one.kind == other.kind and one.kind != "whole":
        return one
    return whole(min(one.low, other.low), max(one.high, other.high))


def _alike(one: Type, other: Type) -> bool:
    """Is there a type that holds the values of both?"""
    if one.kind == other.kind:
        return one.names == other.names
    return one.kind in ("truth", "whole") and other.kind in ("truth", "whole")


def _clamped(value: Typed, type_: Type) -> Typed:
    if type_.kind == "whole" and not type_.low <= value.type.low <= value.type.high <= type_.high:
        return Typed(Apply("clamp", (value.expression, Const(type_.low), Const(type_.high))), type_)
    return value
