"""The format as JSON Schema, with which editors complete keys, explain them, and underline mistakes.

It is made from the tables of keys that the compiler itself uses. It is draft 7, which yaml-language-server supports
best.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

from branchlight.authoring.playthroughs.playthrough_keys import PLAYTHROUGH, STEPS
from branchlight.compiler import story_keys
from branchlight.language.types import HIGHEST, LOWEST

Schema: TypeAlias = dict[str, Any]

_WORDS: Schema = {"type": ["string", "number", "boolean"]}
_ANY_WORDS: Schema = {"type": ["string", "number", "boolean", "null"]}
_LIST: Schema = {"anyOf": [_WORDS, {"type": "array", "items": _WORDS}]}
_NAME: Schema = {"type": "string", "pattern": r"^[^\s\d.-][^\s.-]*$"}
_NUMBER: Schema = {"type": "integer", "minimum": LOWEST, "maximum": HIGHEST}
_TRUTH: Schema = {"type": "boolean"}


def schema() -> Schema:
    """Return one schema for every document of a story: title page, scene header, node, playthrough."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A Branchlight story",
        "description": "A title page, a scene header, a node, or a playthrough.",
        "anyOf": [{"$ref": f"#/definitions/{name}"} for name in ("node", "scene", "title page", "playthrough")],
        "definitions": {
            "title page": _mapping(story_keys.TITLE_PAGE, _title_page(), ["title"]),
            "scene": _mapping(story_keys.SCENE, {}, ["scene"]),
            "node": _mapping(story_keys.NODE, _body(), ["node"]),
            "choice": _choice(),
            "statements": _statements(),
            "playthrough": _playthrough(),
        },
    }


def _title_page() -> Schema:
    promises = [_mapping({kind: about}, {}, [kind]) for kind, about in story_keys.PROMISES.items()]
    return {
        "notes": _named(_or_words(_mapping(story_keys.NOTE))),
        "voices": _named(_or_words(_mapping(story_keys.VOICE, _voice()))),
        "moods": _named({"anyOf": [{"type": "null"}, _mapping(story_keys.MOOD, _mood())]}),
        "state": _named({"anyOf": [_WORDS, *_states()]}),
        "words": _named(_forms()),
        "formulas": _named(_WORDS),
        "gauges": _named(_mapping(story_keys.GAUGE, _gauge(), ["value"])),
        "endings": _named(_or_words(_mapping(story_keys.ENDING, {"order": _between(0, 1000)}))),
        "promises": {"type": "array", "items": {"anyOf": promises}},
    }


def _voice() -> Schema:
    return {
        "style": {"enum": [*story_keys.STYLES]},
        "colour": {"enum": [*story_keys.COLOURS]},
        "indent": _between(0, 12),
    }


def _mood() -> Schema:
    return {
        "colour": {"enum": [*story_keys.COLOURS]},
        "border": {"enum": [*story_keys.BORDERS]},
        "pace": {"enum": [*story_keys.PACES]},
    }


def _states() -> list[Schema]:
    """Return the schemas of the mappings that a piece of state can be."""
    numbers = {"type": "object", "propertyNames": _NAME, "additionalProperties": _between(0, HIGHEST)}
    counted = {**_state(), "count of": _state()["one of"], "max": _between(1, HIGHEST), "start": numbers}
    single = _mapping(story_keys.STATE, _state())
    member = {"anyOf": [_ANY_WORDS, _mapping(story_keys.MEMBER, {"was": _LIST})]}
    group = {
        "of": {"anyOf": [{"type": "array", "items": _NAME, "minItems": 1}, _named(member)]},
        "each": _named(_or_words(single)),
        "but": _named(_named(_LIST)),
    }
    return [
        single,
        _mapping(story_keys.COUNTED, counted, ["count of"]),
        _mapping(story_keys.STATE_GROUP, group, ["of"]),
    ]


def _state() -> Schema:
    words = {"type": "object", "propertyNames": _NAME, "additionalProperties": _ANY_WORDS, "minProperties": 1}
    names = {"anyOf": [_NAME, {"type": "array", "items": _NAME, "minItems": 1}, words]}
    return {
        "start": _LIST,
        "min": _NUMBER,
        "max": _NUMBER,
        "one of": names,
        "set of": names,
        "shown": _TRUTH,
        "was": _LIST,
    }


