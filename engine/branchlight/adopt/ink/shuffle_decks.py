"""Shuffles whose sides do more than show a text, and those that stop at their last side, written with lists.

    {shuffle:                 LIST shuffled = (first), (second)
        - ~ lost = true       VAR dealt = first
        - -> inn              {not shuffled: ~ shuffled = (first, second)}
    }                         ~ dealt = LIST_RANDOM(shuffled)
                              {dealt:
                                  - first: ~ shuffled -= first
                                           ~ lost = true
                                  - else: ~ shuffled -= second
                                          -> inn
                              }

A text alone can be a series. What diverts or changes the state has to know which side was drawn.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from branchlight.adopt.ink.flows import parts_of
from branchlight.adopt.ink.tree import (
    Alternatives,
    Assignment,
    Branch,
    Branching,
    ChoicePoint,
    Divert,
    Evaluation,
    GlobalVariable,
    InkExpression,
    InkList,
    InkStory,
    Inline,
    Invocation,
    Label,
    ListItem,
    ListValue,
    Reference,
    Return,
    Section,
    Statement,
    TempDeclaration,
    TextLine,
    Thread,
    Truth,
    TunnelCall,
    TunnelReturn,
    Unary,
    Weave,
)
from branchlight.source.place import Place

_EFFECTS = (Assignment, ChoicePoint, Divert, Evaluation, Return, TempDeclaration, Thread, TunnelCall, TunnelReturn)
_SIDES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
MOST_SIDES = len(_SIDES)
_BEYOND = 1_000_000
"""The columns of what is added begin here, so that no two parts have one place."""

_Part = TypeVar("_Part")


def with_decks(story: InkStory) -> InkStory:
    """Return a story without such shuffles. Those with more than ten sides stay."""
    if not any(isinstance(part, Alternatives) and _needs_deck(part) for part in parts_of(story)):
        return story
    decks = _Decks(story)
    body = decks.rewritten(story.body)
    stitches, knots = decks.rewritten(story.stitches), decks.rewritten(story.knots)
    return replace(
        story,
        body=body,
        stitches=stitches,
        knots=knots,
        lists=(*story.lists, *decks.lists),
        variables=(*story.variables, *decks.variables),
    )


class _Decks:
    """The lists and variables that are added."""

    def __init__(self, story: InkStory) -> None:
        self.lists: list[InkList] = []
        self.variables: list[GlobalVariable] = []
        self._taken = {part.name for part in parts_of(story) if hasattr(part, "name") and isinstance(part.name, str)}
        self._columns = _BEYOND
        self._sides = tuple(self._free(name) for name in _SIDES)

    def rewritten(self, part: _Part) -> _Part:
        """Return a part of the tree with other shuffles in it."""
        if isinstance(part, tuple):
            if not any(is_dataclass(each) for each in part):
                return part
            return tuple(inner for each in part for inner in self._replaced(each))  # type: ignore[return-value]
        changed = {}
        for field in fields(part):  # type: ignore[arg-type]
            value = getattr(part, field.name)
            if is_dataclass(value) or (type(value) is tuple and field.name not in ("place", "names")):
                other = self.rewritten(value)
                if other is not value and other != value:
                    changed[field.name] = other
        return replace(part, **changed) if changed else part  # type: ignore[type-var]

    def _replaced(self, part: object) -> Iterator[object]:
        """Yield what comes in the place of one part of a row."""
        if not is_dataclass(part):
            yield part
            return
        part = self.rewritten(part)
        if isinstance(part, Alternatives) and _needs_deck(part):
            yield self._dealt(part)
        else:
            yield part

    def _dealt(self, shuffle: Alternatives) -> Branching:
        """Return the conditional that deals a side and follows it."""
        stopping = shuffle.kind == "shuffle stopping"
        sides = shuffle.branches[:-1] if stopping else shuffle.branches
        deck, dealt = self._names(shuffle, len(sides))
        names = self._sides[: len(sides)]
        place = shuffle.place
        items = tuple(self._name(place, deck, name) for name in names)
        steps: list[Statement] = []
        if shuffle.kind == "shuffle":
            refill = Assignment(self._next(place), self._name(place, deck), "=", ListValue(self._next(place), items))
            empty = Unary(self._next(place), "not", self._name(place, deck))
            steps.append(self._line(place, self._when(place, empty, (refill,))))
        draw = Invocation(self._next(place), "LIST_RANDOM", (self._name(place, deck),))
        steps.append(Assignment(self._next(place), self._name(place, dealt), "=", draw, False))
        cases = tuple(
            Branch(
                side.place,
                None if side is sides[-1] else self._name(place, deck, name),
                self._side(side, shuffle.multiline, deck, name),
            )
            for side, name in zip(sides, names, strict=True)
        )
        switch = Branching(self._next(place), self._name(place, dealt), cases, False)
        body = (*steps, self._line(place, switch))
        if shuffle.kind == "shuffle":
            return self._when(place, Truth(self._next(place), True), body)
        last = (shuffle.branches[-1],) if stopping else ()
        return self._when(place, self._name(place, deck), body, *(_begun(each, shuffle.multiline) for each in last))

    def _side(self, side: Weave, multiline: bool, deck: str, name: str) -> Weave:
        """Return a side that is taken out of the deck before it is followed."""
        place = side.place
        taken = Assignment(self._next(place), self._name(place, deck), "-=", self._name(place, deck, name))
        return _after((taken,), _begun(side, multiline))

    def _names(self, shuffle: Alternatives, count: int) -> tuple[str, str]:
        """Declare a list of the sides and a variable for the one that was drawn, and return their names."""
        deck, dealt = self._free("shuffled"), self._free("dealt")
        place = shuffle.place
        items = tuple(
            ListItem(self._next(place), name, number, True) for number, name in enumerate(self._sides[:count], 1)
        )
        self.lists.append(InkList(self._next(place), deck, items))
        first = self._name(place, deck, self._sides[0])
        self.variables.append(GlobalVariable(self._next(place), dealt, first))
        return deck, dealt

    def _free(self, wanted: str) -> str:
        number = 1
        name = wanted
        while name in self._taken:
            number += 1
            name = f"{wanted}_{number}"
        self._taken.add(name)
        return name

    def _when(self, place: Place, condition: InkExpression, body: tuple[Statement, ...], *other: Weave) -> Branching:
        own = Weave(place, (Section(place, None, body),))
        branches = (Branch(place, condition, own), *(Branch(each.place, None, each) for each in other))
        return Branching(self._next(place), None, branches, False)

    def _line(self, place: Place, part: Inline) -> TextLine:
        return TextLine(place, (part,), False)

    def _name(self, place: Place, *names: str) -> Reference:
        return Reference(self._next(place), names)

    def _next(self, place: Place) -> Place:
        self._columns += 1
        return place._replace(column=self._columns)


def _needs_deck(part: Alternatives) -> bool:
    if not part.kind.startswith("shuffle") or not 1 < len(part.branches) <= MOST_SIDES:
        return False
    inside = (each for branch in part.branches for each in parts_of(branch))
    return part.kind == "shuffle stopping" or any(isinstance(each, (*_EFFECTS, Label)) for each in inside)


def _begun(side: Weave, multiline: bool) -> Weave:
    """Return a side with the line break before it that alternatives over several lines have, if it is not empty."""
    return _after((TextLine(side.place, (), True),), side) if multiline and not side.is_empty else side


def _after(statements: tuple[Statement, ...], side: Weave) -> Weave:
    """Return a side with statements before it."""
    if side.sections and side.sections[0].gather is None:
        first = side.sections[0]
        return replace(side, sections=(replace(first, body=(*statements, *first.body)), *side.sections[1:]))
    return replace(side, sections=(Section(side.place, None, statements), *side.sections))
