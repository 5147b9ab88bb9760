"""Bodies as plain values: those of a node and of its choices, one within the other. What is usual is left out."""

from typing import Any, assert_never

from branchlight.language.operators import draws
from branchlight.model.offers import conjunction, opening_test, visit_slots
from branchlight.model.question import Ask, AskAmong, AskNumber, AskText, as_compared
from branchlight.model.statements import NodeCall
from branchlight.model.story import Body, Choice, Node, Offer, Pool, Story, Way
from branchlight.play.compiled_prose import is_steady
from branchlight.web.data_tables import DataTables, Marks
from branchlight.web.prose_as_data import prose_as_data


class BodiesAsData:
    """Makes plain values of the bodies of one story."""

    def __init__(self, story: Story, tables: DataTables) -> None:
        self.story = story
        self.tables = tables

    def node(self, node: Node) -> dict[str, Any]:
        """Return a node: its body, and the slots that are set back when a reader leaves it."""
        slots = visit_slots(node)
        return {**self.body(node.body, node), **({"leaving": slots} if slots else {})}

    def body(self, body: Body, node: Node, choice: Choice | None = None) -> dict[str, Any]:
        """Return a body, with its choices."""
        scene = self.story.scenes[node.scene]
        found = {
            "look": self.tables.look(scene.name, scene.title, body.pov, body.mood),
            "act": self.tables.act(self.marks(body, choice), body.do),
            "text": prose_as_data(body.text, self.tables) or None,
            "veiled": prose_as_data(body.veiled, self.tables) or None,
            "note": body.note or None,
            "ask": _ask(body.ask) if body.ask is not None else None,
            "call": self.call(body.call) if body.call is not None else None,
            "offers": [self.offer(offer, node) for offer in body.offers] or None,
            "steady": (body.offers and all(map(_keeps_state, body.offers))) or None,
            "end": body.ending or None,
            "ways": [self.way(way) for way in body.ways] or None,
        }
        return _without_none(found)

    def marks(self, body: Body, choice: Choice | None) -> Marks:
        """Return what entering a node or taking a choice remembers."""
        story, name = self.story, body.name
        taken = [story.taken[name]] if name in story.taken else []
        once = [choice.gone] if choice is not None and choice.once == "visit" else []
        return Marks(story.visits.get(name, -1), story.last.get(name, -1), (*taken, *once))

    def call(self, call: NodeCall) -> dict[str, Any]:
        """Return a call: its node, its arguments, and the parameters that get their first values back."""
        passing = self.tables.passing(call.arguments) if call.arguments else None
        return _without_none({"to": call.to, "pass": passing, "reset": self.tables.act(Marks(), call.resets)})

    def offer(self, offer: Offer, node: Node) -> dict[str, Any]:
        """Return a line of an offer. `group` is the condition under which a choice that is not open is shown."""
        opening = opening_test(offer)
        test = self.tables.value(opening) if opening is not None else None
        if isinstance(offer, Pool):
            return _without_none({"test": test, "pool": offer.pool, "show": offer.show})
        groups = conjunction([group.test for group in offer.groups]) if offer.groups and offer.locked else None
        found = {
            "id": offer.id,
            "label": prose_as_data(offer.label, self.tables),
            "test": test,
            "gone": offer.gone if offer.gone >= 0 else None,
            "locked": prose_as_data(offer.locked, self.tables) if offer.locked is not None else None,
            "group": self.tables.value(groups) if groups is not None else None,
            "body": self.body(offer.body, node, offer),
        }
        return _without_none(found)

    def way(self, way: Way) -> dict[str, Any]:
        """Return a way out: to a node, or to what fits of a pool."""
        test = self.tables.value(way.test) if way.test is not None else None
        return _without_none({"test": test, "to": way.to or None, "pool": way.pool.pool if way.pool else None})

    def pool(self, name: str) -> list[dict[str, Any]]:
        """Return the storylets of a pool."""
        nodes = [self.story.nodes[each] for each in self.story.pools[name]]
        return [
            _without_none(
                {
                    "id": node.name,
                    "when": self.tables.value(node.when) if node.when is not None else None,
                    "priority": self.tables.value(node.priority),
                    "last": self.story.last[node.name],
                    "label": prose_as_data(node.label, self.tables),
                }
            )
            for node in nodes
        ]


def _ask(ask: Ask) -> dict[str, Any]:
    """Return a question. The answers that it tells apart are in the form in which they are compared."""
    match ask:
        case AskText(into, label, length):
            return {"kind": "text", "into": into, "label": label, "length": length}
        case AskNumber(into, label, low, high):
            return {"kind": "number", "into": into, "label": label, "low": low, "high": high}
        case AskAmong(into, label, length, groups, otherwise):
            told = [{"value": each.value, "answers": list(map(as_compared, each.answers))} for each in groups]
            asked = {"kind": "among", "into": into, "label": label, "length": length}
            return {**asked, "groups": told, "otherwise": otherwise}
        case _:
            assert_never(ask)


def _keeps_state(offer: Offer) -> bool:
    """Return whether laying out an offer makes no draw and advances no series."""
    if isinstance(offer, Pool):
        return False
    quiet = offer.test is None or not draws(offer.test)
    return quiet and is_steady(offer.label) and is_steady(offer.locked or ())


def _without_none(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
