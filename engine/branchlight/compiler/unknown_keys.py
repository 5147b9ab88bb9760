"""Keys that have no meaning where they are: the key that was meant, and the mistake."""

import re
from itertools import islice

from branchlight.compiler.compiler_codes import UNKNOWN_KEY
from branchlight.compiler.problems import Problems
from branchlight.source.did_you_mean import closest, near
from branchlight.source.did_you_mean import meant as meant_by
from branchlight.source.guess import Guess
from branchlight.source.located import Located, Mapping, Scalar
from branchlight.source.prose_traps import split_by_comma

_MOST_SLIPS = 100  # the most keys of one mapping that are compared with the known ones
_CLEARLY = 0.75  # the similarity at which a misspelt key is read as a known one
_MEANT = {
    "go": ("to",),
    "goto": ("go", "to"),
    "next": ("go", "to"),
    "target": ("go", "to"),
    "then": ("go", "to", "do"),
    "to": ("go",),
    "jump": ("go", "to"),
    "go to": ("go", "to"),
    "divert": ("go", "to"),
    "link": ("go", "to"),
    "options": ("choices",),
    "menu": ("choices",),
    "choice": ("choices",),
    "variables": ("state",),
    "vars": ("state",),
    "action": ("do",),
    "actions": ("do",),
    "effects": ("do",),
    "requires": ("if", "when"),
    "when": ("if",),
    "selectable_if": ("if",),
    "visible_if": ("if",),
    "tunnel": ("call",),
    "thread": ("call",),
    "gosub": ("call",),
    "detour": ("call",),
    "const": ("formulas",),
    "constants": ("formulas",),
    "text": ("into",),
    "prose": ("text",),
    "content": ("text",),
    "links": ("choices",),
    "condition": ("if", "when"),
    "set": ("do",),
    "body": ("text",),
    "description": ("text",),
    "value": ("start",),
    "default": ("start",),
    "initial": ("start",),
    "values": ("one of",),
    "members": ("set of",),
}
"""Words of other languages for the keys of this one, and keys that belong to another part of a story."""

_ADVICE = {
    "sticky": "a choice stays, unless it says `once: true`",
    "return": "to return to where a `call` was made, write `go: back`",
    "gather": "choices that lead on to the same node name it each, or leave out `go:` where the node has one",
    "stitch": "each node is a document of its own: three dashes (---), and then `node: name`",
    "chance": "a condition may draw the dice: `if: chance(30)`",
    "type": "the kind follows from `start:`: true or false, a number, or a text in quotes",
    "nodes": "each node is a document of its own: three dashes (---), and then `node: name`",
    "passages": "each node is a document of its own: three dashes (---), and then `node: name`",
    "python": "state changes in `do:`, by statements such as `trust += 1`",
    "script": "state changes in `do:`, by statements such as `trust += 1`",
}
"""Hints for keys that have no counterpart here."""

_ON_THE_TITLE_PAGE = frozenset(("state", "formulas", "const", "constants", "variables", "vars", "endings", "voices"))

_CRAMPED = re.compile(r"([a-z][a-z_ ]*?) ?([:=]) ?(\S.*)")
"""A key and its value without the colon and the space between them, as in `start:2` and `start=2`."""


def misspelt(mapping: Mapping, known: frozenset[str]) -> dict[str, str]:
    """Return each misspelt key with the known key that was clearly meant and is missing."""
    found: dict[str, str] = {}
    strays = (key for key in mapping.values if key not in known and key not in _ADVICE)
    for key in islice(strays, _MOST_SLIPS):
        meant = (
            _cramped(mapping, key, known)[0]
            or _of_another_language(key, known)
            or closest(key, sorted(known), _CLEARLY)
        )
        if meant and meant not in mapping.values and meant not in found.values():
            found[key] = meant
    return found


def as_meant(mapping: Mapping, known: frozenset[str]) -> Mapping:
    """Return the mapping with each misspelt key's value also under the key that was meant.

    So one slip causes one mistake. The key as it is written stays, because it has to be reported.
    """
    slips = misspelt(mapping, known)
    if not slips:
        return mapping
    values = mapping.values | {meant: _value(mapping, key, known) for key, meant in slips.items()}
    keys = mapping.keys | {meant: mapping.keys[key] for key, meant in slips.items()}
    return mapping._replace(values=values, keys=keys)


def _cramped(mapping: Mapping, key: str, known: frozenset[str]) -> tuple[str, str, str]:
    """Return the known key, the sign after it and the value of a key such as `start:2`; "" for any other key."""
    value, found = mapping.values.get(key), _CRAMPED.fullmatch(key)
    if found is None or found[1] not in known or not isinstance(value, Scalar) or value.value or value.style:
        return "", "", ""
    return found[1], found[2], found[3]


def _value(mapping: Mapping, key: str, known: frozenset[str]) -> Located:
    """Return the value that a key was meant to have."""
    written = _cramped(mapping, key, known)[2]
    at = mapping.keys[key]
    return Scalar(written, at.line, at.column + len(key) - len(written)) if written else mapping.values[key]


def note_unknown_key(problems: Problems, mapping: Mapping, key: Scalar, known: frozenset[str], what: str) -> None:
    """Note a key of a mapping that is not among the `known`. `what` names the kind of mapping."""
    name, sign, value = _cramped(mapping, key.value, known)
    if name:
        at = key._replace(value=sign, column=key.column + len(name))
        wrong = (
            "a space is missing after this colon" if sign == ":" else "a key and its value have a colon between them"
        )
        problems.complain(UNKNOWN_KEY, at, wrong, Guess(f"write `{name}: {value}`", sign, ": "))
        return
    split = split_by_comma(problems.file, mapping, key)
    if split is not None:
        problems.note(split)
        return
    if key.value == "<<" and not key.style:  # a merge key, which the YAML reader has reported
        return
    meant = _of_another_language(key.value, known)
    hint = meant_by(key.value, meant, True) if meant else _ADVICE.get(key.value) or near(key.value, sorted(known))
    if key.value == "if" and "go" in known:
        hint = "a node has no condition: write it at what leads here, or `go: [{if: ..., to: ...}, {to: ...}]`"
    if key.value == "else" and "label" in known:
        hint = "write a second choice, with `if: not ...`; to go on without a choice, write the node's `go:`"
    if key.value in _ON_THE_TITLE_PAGE and "go" in known:
        hint = "this belongs on the title page, at the beginning of the story"
    hint = hint or f"keys here: {', '.join(sorted(known))}"
    problems.complain(UNKNOWN_KEY, key, f"`{key.value}` is not a key of {what}", hint)


def _of_another_language(key: str, known: frozenset[str]) -> str:
    """Return the name here of a key of another language, if that is one of the `known`."""
    return next((meant for meant in _MEANT.get(key.lower(), ()) if meant in known), "")
