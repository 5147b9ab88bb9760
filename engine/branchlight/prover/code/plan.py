"""The plan of an exploration: all that successor functions are generated from."""

from branchlight.prover.clock import Clock
from branchlight.prover.code.draw_sites import DrawSites
from branchlight.prover.program.numbered_bodies import NumberedBodies
from branchlight.prover.program.properties import Properties
from branchlight.prover.reduce.bit_layout import BitLayout
from branchlight.prover.reduce.control_points import ControlPoints
from branchlight.prover.reduce.liveness import Liveness
from branchlight.prover.reduce.nondeterminism import RelevantDraws
from branchlight.prover.reduce.refinement import PartitionsOf
from branchlight.prover.reduce.state_variables import StateVariables
from branchlight.source.named_tuple import NamedTuple


class Plan(NamedTuple):
    """The results of the reductions for one story. `todo` has the properties that are open."""

    bodies: NumberedBodies
    variables: StateVariables
    properties: Properties
    draws: RelevantDraws
    control_points: ControlPoints
    layout: BitLayout
    liveness: Liveness
    todo: frozenset[int]
    sites: DrawSites
    partitions_of: PartitionsOf

    def for_properties(self, todo: frozenset[int]) -> "Plan":
        """Return the plan for fewer open properties, which needs less of a state."""
        liveness = Liveness(self.bodies, self.variables, self.properties, todo, self.partitions_of)
        return self._replace(liveness=liveness, todo=todo)


def plan_of(properties: Properties, clock: Clock, counts_hops: bool = False) -> Plan:
    """Return the plan of a story with every property open. Raises `TimeUpError`."""
    bodies, todo = properties.bodies, properties.todo
    variables = StateVariables(bodies, clock, counts_hops)
    partitions_of = PartitionsOf(variables)
    liveness = Liveness(bodies, variables, properties, todo, partitions_of)
    draws = RelevantDraws(bodies, liveness)
    control_points = ControlPoints(bodies, draws, counts_hops)
    layout = BitLayout(variables, liveness.needed(), bool(bodies.callers))
    return Plan(
        bodies, variables, properties, draws, control_points, layout, liveness, todo, DrawSites(), partitions_of
    )
