"""Code that lays out what a body offers: which choices are open, and which storylets may be picked."""

from collections.abc import Sequence

from branchlight.language.prose import Pieces
from branchlight.model.story import Choice, Offer, Pool
from branchlight.prover.code.packed_state import PackedState
from branchlight.prover.code.pick_code import ALWAYS, PickCode
from branchlight.prover.code.plan import Plan
from branchlight.prover.code.property_code import PropertyCode, Sink
from branchlight.prover.code.source_writer import SourceWriter


class OfferCode:
    """Writes the conditions of offers, and the statements that these need. It writes no decisions."""

    def __init__(self, plan: Plan, code: SourceWriter, properties: PropertyCode) -> None:
        self.plan, self.code, self.properties, self.picks = plan, code, properties, PickCode(plan, code)
        self.sures = self.picks.sures

    def tests(self, body: int, packed: PackedState) -> list[str]:
        """Return code for each offer that says whether it is open, or has a storylet. It makes no draws."""
        return [
            self.available(offer, body, packed) if isinstance(offer, Pool) else self.test(offer, packed)
            for offer in self.plan.bodies.all[body].offers
        ]

    def test(self, choice: Choice, packed: PackedState) -> str:
        parts = self.shown(choice, packed)
        if choice.test is not None:
            parts.append(packed.write(choice.test, self.plan.sites["if", choice.name]))
        return " and ".join(parts) or ALWAYS

    def taken(self, choice: Choice, packed: PackedState) -> str:
        return packed.raw(self.plan.variables.value[choice.gone])

    def available(self, pool: Pool, body: int, packed: PackedState) -> str:
        whens = [self.picks.when(name, body, packed) for name in self.plan.bodies.story.pools[pool.pool]]
        found = ALWAYS if ALWAYS in whens else " or ".join(whens)
        return " and ".join([*self.shown(pool, packed), f"({found})"]) if pool.groups else found

    def picked(self, pool: Pool, body: int, packed: PackedState) -> str:
        """Return code for the storylets that may be taken: none if a group around the pool is hidden."""
        return self.picks.picked(pool, body, packed, " and ".join(self.shown(pool, packed)) or ALWAYS)

    def is_read(self, body: int) -> bool:
        """Return whether the labels and reasons of the offers have properties that are still open."""
        return any(self.properties.is_open(label) for label in self.labels_of(body))

    def labels_of(self, body: int) -> list[Pieces]:
        """Return the labels and reasons of the offers of a body."""
        story, found = self.plan.bodies.story, list[Pieces]()
        for offer in self.plan.bodies.all[body].offers:
            if isinstance(offer, Pool):
                found += [story.nodes[name].label for name in story.pools[offer.pool]]
            else:
                found += [offer.label, offer.locked or ()]
        return found

    def lay_out(self, offers: Sequence[Offer], body: int, packed: PackedState, sink: Sink) -> list[str]:
        """Write the layout of offers of a body in the order of play, and return a variable for each offer.

        For a choice the variable is a truth. For a pool it is the list of storylets that may be taken, by their
        numbers.
        """
        names: list[str] = []
        for offer in offers:
            packed.flush_to_target()
            name = self.code.fresh()
            names.append(name)
            if isinstance(offer, Pool):
                self.code.line(f"{name} = {self.picked(offer, body, packed)}")
                self.labels(offer, body, name, packed, sink)
                continue
            self.code.line(f"{name} = {self.test(offer, packed)}")
            shown = name if offer.locked is None else self.may_show(offer, packed)
            surely = self.sures.open(offer, packed) or name
            self.read(shown, offer.label, packed, sink)
            self.read(f"not ({surely}) and {shown}", offer.locked or (), packed, sink)
        return names

    def sure(self, body: int, packed: PackedState) -> list[str]:
        """Return code for each offer that says whether it is surely open, whatever the hidden state."""
        bodies, found = self.plan.bodies, list[str]()
        for offer in bodies.all[body].offers:
            if isinstance(offer, Choice):
                found.append(self.sures.open(offer, packed) or self.test(offer, packed))
            elif bodies.is_unsure(offer):
                found.append(self.sures.pool(offer, body, packed))
            else:
                found.append(self.available(offer, body, packed))
        return found

    def may_show(self, choice: Choice, packed: PackedState) -> str:
        """Return code that says whether a choice is not used up, and no group around it is hidden.

        A choice that gives a reason is then shown even if it is closed.
        """
        return " and ".join(self.shown(choice, packed)) or ALWAYS

    def shown(self, offer: Offer, packed: PackedState) -> list[str]:
        """Return code for each condition without which nothing of an offer is shown. They make no draws."""
        if isinstance(offer, Choice) and self.plan.bodies.is_unsure(offer):
            return [self.sures.shown(offer, packed)]
        parts = [f"not {self.taken(offer, packed)}"] if isinstance(offer, Choice) and offer.once else []
        return parts + [packed.write(group.test) for group in offer.groups]

    def read(self, condition: str, pieces: Pieces, packed: PackedState, sink: Sink, node: int = -1) -> None:
        """Write the reading of a label or a reason, if it has open properties."""
        if not self.properties.is_open(pieces):
            return
        packed.flush_to_target()
        self.code.line(f"if {condition}:")
        with self.code.indented():
            self.code.line("pass")
            self.properties.prose(pieces, packed, sink, node)
            packed.flush()

    def locked(self, body: int, packed: PackedState, sink: Sink) -> None:
        """Write the reading of labels and reasons of closed choices, if all choices are closed."""
        for offer in self.plan.bodies.all[body].offers:
            if isinstance(offer, Choice) and offer.locked is not None:
                for pieces in (offer.label, offer.locked):
                    self.read(self.may_show(offer, packed), pieces, packed, sink)

    def labels(self, pool: Pool, body: int, picked: str, packed: PackedState, sink: Sink) -> None:
        """Write the reading of labels of the storylets on offer, in the order in which they were picked."""
        story, node = self.plan.bodies.story, self.plan.bodies.node[body].number
        labels = [story.nodes[name].label for name in story.pools[pool.pool]]
        if not any(self.properties.is_open(label) for label in labels):
            return
        packed.flush_to_target()
        place = self.code.fresh()
        self.code.line(f"for {place} in {picked}:")
        with self.code.indented():
            for number, label in enumerate(labels):
                self.read(f"{place} == {number}", label, packed, sink, node)
