"""One edge for a whole group of states, in as few steps of the interpreter as can be."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from engine.proof.explore.machine import Edge

_Pass = Callable[..., dict[int, int]]


def passed(edge: Edge, group: Sequence[int], known: Mapping[int, int], number: int) -> dict[int, int]:
    """What the states of a group become on an edge, but for those that are known, each with the group's number."""
    if not edge.kept and not edge.lookups:
        return {} if edge.active in known else {edge.active: number}
    tables = [part for field, values in edge.lookups for part in (values, field.shift, field.low_mask)]
    return _passing(len(edge.lookups))(group, known, number, edge.active, edge.kept, *tables)


@cache
def _passing(lookups: int) -> _Pass:
    """A function that passes states on with so many lookups. There is nothing of a story in its source."""
    places = range(lookups)
    arguments = ["group", "known", "number", "active", "kept", *[f"t{n}, a{n}, m{n}" for n in places]]
    after = " | ".join(["active", "state & kept", *[f"t{n}[state >> a{n} & m{n}]" for n in places]])
    source = f"{{after: number for state in group if (after := {after}) not in known}}"
    function: _Pass = eval(f"lambda {', '.join(arguments)}: {source}")
    return function
