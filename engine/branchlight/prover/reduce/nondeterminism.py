"""Which draws of the dice can make a difference to what is explored.

A draw is idle if its result goes nowhere: into a cell of which nothing is needed, into a word that is shown, or into
the choice between variants that change nothing but the text. Idle draws are not made in the exploration; both sides of
such a text count as met, since the same decisions lead to either, by the fall of that one draw.
"""

from branchlight.language.operators import draws
from branchlight.model.story import Choice, Pool
from branchlight.prover.program.bodies import Bodies
from branchlight.prover.program.chance import is_drawn, is_pool_drawn
from branchlight.prover.reduce.liveness import Liveness
from branchlight.prover.reduce.refinement import Partitions


class RelevantDraws:
    """The draws that are not idle, by body."""

    def __init__(self, bodies: Bodies, liveness: Liveness) -> None:
        numbers = range(len(bodies.all))
        self.bodies, self.liveness = bodies, liveness
        self.in_do = [self.assigned(number) for number in numbers]
        self.on_entering = [bool(self.in_do[number]) or self.said(number) for number in numbers]
        self.on_offering = [self.offered(number) for number in numbers]

    def assigned(self, number: int) -> frozenset[int]:
        """The places of the statements in `do` whose draws matter."""
        body = self.bodies.all[number]
        if not any(draws(assign.value) for assign in body.do):
            return frozenset()
        behind = self.liveness.behind(number)
        count = len(body.do)
        return frozenset(
            [
                place
                for place, assign in enumerate(body.do)
                if draws(assign.value) and self.is_needed(assign.slot, behind[count - 1 - place])
            ]
        )

    def is_needed(self, slot: int, partitions: Partitions) -> bool:
        return any(variable in partitions for variable in self.liveness.variables.variables_of_slot(slot))

    def said(self, number: int) -> bool:
        body = self.bodies.all[number]
        return is_drawn(body.text) or is_drawn(body.veiled)

    def offered(self, number: int) -> bool:
        body = self.bodies.all[number]
        return any(self.laid(offer) for offer in body.offers) or any(
            way.test is not None and draws(way.test) for way in body.ways
        )

    def laid(self, offer: Choice | Pool) -> bool:
        if isinstance(offer, Pool):
            return is_pool_drawn(self.bodies.story, offer.pool)
        tested = offer.test is not None and draws(offer.test)
        return tested or is_drawn(offer.label) or is_drawn(offer.locked or ())
