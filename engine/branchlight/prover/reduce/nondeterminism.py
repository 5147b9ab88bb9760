"""Nondeterminism: the draws whose results can make a difference to the exploration.

A draw is idle if its result can only

- be assigned to a state variable that is not live,
- decide between statements that change no live one,
- be printed, or
- decide between variants that change nothing but the text.

A draw between storylets is never idle on a way out, which no decision of the reader follows: each result of it is
followed to its storylet. On an offer it is idle unless the pool is drawn, because the reader's decisions are the
storylets themselves.

The exploration does not make idle draws. Leaving them out is sound: no later transition depends on their results. Both
sides of a text that is decided by an idle draw count as met. The same decisions lead to either side, and only the
result of that one draw differs.
"""

from typing import assert_never

from branchlight.language.operators import draws
from branchlight.model.statements import Assign, Conditional, Statement
from branchlight.model.story import Choice, Pool, Way, always_open
from branchlight.prover.program.numbered_bodies import NumberedBodies
from branchlight.prover.program.randomness import is_drawn, is_pool_drawn
from branchlight.prover.reduce.do_steps import steps_in
from branchlight.prover.reduce.liveness import Liveness
from branchlight.prover.reduce.rankings import may_tie


class RelevantDraws:
    """The draws that are not idle, by body.

    on_entering   whether a draw matters in `do`, in the texts, or in a call without a question before it
    on_answering  whether a draw matters in a call after a question
    on_offering   whether a draw decides about choices, their labels or the ways out
    """

    def __init__(self, bodies: NumberedBodies, liveness: Liveness) -> None:
        numbers = range(len(bodies.all))
        self.bodies, self.liveness = bodies, liveness
        passed = [self.passed(number) for number in numbers]
        asking = [body.ask is not None for body in bodies.all]
        self.on_entering = [
            self.done(number) or self.said(number) or (passed[number] and not asking[number]) for number in numbers
        ]
        self.on_answering = [passed[number] and asking[number] for number in numbers]
        self.on_offering = [self.offered(number) for number in numbers]

    def done(self, number: int) -> bool:
        """Return whether some draw in the `do` of a body matters."""
        if not self.bodies.all[number].do:
            return False
        return any(
            step.matters and is_statement_drawn(step.statement) for step in steps_in(self.liveness.along(number).steps)
        )

    def passed(self, number: int) -> bool:
        """Return whether a draw matters in the arguments of a body's call."""
        call = self.bodies.all[number].call
        steps = self.liveness.called(call).steps if call is not None and call.arguments else ()
        return any(step.matters and is_statement_drawn(step.statement) for step in steps)

    def said(self, number: int) -> bool:
        """Return whether a draw decides about the texts of a body, and later texts depend on that."""
        body = self.bodies.all[number]
        return is_drawn(body.text) or is_drawn(body.veiled)

    def offered(self, number: int) -> bool:
        """Return whether a draw, or hidden state, decides about the choices or the ways out of a body."""
        body, landing = self.bodies.all[number], self.bodies.landings.get(number)
        if landing is not None:  # a save is found again if a choice is open there
            there = landing.body >= 0 and landing.stage in ("choosing", "stuck")
            return there and bool(self.bodies.all[landing.body].offers) and self.offered(landing.body)
        if self.bodies.unsure.cuts_returns and body.call is not None:
            return True
        is_unsure = not always_open(body) and any(map(self.bodies.is_unsure, body.offers))
        return is_unsure or any(map(self.laid, body.offers)) or any(map(self.led, body.ways))

    def led(self, way: Way) -> bool:
        """Return whether a draw decides whether a way out is taken, or to which storylet it leads."""
        pool = way.pool
        picked = pool is not None and (self.bodies.is_unsure(pool) or may_tie(self.bodies.story, pool.pool))
        return picked or (way.test is not None and draws(way.test))

    def laid(self, offer: Choice | Pool) -> bool:
        """Return whether a draw decides about an offer or its label."""
        if isinstance(offer, Pool):
            return is_pool_drawn(self.bodies.story, offer.pool)
        tested = offer.test is not None and draws(offer.test)
        return tested or is_drawn(offer.label) or is_drawn(offer.locked or ())


def is_statement_drawn(statement: Statement) -> bool:
    """Return whether a statement draws, without those under its condition."""
    match statement:
        case Assign():
            return draws(statement.value)
        case Conditional():
            return draws(statement.test)
        case _:
            assert_never(statement)
