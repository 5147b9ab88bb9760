"""Groups under `state:`: the same traits of several people or things, each trait of each member a piece of state."""

from collections.abc import Iterator

from branchlight.compiler import story_keys
from branchlight.compiler.compiler_codes import DUPLICATE, SHAPE, STATE, UNDECLARED
from branchlight.compiler.counted_things import is_counted
from branchlight.compiler.fields import Fields
from branchlight.compiler.members import read_names
from branchlight.compiler.names import Names
from branchlight.compiler.problems import Problems
from branchlight.compiler.variables import UNCLEAR, Declared, declare, read_declared
from branchlight.language.functions import FUNCTIONS
from branchlight.language.types import Type, describe, shown_names
from branchlight.model.story import Variable
from branchlight.source.did_you_mean import near
from branchlight.source.located import Located, Mapping, Scalar

GROUP_KEYS = frozenset(story_keys.STATE_GROUP)
_MEMBER_KEYS = frozenset(story_keys.MEMBER)


def is_group(value: Located) -> bool:
    """Return whether the declaration of a piece of state is that of a group."""
    return isinstance(value, Mapping) and not {"of", "each"}.isdisjoint(value.values)


def name_group(problems: Problems, names: Names, scalar: Scalar, value: Mapping, page: Fields) -> None:
    """Declare the members of a group in `names`, before any state that can have them as its values."""
    fields = fields_with_words(Fields(problems, value, GROUP_KEYS, "a group"))
    members, words = read_names(problems, fields, "of")
    names.groups[scalar.value] = Type("one of", 0, max(0, len(members) - 1), tuple(members), words)
    if not members:
        names.unclear.add(scalar.value)
    _keep_apart(problems, {scalar.value: scalar}, page, ("formulas",), "a group")
    _keep_apart(problems, members, page, ("state", "formulas"), f"a member of `{scalar.value}`")


def _keep_apart(problems: Problems, named: dict[str, Scalar], page: Fields, keys: tuple[str, ...], what: str) -> None:
    """Note each name that something under these keys has too, or a function."""
    for name, at in named.items():
        for key in keys:
            others = page.get(key)
            other = others.keys.get(name) if isinstance(others, Mapping) else None
            if other is not None:
                message = f"`{name}` is {what}, and is declared under `{key}:` too"
                problems.complain(DUPLICATE, at, message, "rename one of the two", (problems.place(other), "here"))
        if name in FUNCTIONS and "state" in keys:
            problems.complain(STATE, at, f"`{name}` is the name of a function", "choose another name")


def read_group(problems: Problems, names: Names, scalar: Scalar, value: Mapping) -> list[Variable]:
    """Declare every trait of every member, and return them member by member."""
    fields = Fields(problems, value, GROUP_KEYS, "a group")
    group, members = scalar.value, names.groups[scalar.value]
    traits = _traits(problems, scalar, fields)
    declared = {trait.value: read_declared(problems, names, trait, written) for trait, written in traits}
    starts = _other_starts(problems, fields, members, {trait.value: (trait, written) for trait, written in traits})
    found: list[Variable] = []
    for member, shown in zip(members.names, shown_names(members), strict=True):
        was = _earlier(problems, fields.get("of"), member)
        names.renamed.update(dict.fromkeys(was, member))
        for trait, written in traits:
            own = declared[trait.value]
            label = f"{shown}: {own.label or trait.value.replace('_', ' ')}"
            start = _start(problems, names, trait, own, starts.get((member, trait.value)), written)
            earlier = [f"{old}.{name}" for old in (member, *was) for name in (trait.value, *own.was)][1:]
            one = own._replace(start=start, label=label, was=tuple(earlier))
            full = f"{member}.{trait.value}"
            found.append(declare(problems, names, trait, full, one)._replace(trait=f"{group}.{trait.value}"))
            names.parents[full] = (*names.parents.get(full, ()), f"{group}.{trait.value}")
            names.parents[f"{group}.{trait.value}"] = (group,)
    return found


