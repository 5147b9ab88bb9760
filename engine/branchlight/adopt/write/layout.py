"""The layout of the adopted story: which blocks become nodes, in which scenes, and what they are called."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from branchlight.adopt.lower.blocks.block_graph import all_blocks, offered, references
from branchlight.adopt.lower.blocks.ink_blocks import ChoiceOffer, Group, InkBlock, block_values, offers_of
from branchlight.adopt.lower.ink_values import Mark, Value, negation
from branchlight.adopt.lower.lowering import Lowering
from branchlight.adopt.lower.texts.pieces import InkWords, Piece
from branchlight.adopt.write.identifiers import Taken, derived_id, identifier, slug

_LONGEST_ID = 200


@dataclass(frozen=True, slots=True, eq=False)
class NodeSpot:
    """The place of a block: a node of a scene, or a choice of a node. `choice` is "" if it is a node."""

    scene: str
    node: str
    choice: str = ""


@dataclass(eq=False, slots=True)
class StoryLayout:
    """Everything that is written: the scenes with their nodes in order, and where each block is.

    `marked` has the blocks that count a mark, and `ids` the id of each choice.
    """

    low: Lowering
    start: InkBlock
    scenes: dict[str, list[InkBlock]] = field(default_factory=dict)
    spots: dict[int, NodeSpot] = field(default_factory=dict)
    marked: dict[Mark, list[InkBlock]] = field(default_factory=dict)
    ids: dict[int, str] = field(default_factory=dict)


def needed_marks(blocks: list[InkBlock]) -> set[Mark]:
    """Return the marks that some value asks for."""
    return {part.mark for block in blocks for value in block_values(block) for part in value.parts() if part.mark}


def counted_marks(blocks: list[InkBlock]) -> set[Mark]:
    """Return the marks of which a number or a time is asked. They need a node, and not a choice."""
    found: set[Mark] = set()
    for block in blocks:
        for value in block_values(block):
            found |= _counted(value, is_test=False)
    return found


def _counted(value: Value, is_test: bool) -> set[Mark]:
    if value.op in ("since", "turns") or (value.op == "visits" and not is_test):
        return {value.mark}
    found: set[Mark] = set()
    for part in value.args:
        found |= _counted(part, is_seen_test(value))
    return found


def is_seen_test(value: Value) -> bool:
    """Return whether a value asks only whether something was entered at all."""
    return value.op in ("!=", "==") and value.args[0].op == "visits" and value.args[1] == _ZERO


_ZERO = Value("literal", "number", constant=0)


def lay_out(low: Lowering, start: InkBlock, roots: list[InkBlock], main: str) -> StoryLayout:
    """Return the layout of the blocks that roots lead to."""
    blocks = all_blocks(roots)
    layout = StoryLayout(low, start)
    counted = counted_marks(blocks)
    led, chosen = references(blocks), offered(blocks)
    are_nodes = {id(root) for root in roots} | set(led)
    are_nodes |= {key for key, count in chosen.items() if count > 1}
    are_nodes |= {id(block) for block in blocks if block.marks & counted}
    are_nodes |= {id(body) for block in blocks if block.ways and block.offers for body in _stranded(block)}
    for block in blocks:
        for mark in block.marks:
            layout.marked.setdefault(mark, []).append(block)
    nodes = sorted((block for block in blocks if id(block) in are_nodes), key=lambda each: _order(low, each))
    _name_nodes(layout, nodes, main)
    for node in nodes:
        spot = layout.spots[id(node)]
        _name_choices(layout, node, spot, Taken())
    return layout


def _stranded(block: InkBlock) -> Iterator[InkBlock]:
    """Yield the bodies of choices that would go on where the block does, though in ink they end.

    They end if none of their own choices is open.
    """
    for offer in offers_of(block.offers):
        body = offer.body
        if body.offers and not body.ways:
            if not is_never_empty(body.offers):
                yield body
            yield from _stranded(body)


def is_never_empty(items: Sequence[ChoiceOffer | Group]) -> bool:
    """Return whether one of the choices is open whatever holds: one without a condition, or two with opposite ones."""
    conditions = []
    for item in items:
        if isinstance(item, Group):
            if is_never_empty(item.offers):
                conditions.append(item.condition)
        elif not item.is_once:
            if item.condition is None:
                return True
            conditions.append(item.condition)
    return any(negation(each) in conditions for each in conditions)


def _order(low: Lowering, block: InkBlock) -> tuple[int, int, int]:
    return (*low.order.position(block.place), block.place.column)


def _name_nodes(layout: StoryLayout, nodes: list[InkBlock], main: str) -> None:
    taken: dict[str, Taken] = {}
    names: dict[int, str] = {}
    flows = {id(block) for path, block in layout.low.blocks.points.items() if path in layout.low.parts.flows}
    ranked = sorted(nodes, key=lambda each: (not each.name, not each.marks, id(each) not in flows))
    for block in ranked:
        scene = identifier(block.scene) if block.scene else main
        name = identifier(block.name) if block.name else _unnamed(layout, nodes, names, block, main)
        names[id(block)] = taken.setdefault(scene, Taken()).new(name)
    for block in nodes:
        scene = identifier(block.scene) if block.scene else main
        layout.scenes.setdefault(scene, []).append(block)
        layout.spots[id(block)] = NodeSpot(scene, names[id(block)])


def _unnamed(layout: StoryLayout, nodes: list[InkBlock], names: dict[int, str], block: InkBlock, main: str) -> str:
    """Return the name of the last named node before a block in its scene, which gets a number."""
    before = ""
    for each in nodes:
        if each is block:
            break
        if each.scene == block.scene and each.name:
            before = identifier(each.name)
    return before or (identifier(block.scene) if block.scene else main)


def _name_choices(layout: StoryLayout, block: InkBlock, spot: NodeSpot, taken: Taken) -> None:
    for offer in offers_of(block.offers):
        name = taken.new(_wanted(offer))
        layout.ids[id(offer)] = name
        if id(offer.body) not in layout.spots:
            layout.spots[id(offer.body)] = NodeSpot(spot.scene, spot.node, name)
            _name_choices(layout, offer.body, spot, taken)


def _wanted(offer: ChoiceOffer) -> str:
    if offer.name:
        return identifier(offer.name)
    plain = plain_label(offer.label)
    derived = derived_id(plain)
    return (identifier(derived) if 0 < len(derived) <= _LONGEST_ID else slug(_words(offer.label))) or "choice"


def plain_label(label: tuple[Piece, ...]) -> str:
    """Return a label that does not vary; "" if it does."""
    if any(not isinstance(piece, InkWords) for piece in label):
        return ""
    return " ".join(_words(label).split())


def _words(label: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in label if isinstance(piece, InkWords))
