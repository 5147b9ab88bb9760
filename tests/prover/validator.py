"""A validator for the part of JSON Schema that the engine's schema uses. An unknown keyword is an error."""

import re
from typing import Any

from branchlight.source.located import Located, Mapping, Scalar, Sequence, SourceFile
from branchlight.source.reader import read_documents
from branchlight.source.scalars import resolve

_TYPES = {
    "string": lambda v: isinstance(v, str),
    "number": lambda v: isinstance(v, int | float) and not isinstance(v, bool),
    "integer": lambda v: isinstance(v, int) and not isinstance(v, bool),
    "boolean": lambda v: isinstance(v, bool),
    "null": lambda v: v is None,
    "array": lambda v: isinstance(v, list),
    "object": lambda v: isinstance(v, dict),
}
_SAID = frozenset(("$schema", "title", "description", "definitions"))


def documents(text: str) -> list[Any]:
    """Return the documents of a text as an editor reads them."""
    return [_plain(document) for document in read_documents(SourceFile("a.yaml", text), []) if document is not None]


def is_valid(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    """Return whether a value conforms to a schema."""
    return all(_keeps(value, word, wanted, schema, root) for word, wanted in schema.items() if word not in _SAID)


def _keeps(value: Any, word: str, wanted: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    if word == "$ref":
        return is_valid(value, root["definitions"][wanted.removeprefix("#/definitions/")], root)
    if word == "anyOf":
        return any(is_valid(value, option, root) for option in wanted)
    if word == "not":
        return not is_valid(value, wanted, root)
    if word == "type":
        return any(_TYPES[kind](value) for kind in ([wanted] if isinstance(wanted, str) else wanted))
    if word == "enum":
        return value in wanted
    if word == "pattern":
        return not isinstance(value, str) or re.search(wanted, value) is not None
    if word in ("minimum", "maximum"):
        return not isinstance(value, int) or (value >= wanted if word == "minimum" else value <= wanted)
    if word in ("items", "minItems"):
        found = value if isinstance(value, list) else []
        return all(is_valid(item, wanted, root) for item in found) if word == "items" else len(found) >= wanted
    return _keeps_keys(value, word, wanted, schema, root) if isinstance(value, dict) else True


def _keeps_keys(value: dict[str, Any], word: str, wanted: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    if word == "required":
        return all(key in value for key in wanted)
    if word == "properties":
        return all(is_valid(value[key], inner, root) for key, inner in wanted.items() if key in value)
    if word == "additionalProperties":
        others = [value[key] for key in value if key not in schema.get("properties", {})]
        return not others if wanted is False else all(is_valid(other, wanted, root) for other in others)
    if word == "propertyNames":
        return all(is_valid(key, wanted, root) for key in value)
    return {"minProperties": len(value) >= wanted, "maxProperties": len(value) <= wanted}[word]


def _plain(value: Located) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.values.items()}
    return [_plain(item) for item in value.items] if isinstance(value, Sequence) else _resolved(value)


def _resolved(scalar: Scalar) -> Any:
    return resolve(scalar)
