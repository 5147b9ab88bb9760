"""The archive of a compiled story: its bytes are plain JSON, which can hold values and nothing else.

The first line is the story without its nodes, and the length of each of them. The nodes follow, each compressed by
itself and unpacked on first use, so a story takes no more memory than space on the disk.

A single value is written as it is. A sequence of values becomes a list whose first item is its type: 0 for a tuple, 1
for a mapping, or the position of its type in `_TYPES`, counted from 2.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate, pairwise
from typing import Any, get_args
from zlib import compress, decompress

from branchlight.language.expression import Expression
from branchlight.language.prose import Piece
from branchlight.language.types import Type
from branchlight.model import story as model
from branchlight.model.question import AnswerGroup, Ask
from branchlight.model.statements import NodeCall, Statement
from branchlight.model.story import Node, Story
from branchlight.source.diagnostic import Diagnostic, Related
from branchlight.source.files import fingerprint
from branchlight.source.fix import Edit, Fix
from branchlight.source.place import Place

_TYPES: tuple[Any, ...] = (
    None,
    None,
    Place,
    Diagnostic,
    Related,
    Fix,
    Edit,
    Type,
    *get_args(Expression),
    *get_args(Piece),
    model.Slot,
    *get_args(Statement),
    model.Way,
    *get_args(Ask),
    AnswerGroup,
    NodeCall,
    model.ChoiceGroup,
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
_LEAVES = frozenset((str, int, bool, float, type(None)))
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))
_MOST_READY = 256
_LAYOUT = 19
"""The version of the layout. It grows with each change of meaning or packing that the types do not show."""
_LENGTHS = [len(type_._fields) if type_ else 0 for type_ in _TYPES]
_NUMBERS = {tuple: 0, **{type_: number for number, type_ in enumerate(_TYPES) if type_}}


def format_of(types: Iterable[Any]) -> str:
    """Return a digest of the types in an archive: another field or another order makes another format."""
    fields = [(type_.__name__, type_._fields) if type_ else None for type_ in types]
    return fingerprint(repr((_LAYOUT, fields)).encode(), 8)


FORMAT = format_of(_TYPES)
"""The format of these archives. Others are ignored: a node of another shape would fail only during play."""


class ArchiveError(ValueError):
    """The error of bytes that are not an archive of this format."""


def pack(story: Story, diagnostics: tuple[Diagnostic, ...], level: int = 1) -> bytes:
    """Return the archive of a story and of its diagnostics. At level 0, its nodes are not compressed."""
    nodes = [compress(_dumps(node), level) for node in story.nodes.values()]
    rest = [_packed(story._replace(nodes={})), _packed(diagnostics)]
    head = json.dumps([FORMAT, list(story.nodes), [len(node) for node in nodes], *rest])
    return b"".join([head.encode(), b"\n", *nodes])


def unpack(data: bytes, start: int = 0) -> tuple[Story, tuple[Diagnostic, ...]]:
    """Return the arguments of `pack` from the archive that begins at `start`.

    Raises `ArchiveError` if it is not of this format.
    """
    try:
        end = data.index(b"\n", start) + 1
        format_, names, sizes, story, diagnostics = json.loads(data[start:end])
        if format_ != FORMAT or end + sum(sizes) != len(data):
            raise ArchiveError("another format")
        # The sizes give the start and end of each node, which stays compressed until its first use.
        edges = pairwise(accumulate(sizes, initial=end))
        nodes = {name: data[first:behind] for name, (first, behind) in zip(names, edges, strict=True)}
        return _unpacked(story)._replace(nodes=_Nodes(nodes)), _unpacked(diagnostics)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise ArchiveError(str(error)) from error


class _Nodes(Mapping[str, Node]):
    """The nodes of a story, each unpacked on first use. The last few are cached."""

    def __init__(self, packed: dict[str, bytes]) -> None:
        self.packed = packed
        self.ready: dict[str, Node] = {}

    def __getitem__(self, name: str) -> Node:
        node = self.ready.get(name)
        if node is None:
            node = unpacked_node(decompress(self.packed[name]))
            if len(self.ready) >= _MOST_READY:
                del self.ready[next(iter(self.ready))]
            self.ready[name] = node
        return node

    def __contains__(self, name: object) -> bool:
        return name in self.packed

    def __iter__(self) -> Iterator[str]:
        return iter(self.packed)

    def __len__(self) -> int:
        return len(self.packed)


def packed_nodes(story: Story) -> dict[str, bytes]:
    """Return the nodes of a story from an archive as it has them: compressed, by their names."""
    assert isinstance(story.nodes, _Nodes)
    return story.nodes.packed


def unpacked_node(data: bytes) -> Node:
    """Return the node that these bytes hold, after they were decompressed."""
    node: Node = _unpacked(json.loads(data))
    return node


def _dumps(node: Node) -> bytes:
    return _ENCODER.encode(_packed(node)).encode()


def _packed(value: Any) -> Any:
    if isinstance(value, tuple):
        row = [_NUMBERS[type(value)], *value]
        for place, item in enumerate(value, 1):
            if item.__class__ not in _LEAVES:
                row[place] = _packed(item)
        return row
    if isinstance(value, Mapping):
        return [1, {key: _packed(item) for key, item in value.items()}]
    return value


def _unpacked(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    number = value.pop(0)
    if number == 1:
        return {key: _unpacked(item) for key, item in value[0].items()}
    for place, item in enumerate(value):
        if item.__class__ is list:
            value[place] = _unpacked(item)
    if number == 0:
        return tuple(value)
    if len(value) != _LENGTHS[number]:
        raise ArchiveError(f"{_TYPES[number].__name__} of {len(value)}")
    return tuple.__new__(_TYPES[number], value)  # as `_make` does, in fewer calls
