"""From where can a goal be reached? The graph of states walked against its edges, most of it a group at a time.

All states of a group have the same edges. So a group is *safe* if an edge of it leads to a goal, or to a position all
of whose groups are safe (in the order in which they were found to be so, which goes round in no circle). Only in the
groups that are left do states have to be looked at one by one: one is taken out as soon as an edge leads to a state
that is not among those left, until none can be taken out any more.

States that were found and not explored may lead anywhere, so they are never among those left.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeAlias

from engine.proof.explore.machine import FLOW
from engine.proof.explore.positions import Kind
from engine.proof.explore.search import Group, Search

Left: TypeAlias = dict[int, set[int]]
"""States by their position."""


def lost(search: Search, goals: Iterable[int] = (), goal_kind: Kind | None = None) -> Left:
    """The states from which neither a group of `goals` nor a position of that kind can be reached.

    States where the turn is over, and is no goal, are among them.
    """
    positions = {number for number, position in enumerate(search.positions.all) if position.kind == goal_kind}
    unsafe = _unsafe(search, set(goals), positions)
    groups = [search.group(number) for number in unsafe if unsafe[number]]
    left = _over(search, positions)
    for group in groups:
        left.setdefault(group.position, set()).update(group.states)
    for number, is_unsafe in unsafe.items():
        if not is_unsafe:
            left[search.kinds[number] // 2].difference_update(search.group(number).states)
    for position, state in search.pending:
        left.get(position, set()).discard(state)
    _take_out(groups, left)
    return {position: states for position, states in left.items() if states}


def _over(search: Search, goals: set[int]) -> Left:
    """The states from which nothing follows."""
    left: Left = {}
    for number, position in enumerate(search.positions.all):
        if position.kind in ("end", "dead end", "runaway") and number not in goals:
            left[number] = set(search.tables[number])
    for number, state in search.endless:
        left.setdefault(number, set()).add(state)
    return left


def _unsafe(search: Search, goals: set[int], positions: set[int]) -> dict[int, bool]:
    """The groups that are not safe, and (as False) those safe ones whose states may be in another that is not."""
    leading: defaultdict[int, list[int]] = defaultdict(list)
    counts = [_is_decisive(search, kind) for kind in range(2 * len(search.positions.all))]
    unsafe_at = [0] * len(search.positions.all)
    safe = bytearray(len(search.starts))
    waiting: list[int] = []
    for number, (kind, targets) in enumerate(zip(search.kinds, search.leads, strict=True)):
        unsafe_at[kind >> 1] += counts[kind]
        for target in targets:
            leading[target].append(number)
        if number in goals or not positions.isdisjoint(targets):
            safe[number] = 1
            waiting.append(number)
    for position, _ in search.endless:
        unsafe_at[position] += 1
    while waiting:
        kind = search.kinds[waiting.pop()]
        unsafe_at[kind >> 1] -= counts[kind]
        if counts[kind] and not unsafe_at[kind >> 1]:
            new = [before for before in leading.pop(kind >> 1, ()) if not safe[before]]
            for before in new:
                safe[before] = 1
            waiting += dict.fromkeys(new)
    found = {number: True for number in range(len(safe)) if not safe[number]}
    twofold = {search.kinds[number] >> 1 for number in found}
    twofold = {position for position in twofold if search.positions.is_unsettled_at(position)}
    if twofold:
        found |= {n: False for n in range(len(safe)) if safe[n] and search.kinds[n] >> 1 in twofold}
    return found


def _is_decisive(search: Search, kind: int) -> bool:
    """Does every state of the position stand in a group of this part? Offers that hang on draws are in two groups."""
    position, part = divmod(kind, 2)
    return part != FLOW or position < search.positions.first_decided


def _take_out(groups: list[Group], left: Left) -> None:
    """Takes out the states from which a state that is not left can be reached.

    Groups that were found last come first: most edges lead to later groups.
    """
    nothing: set[int] = set()
    waiting = [(group, group.states) for group in reversed(groups)]
    changed = True
    while changed:
        changed = False
        for place, (group, states) in enumerate(waiting):
            here = left[group.position]
            for edge in group.outcome.edges:
                there = left.get(edge.position, nothing)
                states = [state for state in states if edge.follow(state) in there] if there else []
            if len(states) < len(waiting[place][1]):
                here.difference_update(set(waiting[place][1]).difference(states))
                waiting[place] = group, states
                changed = True
