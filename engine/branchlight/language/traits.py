"""Traits: `lover.trust` is the trust of the member of a group that `lover` is.

It follows from names alone: `lover` is an enumeration, and there is a value `m.trust` for every name `m` that it has.
"""

from collections.abc import Callable

from branchlight.language.balanced import select
from branchlight.language.formats.capital import capital
from branchlight.language.scope import Scope, Typed
from branchlight.language.types import Type, hull
from branchlight.source.named_tuple import NamedTuple

_MOST_DOTS = 4  # the most dots in a name that is taken apart


class Trait(NamedTuple):
    """A trait of the member that a value is: the value, and the full name of the trait for each member, in order.

    `dot` is the offset in the name at which the value ends and the trait begins.
    """

    of: Typed
    names: tuple[str, ...]
    dot: int


def trait(name: str, declared: Callable[[str], Typed | None]) -> Trait | None:
    """Return the trait of a member that a name with a dot means, if any. `declared` gives the values by their names."""
    dots = [place for place, sign in enumerate(name) if sign == "."]
    for dot in dots if len(dots) <= _MOST_DOTS else ():
        head, rest = name[:dot], name[dot:]
        found = _trait(head, rest, declared)
        if found is None and head[0].isupper():  # words that begin a sentence: `Lover.they`
            found = _trait(head[0].lower() + head[1:], rest, declared, capital)
        if found is not None:
            return found
    return None


def _trait(
    head: str, rest: str, declared: Callable[[str], Typed | None], written: Callable[[str], str] = str
) -> Trait | None:
    """Return the trait `rest` of the member that the value `head` is. `written` gives a member in its full name."""
    of = value_of_trait(head, declared)
    if of is None or of.type.kind != "one of" or not of.type.names:
        return None
    names = tuple([f"{written(member)}{rest}" for member in of.type.names])
    return Trait(of, names, len(head)) if all(declared(each) is not None for each in names) else None


def value_of_trait(name: str, declared: Callable[[str], Typed | None]) -> Typed | None:
    """Return the value of a declared name, or of a trait of a member; None if there is neither."""
    found = declared(name)
    if found is not None or "." not in name:
        return found
    meant = trait(name, declared)
    if meant is None:
        return None
    values = [value for value in map(declared, meant.names) if value is not None]
    type_: Type | None = values[0].type
    for value in values[1:]:
        type_ = hull(type_, value.type) if type_ is not None else None
    return Typed(select(meant.of.expression, [value.expression for value in values]), type_) if type_ else None


def trait_names(name: str, declared: Callable[[str], Typed | None], known: list[str]) -> list[str]:
    """Return the names that a mistaken one with a dot may have meant: the traits of the same value."""
    head = name.partition(".")[0]
    of = declared(head)
    if of is None or of.type.kind != "one of":
        return []
    first = f"{of.type.names[0]}."
    return [f"{head}.{each.removeprefix(first)}" for each in known if each.startswith(first)]


def group_hint(name: str, scope: Scope) -> str:
    """Return a hint for the name of a whole group where a member is meant, also with a trait; or ""."""
    group, dot, trait_ = name.partition(".")
    type_ = scope.group(group)
    if type_ is None:
        return ""
    known = [each for each in scope.known("value") if each.startswith(f"{type_.names[0]}.")]
    own = f"{type_.names[0]}.{trait_}"
    example = own if dot and own in known else next(iter(known), f"{type_.names[0]}.trait")
    return f"`{group}` is a group: name a member, for example `{example}`"
