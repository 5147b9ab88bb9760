"""State space: every state that an exploration found, and how each was reached."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from branchlight.prover.answer import Bound
from branchlight.prover.code.draw_sites import DrawSites
from branchlight.prover.program.properties import Properties
from branchlight.prover.reduce.control_points import ControlPoints
from branchlight.prover.search.groups import Groups
from branchlight.source.named_tuple import NamedTuple

BEGINNING = -1
"""The number of no group: where the state before the story begins comes from."""

Situation: TypeAlias = tuple[int, int]
"""A control point, and a state at it."""


class StateSpace(NamedTuple):
    """The result of an exploration, which never changes.

    control_points  the places where states are kept
    sites           the draw sites of the story, by number
    start           the state before the story begins, at control point 0
    groups          the states, as they were followed together
    tables          for each control point its states, each with the group that it was first reached from
    first           the group from which each property was first met
    hopes_met       for each group the `never lost` that are fulfilled on the way from it, if any are
    pending         by control point the states that were not fully explored because a bound was hit
    endless         whether a turn was given up because it was longer than play allows
    states          the number of states in which a reader can be
    edges           the number of edges between states
    bound           the bound that was hit, or None if the exploration is complete
    """

    properties: Properties
    control_points: ControlPoints
    sites: DrawSites
    start: int
    groups: Groups
    tables: Sequence[Mapping[int, int]]
    first: Mapping[int, int]
    hopes_met: Mapping[int, frozenset[int]]
    pending: Mapping[int, Sequence[int]]
    endless: bool
    states: int
    edges: int
    bound: Bound | None

    def found_from(self, situation: Situation) -> int:
        """Return the group that a state was first reached from, or `BEGINNING`."""
        return self.tables[situation[0]][situation[1]]

    def node_at(self, situation: Situation) -> str:
        """Return the name of the node in which the reader is."""
        return self.properties.bodies.node[self.control_points.all[situation[0]].body].name
