"""Causes: the nodes with the most states, and the parts of the state that multiply them there.

A part is measured by the values that it was seen with in a sample of the states at the node. So a number that could be
large and never is does not count. The sample has the states that were found last, since most are still to come there.
"""

from itertools import islice

from branchlight.prover.answer import Cause, CauseKind, LargeNode
from branchlight.prover.reduce.bit_layout import BitLayout, Field
from branchlight.prover.reduce.state_variables import StateVariable
from branchlight.prover.search.state_space import StateSpace

MOST_NODES = 3
SAMPLED = 5_000
LEAST_SHARE = 50
"""A node counts as large if it has at least one in so many of all states."""

_KINDS: dict[str, CauseKind] = {
    "visits": "visits",
    "last": "age",
    "taken": "choice",
    "visit": "choice",
    "text": "text",
}


def large_nodes(space: StateSpace) -> tuple[LargeNode, ...]:
    """Return the nodes with the most states, and what multiplies them, the costliest part first."""
    layout = space.groups.successor_functions[0][1].plan.layout
    points = [number for number in range(len(space.tables)) if space.control_points.is_stop(number)]
    points.sort(key=lambda number: -len(space.tables[number]))
    found = []
    for point in points[:MOST_NODES]:
        states = len(space.tables[point])
        if states * LEAST_SHARE >= space.states and states > 1:
            name = space.properties.bodies.node[space.control_points.all[point].body].name
            sample = list(islice(space.tables[point], max(0, states - SAMPLED), None))
            found.append(LargeNode(name, states, _causes(layout, sample, space)))
    return tuple(found)


def _causes(layout: BitLayout, states: list[int], space: StateSpace) -> tuple[Cause, ...]:
    fields: dict[tuple[str, CauseKind], list[Field]] = {}
    for number, field in layout.fields.items():
        if field.width:
            fields.setdefault(_part(layout.variables.all[number], space), []).append(field)
    found = [
        Cause(name, kind, _values(states, sum([field.mask for field in some])), sum([field.width for field in some]))
        for (name, kind), some in fields.items()
    ]
    if layout.has_calls:
        found.append(Cause("", "calls", _values(states, layout.stack), 0))
    return tuple(sorted([cause for cause in found if cause.values > 1], key=lambda cause: -cause.values))


def _values(states: list[int], mask: int) -> int:
    return len({state & mask for state in states})


def _part(variable: StateVariable, space: StateSpace) -> tuple[str, CauseKind]:
    """Return the part of the story's state that a state variable belongs to: its name, and its kind."""
    if isinstance(variable.of, str):
        return variable.of, "calls" if variable.kind == "hops" else "order"
    slot = space.properties.story.slots[variable.of]
    if slot.kind != "state":
        return slot.name.split(" ")[1], _KINDS[slot.kind]
    return slot.name, "number" if slot.type.kind == "whole" else "state"
