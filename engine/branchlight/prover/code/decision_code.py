"""Code for decisions: the choices that are taken, the storylets that are picked, and the answers that are given."""

from collections.abc import Sequence

from branchlight.model.question import Ask, possible_answers
from branchlight.model.story import Choice, Pool
from branchlight.prover.code.body_code import BodyCode
from branchlight.prover.code.jump_code import JumpCode
from branchlight.prover.code.offer_code import OfferCode
from branchlight.prover.code.packed_state import PackedState
from branchlight.prover.code.plan import Plan
from branchlight.prover.code.promise_code import PromiseCode
from branchlight.prover.code.property_code import MEET_HELD, PropertyCode, at_once, held
from branchlight.prover.code.source_writer import SourceWriter
from branchlight.prover.program.randomness import changes
from branchlight.prover.reduce.refinement import Partition, Partitions, fit
from branchlight.prover.reduce.state_variables import StateVariable
from branchlight.prover.replay import answer_entry
from branchlight.source.named_tuple import NamedTuple


class DecisionShare(NamedTuple):
    """Some decisions in a body: an offer by its place, and a storylet by its number if the offer is a pool, or -1."""

    place: int
    storylet: int = -1


class DecisionCode:
    """Writes every decision that is open at a control point."""

    def __init__(
        self,
        plan: Plan,
        code: SourceWriter,
        jumps: JumpCode,
        offers: OfferCode,
        properties: PropertyCode,
        promises: PromiseCode,
        bodies: BodyCode,
    ) -> None:
        self.plan, self.code, self.jumps, self.offers = plan, code, jumps, offers
        self.properties, self.promises, self.bodies = properties, promises, bodies

    def answer(self, body: int, packed: PackedState) -> None:
        """Write the answers to the question of a body.

        The partition of the slot, as it is needed after the answer, puts the answers into classes. By the soundness of
        liveness, all answers of a class lead to equivalent states. So the first of each class suffices.
        """
        ask, variables = self.plan.bodies.all[body].ask, self.plan.variables
        assert ask is not None
        self.promises.hopes(body, packed)
        self.jumps.upgrade(body, "asking", packed)
        partitions = self.plan.liveness.answered(body)
        self.begin_turn(packed, partitions)
        into = variables.value.get(ask.into, -1)
        if into not in partitions:
            self.code.line(f"chosen = {(answer_entry(possible_answers(ask)[0].answer),)!r}")
            self.bodies.answered(body, packed)
            return
        value = self.code.fresh()
        answers = self.code.constant(_first_of_each(ask, variables.all[into], partitions[into]))
        self.code.line(f"for chosen, {value} in {answers}:")
        with self.code.indented():
            answered = packed.copy("q")
            answered.set_code(into, value)
            self.bodies.answered(body, answered)

    def choose(self, body: int, packed: PackedState) -> None:
        """Write every decision among the offers of a body."""
        opened = self.opened(body, packed)
        self.promises.hopes(body, packed)
        self.jumps.upgrade(body, "choosing", packed)
        for offer, name in zip(self.plan.bodies.all[body].offers, opened, strict=True):
            if isinstance(offer, Choice):
                self.choice(offer, body, name or self.offers.test(offer, packed), packed)
            else:
                self.pool(offer, body, name or self.offers.picked(offer, body, packed), packed)

    def shares(self, body: int) -> list[DecisionShare]:
        """Return the shares of the decisions in a body that can be written alone; none if they depend on each other.

        They do if draws lay the offers out, if reading one label changes what another one shows, or if a label that
        tells the fact ends the search.
        """
        bodies, labels = self.plan.bodies, filter(self.properties.is_open, self.offers.labels_of(body))
        if self.plan.control_points.is_random(body) or any(map(changes, labels)):
            return []
        if self.plan.properties.until_told and self.offers.is_read(body):
            return []
        found: list[DecisionShare] = []
        for place, offer in enumerate(bodies.all[body].offers):
            storylets = range(len(bodies.story.pools[offer.pool])) if isinstance(offer, Pool) else (-1,)
            found += [DecisionShare(place, storylet) for storylet in storylets]
        return found

    def choose_share(self, body: int, share: DecisionShare, packed: PackedState) -> None:
        """Write one share of the decisions in a body. `shares` says which can be written alone."""
        offer = self.plan.bodies.all[body].offers[share.place]
        self.properties.unheard()
        name = ""
        if self.offers.is_read(body):
            (name,) = self.offers.lay_out([offer], body, packed, at_once)
        if isinstance(offer, Choice):
            self.choice(offer, body, name or self.offers.test(offer, packed), packed)
        else:
            self.pool(offer, body, name or self.offers.picked(offer, body, packed), packed, (share.storylet,))

    def opened(self, body: int, packed: PackedState) -> list[str]:
        """Lay the offers out if that draws or is read, and return a variable for each, or "" for each."""
        offers = self.plan.bodies.all[body].offers
        self.properties.unheard()
        # If draws decide what is open, the turn stops here only if something is.
        if self.plan.control_points.is_random(body):
            self.code.line("held = []")
            opened = self.offers.lay_out(offers, body, packed, held)
            self.code.line(f"if not ({' or '.join(opened)}): return")
            self.code.line(MEET_HELD)
        elif self.offers.is_read(body):
            opened = self.offers.lay_out(offers, body, packed, at_once)
        else:
            return [""] * len(offers)
        if self.plan.properties.until_told:
            self.code.line("if heard: return")  # the labels told the fact
        return opened

    def choice(self, choice: Choice, body: int, test: str, packed: PackedState) -> None:
        self.code.line(f"if {test}:")
        with self.code.indented():
            self.code.line(f"chosen = {(choice.name,)!r}")
            surely = self.offers.sures.open(choice, packed)
            if surely:
                self.code.line(f"if not ({surely}): maybe.add({choice.name!r})")
            self.properties.prop(self.plan.properties.number["choice", choice.name])
            self.take(self.plan.bodies.number[choice.name], packed, body)

    def pool(
        self, pool: Pool, body: int, picked: str, packed: PackedState, storylets: Sequence[int] | None = None
    ) -> None:
        """Write the decisions for storylets of a pool: for all of them, or for some by their numbers."""
        place, name, nodes = self.code.fresh(), self.plan.bodies.all[body].name, self.plan.bodies.story.pools[pool.pool]
        self.code.line(f"for {place} in {picked}:")
        with self.code.indented():
            for number in range(len(nodes)) if storylets is None else storylets:
                node = nodes[number]
                self.code.line(f"if {place} == {number}:")
                with self.code.indented():
                    self.code.line(f"chosen = {(f'{name}.{node}',)!r}")
                    self.take(self.plan.bodies.number[node], packed, body)

    def take(self, body: int, before: PackedState, leaving: int) -> None:
        """Write a decision, which leads from the body `leaving` into a body."""
        packed = before.copy("q")
        self.begin_turn(packed, self.plan.liveness.points[body].enter)
        self.jumps.leave(leaving, body, packed)
        if body in self.plan.control_points.cut or self.plan.bodies.is_node(body):
            self.jumps.to_body(body, packed)
        else:
            self.bodies.enter(body, packed)

    def begin_turn(self, packed: PackedState, partitions: Partitions) -> None:
        """Write the beginning of a turn: every live age increases by one, and no storylet was seen in the turn."""
        variables = self.plan.variables
        for number in variables.age.values():
            if number in partitions:
                variable, raw = variables.all[number], packed.raw(number)
                packed.set_code(number, f"{raw} + ({raw} < {variable.high - variable.never})")
        for ranking in variables.rankings:
            if ranking.fresh in self.plan.layout.fields:
                packed.set(ranking.fresh, 0)
        if variables.hops in partitions:
            packed.set(variables.hops, 0)


def _first_of_each(ask: Ask, variable: StateVariable, partition: Partition) -> tuple[tuple[tuple[str], int], ...]:
    """Return the first answer of each class, as a step, with the value of the state variable above its least."""
    first: dict[int, tuple[tuple[str], int]] = {}
    for answer, value in possible_answers(ask):
        assert isinstance(value, int)
        raw = fit(variable, value) - variable.low
        first.setdefault(partition[raw] if partition else raw, ((answer_entry(answer),), raw))
    return tuple(first.values())
