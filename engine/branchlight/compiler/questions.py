"""The questions of bodies, under `ask:`."""

from branchlight.compiler import story_keys
from branchlight.compiler.answer_groups import read_groups, read_otherwise
from branchlight.compiler.compiler_codes import UNDECLARED, UNKNOWN_KEY, VALUE
from branchlight.compiler.fields import Fields
from branchlight.compiler.named_parts import parts_of
from branchlight.compiler.names import View
from branchlight.compiler.problems import Problems, is_name
from branchlight.compiler.variables import EXCHANGE
from branchlight.language.scope import Named
from branchlight.language.traits import trait
from branchlight.language.types import HIGHEST, LOWEST, TEXT, Type, describe
from branchlight.model.question import Ask, AskAmong, AskNumber, AskText
from branchlight.source.located import Located, Mapping, Scalar

LONGEST_ANSWER = 500
MOST_NUMBERS = 1000
"""The most numbers that a question takes, because the proof tries each."""

_KEYS = frozenset((*story_keys.ASK, *story_keys.ASK_NUMBER, *story_keys.ASK_AMONG))


def read_question(problems: Problems, view: View, fields: Fields) -> Ask | None:
    """Return the question of a body, or None if it has none or a mistake, which is noted."""
    value = fields.get("ask")
    if value is None:
        return None
    if not isinstance(value, Mapping):
        into = value.value if isinstance(value, Scalar) and is_name(value.value) else "name"
        hint = f"write `ask: {{into: {into}}}`"
        problems.wrong_shape(value, "`ask` needs `{into: name, label: ..., length: 40}`", hint)
        return None
    inner = Fields(problems, value, _KEYS, "a question")
    if inner.get("number") is not None:
        return _number(problems, view, inner)
    if "among" in inner.values or "else" in inner.values:
        return _among(problems, view, inner)
    return _text(problems, view, inner)


def _text(problems: Problems, view: View, fields: Fields) -> AskText | None:
    _note_others(problems, fields, story_keys.ASK, "for a text")
    slot, type_ = _slot(view, fields, "into")
    if type_ != TEXT:
        hint = 'declare it under `state:` with a text to start with, for example `name: ""`'
        if type_ is not None and type_.kind == "whole":
            hint = f"it is {describe(type_)}; for an answer that is one, write `number:` in place of `into:`"
        if type_ is not None and type_.kind == "one of":
            hint = f"it is {describe(type_)}; say with `among:` and `else:` which answer gives it which value"
        _complain(problems, view, fields, "into", "a text", hint)
        return None
    return AskText(slot, fields.line("label", "?"), _length(fields))


def _among(problems: Problems, view: View, fields: Fields) -> AskAmong | None:
    _note_others(problems, fields, story_keys.ASK_AMONG, "with `among:`")
    slot, type_ = _slot(view, fields, "into")
    if type_ is None or type_.kind != "one of":
        hint = "declare it under `state:`, for example `word: {one of: [other, friend, foe]}`"
        _complain(problems, view, fields, "into", "an enumeration", hint)
        return None
    length = _length(fields)
    groups = read_groups(problems, fields, type_, length)
    return AskAmong(slot, fields.line("label", "?"), length, groups, read_otherwise(problems, fields, type_))


def _length(fields: Fields) -> int:
    return fields.whole("length", 40, 1, LONGEST_ANSWER)


def _number(problems: Problems, view: View, fields: Fields) -> AskNumber | None:
    _note_others(problems, fields, story_keys.ASK_NUMBER, "for a number")
    slot, type_ = _slot(view, fields, "number")
    if type_ is None or type_.kind != "whole":
        hint = "declare it under `state:`, for example `bid: {start: 0, min: 0, max: 20}`"
        if type_ == TEXT:
            hint = "it is a text; write `into:` in place of `number:`"
        elif type_ is not None:
            hint = f"it is {describe(type_)}; for words, write `into:`, `among:` and `else:`"
        _complain(problems, view, fields, "number", "a number", hint)
        return None
    found = _range(problems, fields, type_)
    return AskNumber(slot, fields.line("label", "?"), *found) if found else None


def _range(problems: Problems, fields: Fields, type_: Type) -> tuple[int, int] | None:
    """Return the least and the greatest number that a question takes, or None if they are not possible."""
    name = fields.mapping.values["number"]
    low, high = fields.whole("min", type_.low, LOWEST, HIGHEST), fields.whole("max", type_.high, LOWEST, HIGHEST)
    for key, end in (("min", low), ("max", high)):
        if not type_.low <= end <= type_.high:
            message = f"`{key}: {end}` is outside the range of this number, {type_.low:,} to {type_.high:,}"
            problems.complain(VALUE, fields.mapping.values[key], message, "ask within it, or widen it under `state:`")
            return None
    if low > high:
        problems.complain(VALUE, name, "this question has a `min:` above its `max:`", EXCHANGE)
        return None
    if high - low >= MOST_NUMBERS:
        message = f"this question takes {high - low + 1:,} numbers, and {MOST_NUMBERS:,} are the most"
        problems.complain(VALUE, name, message, "give it a smaller range, for example `min: 0, max: 20`")
        return None
    return low, high


def _slot(view: View, fields: Fields, key: str) -> tuple[int, Type | None]:
    """Return the slot that a key names, and its type. Return None if its value cannot be set."""
    scalar = fields.scalar(key)
    found = view.variable(scalar.value) if scalar and not view.is_unclear(scalar.value) else None
    if scalar and found:
        fields.problems.use_parts(scalar, parts_of(Named("name", scalar.value, 0), view))
    return found or (-1, None)


def _complain(problems: Problems, view: View, fields: Fields, key: str, kind: str, hint: str) -> None:
    """Note that a key names nothing that an answer can set, unless the declaration of that is mistaken."""
    scalar = fields.scalar(key)
    if scalar is not None and view.is_unclear(scalar.value):
        return
    meant = trait(scalar.value, view.names.values.get) if scalar is not None else None
    if meant is not None:
        hint = f"an answer can set it for one member, for example `{key}: {meant.names[0]}`"
    at: Located = scalar or fields.mapping
    problems.complain(UNDECLARED, at, f"`{key}:` needs the name of {kind} in the state", hint)


def _note_others(problems: Problems, fields: Fields, known: story_keys.Keys, kind: str) -> None:
    """Note the keys that another kind of question has."""
    for key, scalar in fields.mapping.keys.items():
        if key in _KEYS and key not in known:
            message = f"a question {kind} has no `{key}:`"
            problems.complain(UNKNOWN_KEY, scalar, message, f"it has: {', '.join(known)}")
