"""Counted things: `bag` is a number of each of its things, each of which is a piece of state.

Nothing but the page sees the numbers together. What an expression asks about the things, it asks about their numbers.
"""

from branchlight.language.balanced import select, total
from branchlight.language.expression import Apply, Const, Expression
from branchlight.language.intervals import Fault, within
from branchlight.language.language_codes import ASSIGNMENT, TYPE
from branchlight.language.mistake import Mistake, MistakeError
from branchlight.language.scope import Scope, Typed
from branchlight.language.syntax import Literal, Name, Statement
from branchlight.language.types import Type
from branchlight.source.did_you_mean import near


def counts_of(things: Typed) -> tuple[Expression, ...]:
    """Return the number of each of the things."""
    assert isinstance(things.expression, Apply)
    return things.expression.args


def has_some(which: Expression, things: Typed) -> Expression:
    """Return whether there is at least one of the thing that `which` says."""
    counts = counts_of(things)
    if isinstance(which, Const) and isinstance(which.value, int):
        return Apply(">", (counts[which.value], Const(0)))
    return select(which, [Apply(">", (count, Const(0))) for count in counts])


def sum_of(things: Typed) -> tuple[Expression, Type | Fault]:
    """Return how many things there are, and the type of that number."""
    counts = counts_of(things)
    return total(counts), within(0, things.type.high * len(counts))


def of_one_thing(statement: Statement, things: Type, scope: Scope) -> Statement:
    """Return `bag.arrow += 1` for `bag += arrow`. Raises `MistakeError` for any other change of the whole."""
    target, op, value = statement
    example = f"{target.text}.{things.names[0]}"
    if scope.variable(example) is None:
        message, hint = f"`{target.text}` is a formula, and a formula cannot be set", "change the state instead"
    elif op == "=":
        message = f"`{target.text}` is a number of each of its things"
        hint = f"set them one by one, for example `{example} = 0`"
    elif not isinstance(value, Name):
        message = f"`{target.text} {op}` needs the name of a thing"
        hint = f"for several at once, write for example `{example} {op} 2`"
    elif value.text in things.names:
        name = Name(f"{target.text}.{value.text}", target.start, value.end)
        return Statement(name, op, Literal(1, value.start, value.end))
    else:
        hint = _all_things(statement, value, things, scope) or near(value.text, list(things.names))
        hint = hint or f"its things are {', '.join(things.names)}"
        raise MistakeError(
            Mistake(TYPE, f"`{value.text}` is not a thing of `{target.text}`", value.start, value.end, hint)
        )
    raise MistakeError(Mistake(ASSIGNMENT, message, target.start, target.end, hint))


def _all_things(statement: Statement, value: Name, things: Type, scope: Scope) -> str:
    """Return a hint for a statement about all things of `value` at once, such as `bag -= bag`; or ""."""
    other = scope.value(value.text)
    if other is None or other.type.kind != "counts":
        return ""
    target, thing = statement.target.text, things.names[0]
    if statement.op == "-=" and value.text == target:
        return f"to empty it, set each of its things to 0, for example `{target}.{thing} = 0`"
    amount = f"{value.text}.{thing}" if thing in other.type.names else "1"
    return f"change its things one by one, for example `{target}.{thing} {statement.op} {amount}`"
