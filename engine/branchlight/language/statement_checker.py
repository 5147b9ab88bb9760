"""The checker of statements: which slots they change, and that the new values are in their ranges."""

from typing import NoReturn

from branchlight.language.advice import NOT_STATE
from branchlight.language.checker import Checker
from branchlight.language.expression import Apply, Const, Expression, Load
from branchlight.language.intervals import Fault
from branchlight.language.language_codes import ASSIGNMENT
from branchlight.language.mistake import Mistake, MistakeError
from branchlight.language.operators import arithmetic
from branchlight.language.scope import Scope, Typed
from branchlight.language.several import taken_apart
from branchlight.language.syntax import Name, Statement
from branchlight.language.traits import group_hint, trait_names
from branchlight.language.types import Type, describe
from branchlight.source.did_you_mean import near
from branchlight.source.named_tuple import NamedTuple


class Changes(NamedTuple):
    """The changes that a statement makes: slots with their new values, which are in their ranges.

    If `which` is None, there is one of them; else it is the number of the one that is changed.
    """

    which: Expression | None
    each: tuple[tuple[int, Typed], ...]


def check_statement(statement: Statement, scope: Scope) -> Changes | Mistake:
    """Return what a statement changes, or the mistake in it."""
    try:
        checker = Checker(scope)
        which, statements = taken_apart(statement, scope)
        changes = [_assignment(checker, each) for each in statements]
        return Changes(which, tuple([(slot, checker.counted(value, statement.value)) for slot, value in changes]))
    except MistakeError as error:
        return error.mistake


def _assignment(checker: Checker, statement: Statement) -> tuple[int, Typed]:
    found = checker.scope.variable(statement.target.text)
    if found is None:
        _refuse(checker, statement.target)
    slot, type_ = found
    value = checker.typed(statement.value, type_)
    if statement.op != "=":
        return slot, _changed(checker, statement, slot, type_, value)
    checker.demand(value, type_, statement.value)
    return slot, clamped(value, type_)


def _refuse(checker: Checker, target: Name) -> NoReturn:
    """Raise the mistake in a target that is no state."""
    if checker.scope.value(target.text) is not None:
        hint = "it depends on the state; change the state instead"
        checker.fail(ASSIGNMENT, f"`{target.text}` is a formula, and a formula cannot be set", target, hint)
    known = list(checker.scope.known("value"))
    known += trait_names(target.text, checker.scope.value, known)
    hint = group_hint(target.text, checker.scope) or near(target.text, known) or NOT_STATE
    checker.fail(ASSIGNMENT, f"there is no state `{target.text}`", target, hint)


def _changed(checker: Checker, statement: Statement, slot: int, type_: Type, by: Typed) -> Typed:
    """Return the value of a slot of this type after `+=`, `-=` and the like."""
    op = statement.op
    if type_.kind not in ("whole", "set of"):
        hint = arithmetic.JOIN if type_.kind == "text" else ""
        message = f"`{op}` needs a number or a set, but `{statement.target.text}` is {describe(type_)}"
        checker.fail(ASSIGNMENT, message, statement.target, hint)
    if type_.kind == "set of" and by.type.kind == "one of" and by.type.names == type_.names:
        by = Typed(Apply("just", (by.expression,)), type_)
    checker.demand(by, type_, statement.value)
    if type_.kind == "set of":
        return Typed(Apply("union" if op == "+=" else "minus", (Load(slot), by.expression)), type_)
    result = arithmetic.combine(op[0], type_, by.type)
    if isinstance(result, Fault):
        checker.fail(result.code, result.message, statement.value, result.hint)
    return clamped(Typed(Apply(op[0], (Load(slot), by.expression)), result), type_)


def clamped(value: Typed, type_: Type) -> Typed:
    """Return a value that is assigned to a place of this type: a number that may leave the range stays at its end."""
    if type_.kind == "whole" and not type_.low <= value.type.low <= value.type.high <= type_.high:
        return Typed(Apply("clamp", (value.expression, Const(type_.low), Const(type_.high))), type_)
    return value
