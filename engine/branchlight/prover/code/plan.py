"""The plan of an exploration: all that successor functions are written from."""

from typing import NamedTuple

from branchlight.prover.clock import Clock
from branchlight.prover.code.sites import Sites
from branchlight.prover.program.bodies import Bodies
from branchlight.prover.program.claims import Claims
from branchlight.prover.reduce.draws import Draws
from branchlight.prover.reduce.layout import Layout
from branchlight.prover.reduce.live import Live
from branchlight.prover.reduce.positions import Positions
from branchlight.prover.reduce.refinement import PartitionsOf
from branchlight.prover.reduce.state_variables import StateVariables


class Plan(NamedTuple):
    """The phases of reduction, applied to a story. `todo` are the claims that are open."""

    bodies: Bodies
    variables: StateVariables
    claims: Claims
    draws: Draws
    positions: Positions
    layout: Layout
    live: Live
    todo: frozenset[int]
    sites: Sites
    partitions_of: PartitionsOf

    def for_claims(self, todo: frozenset[int]) -> "Plan":
        """Return the plan with fewer open claims: what is kept of a state for the sake of others is not needed."""
        live = Live(self.bodies, self.variables, self.claims, todo, self.partitions_of)
        return self._replace(live=live, todo=todo)


def plan_of(claims: Claims, clock: Clock, counts_hops: bool = False) -> Plan:
    """Return the plan of a story in which every claim is open. Raises `TimeUpError`."""
    bodies, todo = claims.bodies, frozenset(range(len(claims.all))) - claims.hopes
    variables = StateVariables(bodies, clock, counts_hops)
    partitions_of = PartitionsOf(variables)
    live = Live(bodies, variables, claims, todo, partitions_of)
    draws = Draws(bodies, live)
    positions = Positions(bodies, draws, counts_hops)
    layout = Layout(variables, live.needed(), bool(bodies.callers))
    return Plan(bodies, variables, claims, draws, positions, layout, live, todo, Sites(), partitions_of)
