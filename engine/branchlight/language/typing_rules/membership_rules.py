"""The typing rule of `member in set` and `thing in things`."""

from typing import NoReturn

from branchlight.language.advice import without_quotes
from branchlight.language.checking import Checking
from branchlight.language.expression import Apply, Const, Expression
from branchlight.language.language_codes import TYPE
from branchlight.language.scope import Named, Typed
from branchlight.language.syntax import Name, Operation, Syntax
from branchlight.language.things import has_some
from branchlight.language.types import TRUTH, Type, describe
from branchlight.source.did_you_mean import near


def _check(checker: Checking, operation: Operation, expected: Type | None) -> Typed:
    container = checker.typed(operation.args[1])
    if container.type.kind not in ("set of", "counts"):
        message = f"`in` needs a set, but this is {describe(container.type)}"
        checker.fail(TYPE, message, operation.args[1], "write the name of a `set of`, or compare with `==`")
    member = operation.args[0]
    if isinstance(member, Name) and member.text in container.type.names:
        checker.scope.note(Named("value", member.text, member.start, container.type.names))
        index: Expression = Const(container.type.names.index(member.text))
    elif isinstance(member, Name) and checker.scope.value(member.text) is None:
        _fail_as_no_member(checker, member, container.type)
    else:
        typed = checker.typed(member)
        if typed.type.kind != "one of" or typed.type.names != container.type.names:
            _fail_as_no_member(checker, member, container.type)
        index = typed.expression
    if container.type.kind == "counts":
        return Typed(has_some(index, container), TRUTH)
    return Typed(Apply("in", (index, container.expression)), TRUTH)


def _fail_as_no_member(checker: Checking, member: Syntax, container: Type) -> NoReturn:
    named = f"`{member.text}`" if isinstance(member, Name) else "this"
    hint = near(member.text, list(container.names)) if isinstance(member, Name) else without_quotes(member, container)
    each, all_ = ("member", "this set") if container.kind == "set of" else ("thing", "these things")
    hint = hint or f"its {each}s are {', '.join(container.names)}"
    checker.fail(TYPE, f"{named} is not a {each} of {all_}", member, hint)


CHECKS = {"in": _check}
