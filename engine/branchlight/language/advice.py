"""Hints for values of the wrong type, in the author's own names and numbers."""

import re

from branchlight.language.syntax import Call, Literal, Name, Operation, Syntax
from branchlight.language.types import Type, describe
from branchlight.source.did_you_mean import near

TRUTHS = {"true": "true", "yes": "true", "on": "true", "false": "false", "no": "false", "off": "false"}
"""Words of other languages for the two truth values."""

PRONOUNS = frozenset("he she they him her them his hers their theirs himself herself themself themselves".split())
_CAPITALS = frozenset(
    ("capital", "capitalize", "capitalise", "upper", "uppercase", "upperfirst", "ucfirst", "titlecase")
)
_FORMATS = {**dict.fromkeys(_CAPITALS, "capital"), "money": "money", "words": "words", "list": "list"}

DECLARE = "declare it under `state:`"
NOT_STATE = "only what is declared under `state:` can be changed"
"""The hints for names that are not declared, if no other name is similar."""

QUOTED = "this is a text because of its quotes; names, numbers and truths have none"


def format_hint(call: Call) -> str:
    """Return a hint for a function of other languages that is a format here, or a plural; "" for any other."""
    name = call.function.lower()
    value = call.args[0].text if call.args and isinstance(call.args[0], Name) else "name"
    if name in ("plural", "pluralize", "pluralise"):
        return f"write `{{plural {value}: apple | apples}}`"
    return f"write `{{{value} as {_FORMATS[name]}}}`" if name in _FORMATS else ""


def advice(found: Type, expected: Type, at: Syntax) -> str:
    """Return a hint for a value of the type `found` where one of the type `expected` is needed."""
    if expected.kind == "truth" and found.kind == "whole" and isinstance(at, Literal):
        return f"write `{'true' if at.value else 'false'}`"
    if expected.kind == "truth" and found.kind == "one of" and isinstance(at, Name):
        return f"compare it, for example `{at.text} == {found.names[-1]}`"
    if expected.names and found.kind != "text":
        return f"the names that it can be are {', '.join(expected.names)}"
    if found.kind == "whole" and isinstance(at, Name):
        return f"compare it, for example `{at.text} > 0`" if expected.kind == "truth" else "put quotes around a text"
    if found.kind == "whole":
        return "compare it, for example with `> 0`" if expected.kind == "truth" else "put quotes around a text"
    if found.kind == "text" and expected.kind == "whole":
        return "a text can only be shown; for a number, declare one, such as `name: 0`"
    if found.kind == "text":
        return "for words to test, declare an enumeration: `{one of: [a, b]}`, and write its values without quotes"
    if found.kind in ("set of", "counts"):
        name = at.text if isinstance(at, Name) else "set"
        if expected.kind == "whole":
            return f"to count its members, write `count({name})`"
        return f"ask `member in {name}`, or `count({name}) > 0`"
    return f"write {describe(expected)} in its place"


def held_word(word: str, holders: list[tuple[str, Type]], expected: Type | None) -> tuple[str, str]:
    """Return what is wrong with a value or member that is written alone, and a hint; "" for any other word.

    `holders` are the enumerations and sets that have it. `expected` is the type that is needed in its place.
    """
    if not holders or (expected is not None and expected.kind != "truth"):
        return "", ""
    _, type_ = holders[0]
    asked = [f"`{each} == {word}`" if kind.kind == "one of" else f"`{word} in {each}`" for each, kind in holders]
    of = " and of ".join([f"`{each}`" for each, _ in holders])
    kind = {"one of": "value", "set of": "member"}.get(type_.kind, "thing")
    return f"`{word}` is a {kind} of {of}, and means nothing alone", f"to test it, write {' or '.join(asked)}"


def without_quotes(at: Syntax, wanted: Type) -> str:
    """Return a hint for a quoted text that is a value of the type `wanted` without its quotes, or ""."""
    if not isinstance(at, Literal) or not isinstance(at.value, str):
        return ""
    word = TRUTHS.get(at.value.lower(), "") if wanted.kind == "truth" else at.value
    number = wanted.kind == "whole" and re.fullmatch(r"-?[0-9]+", word)
    if expected_name := near(word, list(wanted.names)) if word not in wanted.names else "":
        return f"{expected_name[:-1]}, without quotes?"
    fits = number or word in wanted.names or (wanted.kind == "truth" and word)
    return f"write `{word}` without quotes" if fits else ""


def alone(comparison: Operation) -> str:
    """Return a hint for `has_key == 'yes'`, where `has_key` is true or false; "" for any other comparison."""
    for name, literal in (comparison.args, comparison.args[::-1]):
        word = TRUTHS.get(str(literal.value).lower()) if isinstance(literal, Literal) else None
        if isinstance(name, Name) and word and comparison.op in ("==", "!="):
            holds = (word == "true") == (comparison.op == "==")
            return f"`{name.text}` is true or false: write `{'' if holds else 'not '}{name.text}`"
    return ""


def counted_hint(comparison: Operation, *types: Type) -> str:
    """Return a hint for `bag > 3`, where `bag` is a number of each of its things; "" for any other comparison."""
    for at, type_ in zip(comparison.args, types, strict=True):
        if type_.kind == "set of" and isinstance(at, Name):
            return f"compare `count({at.text})`, or ask `{type_.names[0]} in {at.text}`"
        if type_.kind == "counts" and isinstance(at, Name):
            return f"compare `count({at.text})`, or the number of one thing: `{at.text}.{type_.names[0]}`"
    return ""


def both_sides(op: str, left: Name, type_: Type, term: Syntax) -> str:
    """Return a hint for the last term of `money > 5 or 3`, which compares with nothing; "" for any other.

    `left` of type `type_` is what the comparison before the term compares.
    """
    if isinstance(term, Literal) and type(term.value) is int and type_.kind == "whole":
        return f"compare on both sides: `{op} {left.text} == {term.value}`"
    if isinstance(term, Name) and term.text in type_.names:
        return f"compare on both sides: `{op} {left.text} == {term.text}`"
    return ""
