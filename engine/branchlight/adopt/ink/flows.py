"""The flows of an ink story (itself, its knots and stitches), and every part that is inside one."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from branchlight.adopt.ink.meanings import Path
from branchlight.adopt.ink.tree import InkParameter, InkStory, Knot, Stitch, Weave
from branchlight.source.place import Place


@dataclass(frozen=True, slots=True)
class InkFlow:
    """A part with names of its own: a knot, a stitch, or the story outside of knots, whose path is empty."""

    path: Path
    place: Place
    parameters: tuple[InkParameter, ...]
    body: Weave
    is_function: bool

    @property
    def name(self) -> str:
        """Return the path with dots."""
        return ".".join(self.path)


def flows_of(story: InkStory) -> Iterator[InkFlow]:
    """Yield the story, then its stitches, then each knot before its stitches."""
    yield InkFlow((), story.place, (), story.body, False)
    for stitch in story.stitches:
        yield _of_stitch((), stitch)
    for knot in story.knots:
        yield _of_knot(knot)
        for stitch in knot.stitches:
            yield _of_stitch((knot.name,), stitch)


def _of_knot(knot: Knot) -> InkFlow:
    return InkFlow((knot.name,), knot.place, knot.parameters, knot.body, knot.is_function)


def _of_stitch(around: Path, stitch: Stitch) -> InkFlow:
    return InkFlow((*around, stitch.name), stitch.place, stitch.parameters, stitch.body, False)


def parts_of(root: object) -> Iterator[Any]:
    """Yield a part of the tree and every part inside it, in the order of the text."""
    waiting: list[object] = [root]
    while waiting:
        part = waiting.pop()
        yield part
        inside: list[object] = []
        for name in _names_in(type(part)) or ():
            value = getattr(part, name)
            inside += value if type(value) is tuple else (value,)
        waiting += [each for each in reversed(inside) if _names_in(type(each)) is not None]


def _names_in(kind: type[object]) -> tuple[str, ...] | None:
    """Return the names of what is inside a kind of part; None if it is no part of the tree."""
    if kind not in _KNOWN:
        known = tuple(field.name for field in fields(kind) if field.name != "place") if is_dataclass(kind) else None
        _KNOWN[kind] = known
    return _KNOWN[kind]


_KNOWN: dict[type[object], tuple[str, ...] | None] = {}