def _traits(problems: Problems, group: Scalar, fields: Fields) -> list[tuple[Scalar, Located]]:
    """Return the traits of a group, as they are written."""
    traits = fields.mapping_of("each")
    if not traits:
        hint = "write `each: {met: false}`: what the story remembers about each of them"
        problems.complain(SHAPE, group, f"the group `{group.value}` needs `each:`, with a trait or more", hint)
    return [(trait, written) for trait, written in traits if is_single(problems, trait, written, "a trait")]


def is_single(problems: Problems, name: Scalar, written: Located, what: str) -> bool:
    """Return whether a declaration is one piece of state, as a trait or a parameter must be, after noting others."""
    if is_group(written):
        hint = f"declare it under `state:`; {what} can be one of its members, with `{{one of: group}}`"
        problems.complain(STATE, name, f"a group cannot be {what}", hint)
        return False
    if is_counted(written):
        hint = f"give each of the things {what} of its own, which is a number"
        problems.complain(STATE, name, f"counted things cannot be {what}", hint)
        return False
    return True


def fields_with_words(fields: Fields) -> Fields:
    """Return the fields of a group in which each member has its words alone."""
    members = fields.get("of")
    if not isinstance(members, Mapping):
        return fields
    words = {name: _label(value) for name, value in members.values.items()}
    fields.values = {**fields.values, "of": members._replace(values=words)}
    return fields


def _label(value: Located) -> Located:
    if not isinstance(value, Mapping):
        return value
    return value.values.get("label", Scalar("", value.line, value.column))


def _earlier(problems: Problems, members: Located | None, member: str) -> tuple[str, ...]:
    """Return the earlier names of a member."""
    value = members.values.get(member) if isinstance(members, Mapping) else None
    return Fields(problems, value, _MEMBER_KEYS, "a member").earlier() if isinstance(value, Mapping) else ()


Traits = dict[str, tuple[Scalar, Located]]


def _other_starts(
    problems: Problems, fields: Fields, members: Type, traits: Traits
) -> dict[tuple[str, str], tuple[Scalar, Located]]:
    """Return the values under `but:`, by member and trait, after noting those of no member and of no trait."""
    found: dict[tuple[str, str], tuple[Scalar, Located]] = {}
    for member, values in fields.mapping_of("but"):
        if member.value not in members.names:
            hint = near(member.value, list(members.names)) or f"its members are {', '.join(members.names)}"
            problems.complain(UNDECLARED, member, f"`{member.value}` is not a member of this group", hint)
        for trait, value in _entries(problems, member, values):
            if trait.value not in traits:
                hint = near(trait.value, list(traits)) or "declare it under `each:`"
                problems.complain(UNDECLARED, trait, f"`{trait.value}` is not a trait of this group", hint)
            found[member.value, trait.value] = trait, value
    return found


def _entries(problems: Problems, member: Scalar, values: Located) -> Iterator[tuple[Scalar, Located]]:
    if isinstance(values, Mapping):
        yield from [(values.keys[name], value) for name, value in values.values.items()]
    else:
        hint = f"write `{member.value}: {{trait: value}}`"
        problems.complain(SHAPE, values, f"`{member.value}` needs traits with their start values", hint)


def _start(
    problems: Problems,
    names: Names,
    trait: Scalar,
    own: Declared,
    other: tuple[Scalar, Located] | None,
    written: Located,
) -> int | str:
    """Return the start value of one member's trait: that of each, or another of the same type."""
    if other is None:
        return own.start
    at, value = other
    again = written._replace(values={**written.values, "start": value}) if isinstance(written, Mapping) else value
    started = read_declared(problems, names, trait, again)
    if UNCLEAR in (started.type, own.type):
        return own.start
    if started.type != own.type:
        message = f"`{trait.value}` is {describe(own.type)}, and cannot start with this"
        problems.complain(STATE, at, message, "give it a value of the same kind, or change it under `each:`")
        return own.start
    return started.start
