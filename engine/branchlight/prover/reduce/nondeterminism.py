"""Nondeterminism: the draws whose results can make a difference to the exploration.

A draw is idle if its result can only

- be assigned to a state variable that is not live,
- be printed, or
- decide between variants that change nothing but the text.

The exploration does not make idle draws. Leaving them out is sound: no later transition depends on their results. Both
sides of a text that is decided by an idle draw count as met. The same decisions lead to either side, and only the
result of that one draw differs.
"""

from branchlight.language.operators import draws
from branchlight.model.story import Choice, Pool
from branchlight.prover.program.numbered_bodies import NumberedBodies
from branchlight.prover.program.randomness import is_drawn, is_pool_drawn
from branchlight.prover.reduce.liveness import Liveness
from branchlight.prover.reduce.refinement import Partitions


class RelevantDraws:
    """The draws that are not idle, by body.

    in_do        the places of the statements in `do` whose draws matter
    on_entering  whether a draw in `do` or in the texts matters
    on_offering  whether a draw decides about choices, their labels or the ways out
    """

    def __init__(self, bodies: NumberedBodies, liveness: Liveness) -> None:
        numbers = range(len(bodies.all))
        self.bodies, self.liveness = bodies, liveness
        self.in_do = [self.assigned(number) for number in numbers]
        self.on_entering = [bool(self.in_do[number]) or self.said(number) for number in numbers]
        self.on_offering = [self.offered(number) for number in numbers]

    def assigned(self, number: int) -> frozenset[int]:
        """Return the places of the statements in `do` whose draws matter."""
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
        """Return whether a draw decides about the texts of a body, and later texts depend on that."""
        body = self.bodies.all[number]
        return is_drawn(body.text) or is_drawn(body.veiled)

    def offered(self, number: int) -> bool:
        """Return whether a draw decides about the choices or the ways out of a body."""
        body = self.bodies.all[number]
        return any(self.laid(offer) for offer in body.offers) or any(
            way.test is not None and draws(way.test) for way in body.ways
        )

    def laid(self, offer: Choice | Pool) -> bool:
        """Return whether a draw decides about an offer or its label."""
        if isinstance(offer, Pool):
            return is_pool_drawn(self.bodies.story, offer.pool)
        tested = offer.test is not None and draws(offer.test)
        return tested or is_drawn(offer.label) or is_drawn(offer.locked or ())
