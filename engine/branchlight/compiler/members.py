"""The names under `one of:` and `set of:`, with the words that readers see in their place."""

from branchlight.compiler.compiler_codes import STATE
from branchlight.compiler.fields import Fields
from branchlight.compiler.names import Names
from branchlight.compiler.problems import Problems
from branchlight.language.types import Type
from branchlight.source.located import Mapping, Scalar

MOST_MEMBERS = 60


def read_members(problems: Problems, known: Names, fields: Fields, kind: str) -> tuple[Type, int]:
    """Return an enumeration or a set, and its start value. Its names are its own, or those of a group."""
    of = fields.get(kind)
    group = known.groups.get(of.value) if isinstance(of, Scalar) else None
    members, shown = (group.names, group.words) if group is not None else read_names(problems, fields, kind)
    names = tuple(members)
    starts = fields.words("start")
    for word in starts:
        if word.value not in members:
            problems.complain(STATE, word, f"`{word.value}` is not one of {', '.join(names)}", "start with one of them")
    picked = [names.index(word.value) for word in starts if word.value in members]
    if kind == "one of":
        return Type("one of", 0, max(0, len(names) - 1), names, shown), picked[0] if picked else 0
    return Type("set of", 0, (1 << len(names)) - 1, names, shown), sum({1 << index for index in picked})


def read_names(problems: Problems, fields: Fields, kind: str) -> tuple[dict[str, Scalar], tuple[str, ...]]:
    """Return the names under a key, each with its place, and the words that readers see.

    Without any words of the author's own, these are empty.
    """
    members: dict[str, Scalar] = {}
    for word in _listed(fields, kind):
        if not problems.name(word, "a value"):
            continue
        if word.value in members:
            problems.duplicate(word, "values", problems.place(members[word.value]))
        members.setdefault(word.value, word)
    if not 1 <= len(members) <= MOST_MEMBERS:
        at = fields.get(kind) or fields.mapping
        problems.complain(STATE, at, f"`{kind}` needs from 1 to {MOST_MEMBERS} names", f"write `{kind}: [name, name]`")
        members = dict(list(members.items())[:MOST_MEMBERS])
    named = fields.get(kind)
    return members, _words(problems, named, members) if isinstance(named, Mapping) else ()


def _listed(fields: Fields, kind: str) -> list[Scalar]:
    named = fields.get(kind)
    return list(named.keys.values()) if isinstance(named, Mapping) else fields.words(kind)


def _words(problems: Problems, named: Mapping, members: dict[str, Scalar]) -> tuple[str, ...]:
    """Return the words for each member. An empty value means the name itself."""
    words: list[str] = []
    for name in members:
        value = named.values[name]
        if not isinstance(value, Scalar):
            problems.wrong_shape(value, f"`{name}` needs the words that readers see", f"write `{name}: some words`")
        words.append(" ".join(value.value.split()) if isinstance(value, Scalar) else "")
    return tuple([word or name.replace("_", " ") for word, name in zip(words, members, strict=True)])
