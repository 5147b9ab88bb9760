"""Statements that change one of several pieces of state: which one depends on a value.

`lover.trust += 1` changes the trust of whoever `lover` is. `bag += found` adds one of whatever `found` is.
"""

from branchlight.language.expression import Expression
from branchlight.language.scope import Named, Scope
from branchlight.language.syntax import Name, Statement
from branchlight.language.things import of_one_thing
from branchlight.language.traits import trait
from branchlight.source.named_tuple import NamedTuple


class Several(NamedTuple):
    """Statements about one piece of state each. If `which` is None, there is one; else it is the number of one."""

    which: Expression | None
    statements: tuple[Statement, ...]


def taken_apart(statement: Statement, scope: Scope) -> Several:
    """Return the statements about single pieces of state that a statement means. Raises `MistakeError`."""
    target, op, value = statement
    scope.note(Named("name", target.text, target.start))
    whole = scope.value(target.text)
    if whole is not None and whole.type.kind == "counts":
        word = value.text if isinstance(value, Name) else ""
        which = scope.value(word) if word and word not in whole.type.names else None
        if which is None or which.type.kind != "one of" or which.type.names != whole.type.names:
            if word in whole.type.names:
                scope.note(Named("value", word, value.start, whole.type.names))
            return Several(None, (of_one_thing(statement, whole.type, scope),))
        scope.note(Named("name", word, value.start))
        things = [Name(thing, value.start, value.end) for thing in whole.type.names]
        each = [of_one_thing(Statement(target, op, thing), whole.type, scope) for thing in things]
        return Several(which.expression, tuple(each))
    meant = trait(target.text, scope.declared) if scope.variable(target.text) is None else None
    if meant is None or any(scope.variable(name) is None for name in meant.names):
        return Several(None, (statement,))
    targets = [Name(name, target.start, target.end) for name in meant.names]
    return Several(meant.of.expression, tuple([Statement(name, op, value) for name in targets]))
