"""Nodes and choices as YAML."""

from collections import Counter
from collections.abc import Iterator

from branchlight.adopt.lower.blocks.ink_blocks import (
    ChoiceOffer,
    Group,
    InkBlock,
    WayOut,
    offers_of,
)
from branchlight.adopt.write.identifiers import derived_id
from branchlight.adopt.write.layout import StoryLayout, is_never_empty, plain_label
from branchlight.adopt.write.prose_text import ProseWriter
from branchlight.adopt.write.remarks import Remarks
from branchlight.adopt.write.statement_lines import StatementWriter
from branchlight.adopt.write.written_values import Expressions, place_name
from branchlight.adopt.write.yaml_text import block, fits, flow, is_simple, scalar
from branchlight.source.place import Place


class NodeWriter:
    """The writer of the nodes of one scene."""

    def __init__(self, layout: StoryLayout, expressions: Expressions, remarks: Remarks, scene: str) -> None:
        self._layout = layout
        self._expressions = expressions
        self._remarks = remarks
        self._scene = scene
        self._prose = ProseWriter(expressions, scene)
        self._statements = StatementWriter(expressions, scene)

    def node(self, node: InkBlock) -> list[str]:
        """Return the lines of a node."""
        spot = self._layout.spots[id(node)]
        lines = [*self._remarks.before(node.place, 0), f"node: {spot.node}", f"origin: {origin(node.place)}"]
        if tags := self._remarks.tags(node.place):
            lines.append(f"tags: {_tags(tags)}")
        return [*lines, *self._body(node, None, 0)]

    def _body(self, body: InkBlock, around: InkBlock | None, indent: int) -> list[str]:
        """Return the lines of a body. `around` is where the nearest way out around it leads, if all agree on it."""
        pad = " " * indent
        lines = self._statements.do(body.do, indent)
        if text := self._prose.text(body.text):
            lines += _text(text, indent)
        if body.call is not None:
            lines.append(f"{pad}call: {self._name(body.call)}")
        own = self._shared(body, around) if body.offers else None
        if body.offers:
            lines.append(f"{pad}choices:")
            for item in body.offers:
                lines += self._item(item, own if own is not None or body.ways else around, indent)
        if body.ending:
            lines.append(f"{pad}ending: {self._expressions.wordings.ending(body.ending)}")
        elif own is not None and own is not around:
            lines.append(f"{pad}go: {self._name(own)}")
        elif body.ways and not (body.offers and own is not None):
            lines += self._ways(body, around, indent)
        return lines

    def _shared(self, body: InkBlock, around: InkBlock | None) -> InkBlock | None:
        """Return the block to which the choices of a body lead if they name no other, or None."""
        if body.ways:
            alone = len(body.ways) == 1 and body.ways[0].condition is None
            return body.ways[0].to if alone else None
        if around is not None:
            return around
        if not self._is_safe(body):
            return None
        ends = Counter(id(end) for end in self._ends(body) if end.is_gather)
        if not ends:
            return None
        most = ends.most_common(1)[0][0]
        return next(end for end in self._ends(body) if id(end) == most)

    def _is_safe(self, body: InkBlock) -> bool:
        """Return whether some choice is always open, in a body and in all those within it that end in choices."""
        if body.offers and not body.ways and not is_never_empty(body.offers):
            return False
        return all(self._is_safe(offer.body) for offer in offers_of(body.offers) if self._is_folded(offer.body))

    def _is_folded(self, body: InkBlock) -> bool:
        return bool(self._layout.spots[id(body)].choice)

    def _ends(self, body: InkBlock) -> Iterator[InkBlock]:
        """Yield where the choices within a body lead."""
        for offer in offers_of(body.offers):
            inner = offer.body
            if not self._is_folded(inner):
                yield inner
            elif inner.offers:
                if not inner.ways:
                    yield from self._ends(inner)
            elif len(inner.ways) == 1 and inner.ways[0].condition is None and inner.ways[0].to is not None:
                yield inner.ways[0].to

    def _item(self, item: ChoiceOffer | Group, around: InkBlock | None, indent: int) -> list[str]:
        if isinstance(item, ChoiceOffer):
            return self._choice(item, around, indent)
        pad = " " * (indent + 2)
        lines = [f"{pad}- if: {self._statements.test(item.condition)}", f"{pad}  choices:"]
        for each in item.offers:
            lines += self._item(each, around, indent + 4)
        return lines

    def _choice(self, offer: ChoiceOffer, around: InkBlock | None, indent: int) -> list[str]:
        """Return the lines of a choice: on one line if it is short."""
        pad = " " * (indent + 2)
        remarks = self._remarks.before(offer.place, indent + 2)
        head = self._head(offer)
        body = offer.body
        if not self._is_folded(body):
            head += [] if body is around else [("go", self._name(body))]
            rest: list[str] = []
        else:
            rest = self._body(body, around, indent + 4)
        short = f"{pad}- {flow([*head, *_single(rest)])}"
        if len(rest) <= 1 and fits(short) and all(is_simple(value) for _, value in head):
            return [*remarks, short]
        lines = [f"{pad}  {key}: {value}" for key, value in head]
        lines[0] = f"{pad}- {lines[0].strip()}"
        return [*remarks, *lines, *rest]

    def _head(self, offer: ChoiceOffer) -> list[tuple[str, str]]:
        label = self._prose.label(offer.label) or "…"
        name = self._layout.ids[id(offer)]
        found = [("label", scalar(label, in_flow=True))]
        if not plain_label(offer.label) or derived_id(plain_label(offer.label)) != name:
            found.append(("id", name))
        found.append(("origin", origin(offer.place)))
        if offer.condition is not None:
            found.append(("if", self._statements.test(offer.condition)))
        if offer.is_once:
            found.append(("once", "true"))
        if tags := self._remarks.tags(offer.place):
            found.append(("tags", _tags(tags)))
        return found

    def _ways(self, body: InkBlock, around: InkBlock | None, indent: int) -> list[str]:
        pad = " " * indent
        ways = body.ways
        if len(ways) == 1 and ways[0].condition is None:
            same = ways[0].to is around and around is not None
            return [] if same else [f"{pad}go: {self._way_name(ways[0])}"]
        lines = [f"{pad}go:"]
        for way in ways:
            test = [] if way.condition is None else [("if", self._statements.test(way.condition))]
            lines.append(f"{pad}  - {flow([*test, ('to', self._way_name(way))])}")
        return lines

    def _way_name(self, way: WayOut) -> str:
        return "back" if way.to is None else self._name(way.to)

    def _name(self, block: InkBlock) -> str:
        return place_name(self._layout.spots[id(block)], self._scene)


def _tags(tags: list[str]) -> str:
    return f"[{', '.join(scalar(each, in_flow=True) for each in tags)}]"


def origin(place: Place) -> str:
    """Return a place in the ink as it is written in the story: its file and its line."""
    return scalar(f"{place.file}:{place.line}", in_flow=True)


def _text(text: str, indent: int) -> list[str]:
    pad = " " * indent
    one = f"{pad}text: {scalar(text)}"
    if "\n" not in text and fits(one) and scalar(text) == text:
        return [one]
    return [f"{pad}text: |", *block(text, indent + 2)]


def _single(lines: list[str]) -> list[tuple[str, str]]:
    """Return the key and the value of the only line of a body, for a mapping on one line."""
    if len(lines) != 1:
        return []
    key, _, value = lines[0].strip().partition(": ")
    return [(key, value if value[:1] in "\"'[" else scalar(value, in_flow=True))]
