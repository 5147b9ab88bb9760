"""Archives: a story that was packed and unpacked is the same story, and everything else is refused."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from branchlight import choose, load_text, start
from branchlight.compiler.archive import ArchiveError, format_of, pack, unpack
from branchlight.model.story import Slot, Story
from branchlight.source.place import Place
from tests.play.tales import TALE


def test_the_same_story_comes_back() -> None:
    loaded = load_text(TALE)
    assert loaded.story is not None
    story, diagnostics = unpack(pack(loaded.story, loaded.diagnostics))
    assert story._replace(nodes={}) == loaded.story._replace(nodes={})
    assert dict(story.nodes) == dict(loaded.story.nodes) and diagnostics == loaded.diagnostics
    assert list(story.nodes) == list(loaded.story.nodes) and len(story.nodes) == len(loaded.story.nodes)


def test_it_plays_the_same() -> None:
    loaded = load_text(TALE)
    assert loaded.story is not None
    story, _ = unpack(pack(loaded.story, ()))
    one, other = start(loaded.story, 3), start(story, 3)
    for _ in range(20):
        assert one._replace(story=story) == other._replace(story=story)
        open_ = [choice for choice in one.choices if choice.open]
        if not open_:
            break
        one, other = choose(one, open_[-1]), choose(other, open_[-1].id)


Head = list[Any]
"""The first line of an archive: its format, the names and sizes of its nodes, the story, and its diagnostics."""


def packed() -> tuple[Head, bytes]:
    """Return an archive's first line, parsed, and the nodes below it."""
    loaded = load_text(TALE)
    assert loaded.story is not None
    head, nodes = pack(loaded.story, loaded.diagnostics).split(b"\n", 1)
    return json.loads(head), nodes


def test_unchanged_archive_is_read() -> None:
    head, nodes = packed()
    unpack(json.dumps(head).encode() + b"\n" + nodes)


@pytest.mark.parametrize("line", ["", "{}", "[]", "null", "3", "x", "\xff", "[" * 2000])
def test_other_first_line_is_refused(line: str) -> None:
    with pytest.raises(ArchiveError):
        unpack(line.encode("latin-1") + b"\n" + packed()[1])


_SLOTS = Story._fields.index("slots") + 1

WRONG: dict[str, Callable[[Head], object]] = {
    "another format": lambda head: head.__setitem__(0, "another"),
    "the format of an earlier engine": lambda head: head.__setitem__(0, 5),
    "a field too few": lambda head: head.pop(),
    "a field too many": lambda head: head.append(0),
    "a node without a name": lambda head: head[1].pop(),
    "a name without a node": lambda head: head[1].append("main.more"),
    "a node that is longer": lambda head: head[2].__setitem__(0, head[2][0] + 1),
    "a story with a field too few": lambda head: head[3].pop(),
    "a story with a field too many": lambda head: head[3].append(0),
    "a slot with a field too few": lambda head: head[3][_SLOTS][1].pop(),
    "a slot with a field too many": lambda head: head[3][_SLOTS][1].append(0),
    "a type that there is not": lambda head: head[3].__setitem__(0, 999),
    "a story that is none": lambda head: head.__setitem__(3, 0),
    "a mapping that is none": lambda head: head.__setitem__(3, [1, 0]),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_what_is_no_archive_is_refused(wrong: Callable[[Head], object]) -> None:
    head, nodes = packed()
    wrong(head)
    with pytest.raises(ArchiveError):
        unpack(json.dumps(head).encode() + b"\n" + nodes)


class Spot(NamedTuple):
    """A place that names the column differently."""

    file: str
    line: int
    row: int


class Longer(NamedTuple):
    """A place with one field more."""

    file: str
    line: int
    column: int
    length: int


def test_types_with_other_fields_make_another_format() -> None:
    renamed = [type("Place", (type_,), {}) for type_ in (Spot, Longer)]
    rows = [[Place, Slot], [Slot, Place], [Place], *[[type_, Slot] for type_ in renamed]]
    formats = [format_of(types) for types in rows]
    assert len(set(formats)) == len(formats) and formats[0] == format_of([Place, Slot])


def test_archive_with_lost_or_added_parts_is_refused() -> None:
    loaded = load_text(TALE)
    assert loaded.story is not None
    archive = pack(loaded.story, ())
    for wrong in (archive + b"0", archive[:-1], archive[: archive.index(b"\n")], archive[: archive.index(b"\n") + 1]):
        with pytest.raises(ArchiveError):
            unpack(wrong)
