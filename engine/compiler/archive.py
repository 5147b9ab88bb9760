"""A compiled story as text, and back: plain JSON, which can hold values and nothing else.

The first line is the story without its nodes; each further line is one node, which is read when it is first asked
for. A value is written as it is; a row of values as a list whose first item says what it is: 0 a tuple, 1 a mapping,
or the place of its type in `_TYPES`, from 2 on.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from engine.language import prose
from engine.language.expression import Apply, Const, Load
from engine.language.types import Type
from engine.model import story as model
from engine.model.story import Node, Story
from engine.source.diagnostic import Diagnostic, Related
from engine.source.place import Place

FORMAT = 3
"""Grows with every change of a type below, so that older archives are left alone."""

_TYPES: tuple[Any, ...] = (
    None,
    None,
    Place,
    Diagnostic,
    Related,
    Type,
    Const,
    Load,
    Apply,
    prose.Words,
    prose.Show,
    prose.Either,
    prose.Series,
    prose.Open,
    prose.Direction,
    model.Slot,
    model.Assign,
    model.Way,
    model.Ask,
    model.Choice,
    model.Pool,
    model.Body,
    model.Node,
    model.Scene,
    model.Note,
    model.Voice,
    model.Mood,
    model.Variable,
    model.Gauge,
    model.Ending,
    model.Promise,
    model.Story,
    model.Condition,
    model.Formula,
)
_MOST_READY = 256
_NUMBERS = {type_: number for number, type_ in enumerate(_TYPES) if type_}


class ArchiveError(ValueError):
    """A text that is no archive of this format."""


def pack(story: Story, diagnostics: tuple[Diagnostic, ...]) -> str:
    """The text of a story and of what was found wrong with it."""
    head = [FORMAT, list(story.nodes), _packed(story._replace(nodes={})), _packed(diagnostics)]
    lines = [_dumps(head), *[_dumps(_packed(node)) for node in story.nodes.values()]]
    return "\n".join(lines)


def unpack(text: str) -> tuple[Story, tuple[Diagnostic, ...]]:
    """What `pack` was given. Raises `ArchiveError` if the text is not of this format."""
    head, *lines = text.split("\n")
    try:
        format_, names, story, diagnostics = json.loads(head)
        if format_ != FORMAT or len(names) != len(lines):
            raise ArchiveError("another format")
        whole = _unpacked(story)
        return whole._replace(nodes=_Nodes(dict(zip(names, lines, strict=True)))), _unpacked(diagnostics)
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise ArchiveError(str(error)) from error


class _Nodes(Mapping[str, Node]):
    """The nodes of a story, each read from its line when it is asked for; the last few are kept."""

    def __init__(self, lines: dict[str, str]) -> None:
        self.lines = lines
        self.ready: dict[str, Node] = {}

    def __getitem__(self, name: str) -> Node:
        node = self.ready.get(name)
        if node is None:
            node = _unpacked(json.loads(self.lines[name]))
            if len(self.ready) >= _MOST_READY:
                del self.ready[next(iter(self.ready))]
            self.ready[name] = node
        return node

    def __contains__(self, name: object) -> bool:
        return name in self.lines

    def __iter__(self) -> Iterator[str]:
        return iter(self.lines)

    def __len__(self) -> int:
        return len(self.lines)


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _packed(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_NUMBERS.get(type(value), 0), *[_packed(item) for item in value]]
    if isinstance(value, Mapping):
        return [1, {key: _packed(item) for key, item in value.items()}]
    return value


def _unpacked(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    number = value[0]
    if number == 1:
        return {key: _unpacked(item) for key, item in value[1].items()}
    items = [_unpacked(item) if item.__class__ is list else item for item in value[1:]]
    return _TYPES[number](*items) if number else tuple(items)