def _forms() -> Schema:
    """Return the schema of the words of one value: for each word its form for each name."""
    forms = {"type": "object", "propertyNames": _NAME, "additionalProperties": _ANY_WORDS, "minProperties": 1}
    return {"type": "object", "propertyNames": _NAME, "additionalProperties": forms, "minProperties": 1}


def _gauge() -> Schema:
    return {"kind": {"enum": [*story_keys.GAUGES]}, "min": _NUMBER, "max": _NUMBER}


def _body() -> Schema:
    keys = [{key: story_keys.WAY[key] for key in ("if", target)} for target in ("to", "from")]
    ways = [_mapping(about, {}, [target]) for about, target in zip(keys, ("to", "from"), strict=True)]
    return {
        "node": _NAME,
        "do": {"anyOf": [{"$ref": "#/definitions/statements"}]},
        "ask": _ask(),
        "call": _or_words(_mapping(story_keys.CALL, {"with": _named(_WORDS)}, ["to"])),
        "takes": _named(_or_words(_mapping(story_keys.STATE, _state()))),
        "choices": {"type": "array", "items": {"$ref": "#/definitions/choice"}},
        "go": {"anyOf": [_WORDS, {"type": "array", "items": {"anyOf": ways}}]},
        "was": _LIST,
        "tags": _LIST,
        "tells": _LIST,
        "needs": _LIST,
        "once": {"anyOf": [_TRUTH, {"enum": ["visit"]}]},
        "show": _between(1, 20),
    }


def _statements() -> Schema:
    """Return the schema of what `do` executes: one statement or a list of them, each with or without a condition."""
    do = {"anyOf": [{"$ref": "#/definitions/statements"}]}
    conditional = _mapping(story_keys.STATEMENT, {"do": do, "else": do}, ["if", "do"])
    return {"anyOf": [_WORDS, conditional, {"type": "array", "items": {"anyOf": [_WORDS, conditional]}}]}


def _ask() -> Schema:
    """Return the schema of a question: for a text, for answers with a meaning, or for a number."""
    text = _mapping(story_keys.ASK, {"into": _NAME, "length": _between(1, 500)}, ["into"])
    number = _mapping(story_keys.ASK_NUMBER, {"number": _NAME, "min": _NUMBER, "max": _NUMBER}, ["number"])
    answers = _named(_LIST)
    among = _mapping(
        story_keys.ASK_AMONG,
        {"into": _NAME, "among": answers, "else": _NAME, "length": _between(1, 500)},
        ["into", "among", "else"],
    )
    return {"anyOf": [text, number, among]}


def _choice() -> Schema:
    """Return the schema of a choice: one with a label, one that offers a pool, a group, or a short one.

    A short one has only the words of the choice and the node that it leads to.
    """
    short = {
        "type": "object",
        "description": "The words of a choice, and the node that it leads to.",
        "minProperties": 1,
        "maxProperties": 1,
        "propertyNames": {"not": {"enum": [*story_keys.CHOICE]}},
        "additionalProperties": _WORDS,
    }
    long = _mapping(story_keys.CHOICE, _body(), ["label"])
    group = _mapping(story_keys.GROUP, _body(), ["if", "choices"])
    return {"anyOf": [long, _mapping(story_keys.POOL, _body(), ["from"]), group, short]}


def _playthrough() -> Schema:
    step = _mapping(STEPS, {"choices": {"type": "array", "items": _WORDS}})
    steps = {"type": "array", "items": {**step, "minProperties": 1, "maxProperties": 1}}
    shapes = {"seed": _between(0, 0xFFFFFFFF), "veils": _LIST, "steps": steps}
    return _mapping(PLAYTHROUGH, shapes, ["playthrough"])


def _mapping(
    about: story_keys.Keys, shapes: Mapping[str, Schema] | None = None, required: list[str] | None = None
) -> Schema:
    """Return a mapping with these keys and no others. A key without a shape of its own has words as its value."""
    shapes = shapes or {}
    properties = {key: {**shapes.get(key, _WORDS), "description": line} for key, line in about.items()}
    found: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**found, "required": required} if required else found


def _named(value: Schema) -> Schema:
    """Return a mapping from names that the author picks to values of this shape."""
    return {"anyOf": [{"type": "null"}, {"type": "object", "propertyNames": _NAME, "additionalProperties": value}]}


def _or_words(value: Schema) -> Schema:
    return {"anyOf": [_WORDS, value]}


def _between(low: int, high: int) -> Schema:
    return {"type": "integer", "minimum": low, "maximum": high}
