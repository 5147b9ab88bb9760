"""The state space: every state that an exploration found, and how each was reached."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from branchlight.prover.answer import Bound
from branchlight.prover.code.draw_sites import DrawSites
from branchlight.prover.program.properties import Properties
from branchlight.prover.reduce.control_points import ControlPoints
from branchlight.prover.search.groups import Groups

BEGINNING = -1
"""In place of the number of a group, for the state before the story begins."""

Situation: TypeAlias = tuple[int, int]
"""A position and a state."""


class StateSpace(NamedTuple):
    """The result of an exploration. Nothing changes it.

    positions  the places where states are kept; `start` is the state at position 0, before the story begins
    sites      the draws of the story, by number
    groups     the states, as they were followed together
    tables     for each position its states, each with the group that it was first reached from
    first      the group from which each claim was first met
    hoped      for each group the `never lost` that are fulfilled on the way from it, if any are
    pending    by position the states that were found and not explored (or not to their end), since a bound was hit
    endless    whether a turn was given up that went on for longer than play goes on
    states     the number of states at which a reader can be; `edges` that of the edges between states
    bound      the bound that was hit, or None if the exploration came to its end
    """

    properties: Properties
    control_points: ControlPoints
    sites: DrawSites
    start: int
    groups: Groups
    tables: Sequence[Mapping[int, int]]
    first: Mapping[int, int]
    hoped: Mapping[int, frozenset[int]]
    pending: Mapping[int, Sequence[int]]
    endless: bool
    states: int
    edges: int
    bound: Bound | None

    def found_from(self, situation: Situation) -> int:
        """Return the group that a state was first reached from, or `BEGINNING`."""
        return self.tables[situation[0]][situation[1]]

    def node_at(self, situation: Situation) -> str:
        """Return the name of the node that a reader is in."""
        return self.properties.bodies.node[self.control_points.all[situation[0]].body].name
