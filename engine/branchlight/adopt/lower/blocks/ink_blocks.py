"""Blocks: what becomes a node or the body of a choice. They are filled while the weaves are followed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from branchlight.adopt.lower.ink_values import Mark, Value
from branchlight.adopt.lower.texts.pieces import Piece, values
from branchlight.source.place import Place


@dataclass(frozen=True, slots=True)
class Change:
    """A statement: `name op value`, where `op` is `=`, `+=` or `-=`."""

    name: str
    op: str
    value: Value


@dataclass(frozen=True, slots=True)
class ChangesIf:
    """Statements under a condition."""

    condition: Value
    then: tuple["Statement", ...]
    otherwise: tuple["Statement", ...] = ()


Statement = Change | ChangesIf


@dataclass(eq=False, slots=True)
class InkBlock:
    """A body: its statements, its text, a call, its choices, and where it leads.

    `is_choice` says that choices lead to it, and `is_gather` that loose ends do.

    `scene` is the knot that it belongs to, and `name` what its author called it. `marks` are counted on entering it.
    If `is_back`, a way returns to the caller. `ending` is the name of the ending, "" if it does not end the story.
    """

    place: Place
    scene: str
    name: str = ""
    marks: set[Mark] = field(default_factory=set)
    do: list[Statement] = field(default_factory=list)
    text: list[Piece] = field(default_factory=list)
    call: "InkBlock | None" = None
    offers: list["ChoiceOffer | Group"] = field(default_factory=list)
    ways: list["WayOut"] = field(default_factory=list)
    ending: str = ""
    tags: list[str] = field(default_factory=list)
    is_choice: bool = False
    is_gather: bool = False

    @property
    def is_empty(self) -> bool:
        """Return whether nothing was put into it yet."""
        return not (self.do or self.text or self.call or self.offers or self.ways or self.ending)


@dataclass(frozen=True, slots=True)
class WayOut:
    """A way out, under a condition or not; `to` is None if it returns to the caller.

    `once` is the mark of a choice without words that is taken once, None for any other way.
    """

    condition: Value | None
    to: InkBlock | None
    once: Mark | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ChoiceOffer:
    """A choice: its label, its condition, and the block that it leads to.

    `name` is the author's label, and `mark` counts how often it was entered. `uses` is what its body knows by other
    names, as the parameters of a thread. `reads` is all that its condition, its label and its uses depend on.
    """

    place: Place
    mark: Mark
    name: str
    label: tuple[Piece, ...]
    condition: Value | None
    is_once: bool
    is_fallback: bool
    body: InkBlock
    tags: tuple[str, ...] = ()
    uses: tuple[Value, ...] = ()
    reads: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "reads", _reads_of(self))


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Choices under one condition. `reads` is all that the condition and the choices depend on."""

    condition: Value
    offers: tuple["ChoiceOffer | Group", ...]
    reads: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        found = self.condition.reads().union(*(each.reads for each in self.offers))
        object.__setattr__(self, "reads", found)


def offers_of(items: Iterable[ChoiceOffer | Group]) -> Iterator[ChoiceOffer]:
    """Yield the choices, also those in groups."""
    for item in items:
        if isinstance(item, ChoiceOffer):
            yield item
        else:
            yield from offers_of(item.offers)


def written(statements: Iterable[Statement]) -> frozenset[str]:
    """Return the names of the state that statements change."""
    found: set[str] = set()
    for each in statements:
        if isinstance(each, Change):
            found.add(each.name)
        else:
            found |= written(each.then) | written(each.otherwise)
    return frozenset(found)


def statement_values(statements: Iterable[Statement]) -> Iterator[Value]:
    """Yield every value in statements."""
    for each in statements:
        if isinstance(each, Change):
            yield each.value
        else:
            yield each.condition
            yield from statement_values(each.then)
            yield from statement_values(each.otherwise)


def offer_values(items: Iterable[ChoiceOffer | Group]) -> Iterator[Value]:
    """Yield the conditions of choices and groups, and what their labels show."""
    for item in items:
        if item.condition is not None:
            yield item.condition
        if isinstance(item, ChoiceOffer):
            yield from (*values(item.label), *item.uses)
        else:
            yield from offer_values(item.offers)


def _reads_of(offer: ChoiceOffer) -> frozenset[str]:
    """Return the names of the state that the condition of a choice, its label and its uses depend on."""
    return frozenset[str]().union(*(value.reads() for value in offer_values((offer,))))


def block_values(block: InkBlock) -> Iterator[Value]:
    """Yield every value in a block."""
    yield from statement_values(block.do)
    yield from values(block.text)
    yield from offer_values(block.offers)
    yield from (way.condition for way in block.ways if way.condition is not None)


def next_blocks(block: InkBlock) -> Iterator[InkBlock]:
    """Yield the blocks that a block leads to: by its call, its choices and its ways."""
    if block.call is not None:
        yield block.call
    yield from (offer.body for offer in offers_of(block.offers))
    yield from (way.to for way in block.ways if way.to is not None)


def every_change(statements: Iterable[Statement]) -> Iterator[Change]:
    """Yield every statement, also those under conditions."""
    for each in statements:
        if isinstance(each, Change):
            yield each
        else:
            yield from every_change(each.then)
            yield from every_change(each.otherwise)
