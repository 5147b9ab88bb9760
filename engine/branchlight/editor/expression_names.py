"""The names that fit in an expression or a statement, at its end."""

import re
from collections.abc import Iterator

from branchlight.editor.known_names import KnownNames, Meaning, about
from branchlight.language.functions import FUNCTIONS
from branchlight.language.quantifiers import QUANTIFIERS

_CALL = re.compile(r"\b(\w+)\(\s*[\w.]*\Z")
_COMPARED = re.compile(r"([\w.]+)\s*(?:[=!]=|=|[+-]=)\s*\w*\Z")
_BOUND = re.compile(r"\b(?:any|all|count)\((\w+) in (\w+):")
_DOTTED = re.compile(r"([\w.]+)\.\w*\Z")
_OF_NODES = frozenset(("seen", "visits", "at", "turns_since"))


def expression_names(text: str, names: KnownNames) -> Iterator[Meaning]:
    """Yield the names that fit at the end of an unfinished expression."""
    called, dotted = _CALL.search(text), _DOTTED.search(text)
    if called and called[1] in _OF_NODES:
        yield from names.nodes()
    elif called and called[1] == "chose":
        yield from names.of("choice")
    elif called and called[1] == "ending":
        yield from names.of("ending")
    elif dotted:
        yield from _traits(dotted[1], text, names)
    else:
        yield from _compared(text, names)
        types = names.types()
        yield from [Meaning(name, "state", about(type_)) for name, type_ in types.items() if "." not in name]
        yield from [Meaning(name, "group", about(type_)) for name, type_ in names.groups().items()]
        yield from names.of("member", "formula")
        yield from [Meaning(name, "state", "") for name in _bound(text)]
        yield from [Meaning(each.name, "function", each.about) for each in FUNCTIONS.values()]
        yield from [Meaning(name, "function", "asks about the members of a group") for name in QUANTIFIERS]


def _traits(head: str, text: str, names: KnownNames) -> Iterator[Meaning]:
    """Yield the names that follow a dot: traits of a member, words of a value, and things."""
    types = names.types()
    head_type = types.get(head) or names.groups().get(_bound(text).get(head, ""))
    members = head_type.names if head_type is not None else ()
    for name, type_ in types.items():
        before, dot, last = name.partition(".")
        if dot and (before == head or before in members):
            yield Meaning(f"{head}.{last}", "trait", about(type_))


def _compared(text: str, names: KnownNames) -> Iterator[Meaning]:
    """Yield the values of the name that is compared or set, or the members that a set may contain."""
    found = _COMPARED.search(text)
    type_ = names.types().get(found[1]) if found else None
    if type_ is not None:
        yield from [Meaning(name, "value", about(type_)) for name in type_.names]
        if type_.kind == "truth":
            yield from [Meaning(word, "value", "") for word in ("true", "false")]
    elif found is None:
        # A word before `in` may be a member of any set.
        for name, each in names.types().items():
            if each.kind in ("set of", "counts"):
                yield from [Meaning(word, "value", f"in {name}") for word in each.names]


def _bound(text: str) -> dict[str, str]:
    """Return the names that questions about groups give to members, each with its group."""
    return {found[1]: found[2] for found in _BOUND.finditer(text)}
