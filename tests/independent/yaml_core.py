"""Documents of YAML 1.2's core schema, as plain trees that keep the source of every scalar."""

import re
from typing import Any, TypeAlias

import yaml

Tree: TypeAlias = Any  # a Scalar, a list of trees, or a dict from Scalars to trees

INT = re.compile(r"[-+]?[0-9]+\Z")
OCTAL = re.compile(r"0o[0-7]+\Z")
HEX = re.compile(r"0x[0-9a-fA-F]+\Z")
FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
NULLS = {"", "~", "null", "Null", "NULL"}
TRUES = {"true", "True", "TRUE"}
FALSES = {"false", "False", "FALSE"}


class Scalar(str):
    """The text of a scalar as it was written; `plain` is true if it has no quotes and no bar."""

    plain: bool

    def __new__(cls, text: str, plain: bool) -> "Scalar":
        """Make one from its text."""
        made = super().__new__(cls, text)
        made.plain = plain
        return made

    @property
    def value(self) -> Any:
        """What the core schema makes of it: None, bool, int, float or str."""
        text = str(self)
        if not self.plain:
            return text
        if text in NULLS:
            return None
        if text in TRUES or text in FALSES:
            return text in TRUES
        if INT.match(text):
            return int(text)
        if OCTAL.match(text) or HEX.match(text):
            return int(text, 0)
        return float(text) if FLOAT.match(text) else text


def documents(text: str) -> list[Tree]:
    """Return every document of a file that is not empty."""
    events = iter(yaml.parse(text, Loader=yaml.SafeLoader))
    found = []
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            found.append(_tree(next(events), events))
    return [one for one in found if not is_null(one)]


def is_null(tree: Tree) -> bool:
    """Whether a tree is a null scalar."""
    return isinstance(tree, Scalar) and tree.value is None


def _tree(event: Any, events: Any) -> Tree:
    """Return the tree that begins with an event."""
    if isinstance(event, yaml.AliasEvent) or event.anchor or event.tag:
        raise ValueError(f"anchors, aliases and tags are not part of the format: {event}")
    if isinstance(event, yaml.ScalarEvent):
        return Scalar(event.value, event.style is None)
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(_tree(event, events))
        return items
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(events)
    raise ValueError(f"unexpected YAML: {event}")


def _mapping(events: Any) -> Tree:
    """Return the mapping whose keys and values come next."""
    items: dict[Scalar, Tree] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _tree(event, events)
        if not isinstance(key, Scalar):
            raise ValueError(f"a key must be a scalar: {key!r}")
        if key in items:
            raise ValueError(f"the key {key!r} occurs twice")
        items[key] = _tree(next(events), events)
    return items
