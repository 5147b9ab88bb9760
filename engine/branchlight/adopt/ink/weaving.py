"""Choices and gathers in a row, made into a tree by their depths, as inklecate does it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from branchlight.adopt.ink.tree import ChoicePoint, Gather, Section, Statement, Weave
from branchlight.source.place import Place

Row: TypeAlias = Statement | Gather


def woven(items: Sequence[Row], place: Place, base: int | None = None) -> Weave:
    """Return the weave of the items.

    `base` is the depth of its own choices and gathers; what is deeper belongs to the item before it. Without a base,
    the first choice or gather sets it.
    """
    if base is None:
        base = next((depth for item in items if (depth := _depth(item))), 1)
    loom = _Loom(place)
    at = 0
    while at < len(items):
        item = items[at]
        depth = _depth(item)
        if depth > base:
            end = _end_of_deeper(items, at, base)
            loom.add_deeper(woven(items[at:end], item.place, depth))
            at = end
            continue
        loom.add(item)
        at += 1
    return loom.finished()


def _depth(item: Row) -> int:
    """Return the depth of a choice or a gather, and 0 for all else."""
    return item.depth if isinstance(item, ChoicePoint | Gather) else 0


def _end_of_deeper(items: Sequence[Row], at: int, base: int) -> int:
    while at < len(items) and not 0 < _depth(items[at]) <= base:
        at += 1
    return at


class _Loom:
    """A weave in the making: the sections so far, and the choice that takes what follows, if one does."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._sections: list[Section] = []
        self._start: Place = place
        self._gather: Gather | None = None
        self._body: list[Statement] = []
        self._choice: ChoicePoint | None = None
        self._below: list[Statement] = []

    def add(self, item: Row) -> None:
        """Add an item at the depth of the weave, or one without a depth."""
        if isinstance(item, Gather):
            self._end_section()
            self._gather, self._start = item, item.place
        elif isinstance(item, ChoicePoint):
            self._end_choice()
            self._choice = item
        elif isinstance(item, Weave):
            self.add_deeper(item)
        elif self._choice is not None:
            self._below.append(item)
        else:
            self._body.append(item)

    def add_deeper(self, weave: Weave) -> None:
        """Add a weave below the last choice, or else among the statements."""
        if weave.is_empty:
            return
        if self._choice is not None:
            self._below.append(weave)
        else:
            self._body.append(weave)

    def finished(self) -> Weave:
        """Return the weave."""
        self._end_section()
        return Weave(self._place, tuple(self._sections))

    def _end_choice(self) -> None:
        if self._choice is not None:
            self._body.append(replace(self._choice, body=_below(self._choice.body.place, self._below)))
        self._choice, self._below = None, []

    def _end_section(self) -> None:
        self._end_choice()
        if self._gather or self._body:
            self._sections.append(Section(self._start, self._gather, tuple(self._body)))
        self._gather, self._body = None, []


def _below(place: Place, statements: list[Statement]) -> Weave:
    """Return what is below a choice as one weave: the lines come before the choices that are deeper."""
    if not statements:
        return Weave(place, ())
    last = statements[-1]
    if not isinstance(last, Weave) or any(isinstance(each, Weave) for each in statements[:-1]):
        return Weave(statements[0].place, (Section(statements[0].place, None, tuple(statements)),))
    lines = tuple(statements[:-1])
    first, rest = last.sections[0], last.sections[1:]
    if first.gather is None:
        return Weave(statements[0].place, (Section(statements[0].place, None, lines + first.body), *rest))
    own = (Section(statements[0].place, None, lines),) if lines else ()
    return Weave(statements[0].place, (*own, *last.sections))
