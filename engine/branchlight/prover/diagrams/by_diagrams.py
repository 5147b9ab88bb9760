"""The stages of diagrams: all states of a story as sets, and what they settle."""

import sys
from collections.abc import Collection, Iterable, Iterator
from typing import TypeAlias

from branchlight.model.story import Story
from branchlight.prover.bounds import Limits
from branchlight.prover.clock import Clock, TimeUpError
from branchlight.prover.code.plan import plan_of
from branchlight.prover.diagrams.evidence import Evidence, first_of_each
from branchlight.prover.diagrams.losing_sets import ENDING, LosingSets, LosingState
from branchlight.prover.diagrams.reachable import Reachable
from branchlight.prover.diagrams.rounds_of_turns import may_play_halt_before
from branchlight.prover.diagrams.set_store import Room, TooLargeError
from branchlight.prover.diagrams.witnesses import Witnesses
from branchlight.prover.findings.playback import playback_of
from branchlight.prover.matters import STUCK, Matter, Settled, WayThere
from branchlight.prover.program.differences import with_differences
from branchlight.prover.program.numbered_bodies import NumberedBodies
from branchlight.prover.program.properties import Properties

SMALL, LARGE = Room(300_000, 500_000), Room(3_000_000, 30_000_000)
"""The room for small diagrams, which take about a second, and for large ones.

Large ones take about 500 megabytes, with the results that are cached.
"""
OF_THE_TIME = 0.8
"""The share of the time that is left which diagrams may take."""
SEARCHED = 0.75
"""The share of this time after which the search for states ends, so that some is left for paths."""
LEAST_ARCS, ARCS_OF_A_STATE = 100_000, 10
"""The arcs that are allowed whatever the bound in states is, and for each state of the bound."""
_DEEPEST = 20_000
"""The deepest recursion. It goes through all fields of a state, with a few calls for each."""

Found: TypeAlias = Iterator[tuple[Matter, WayThere | None]]
"""Findings, each with the way there if it can be made."""


def by_small_diagrams(story: Story, wanted: Collection[Matter], limits: Limits) -> Settled:
    """Return what can be settled by small decision diagrams, which takes little time (see the package)."""
    return _settled(story, wanted, limits, SMALL)


def by_large_diagrams(story: Story, wanted: Collection[Matter], limits: Limits) -> Settled:
    """Return what can be settled by decision diagrams, given the memory and most of the time that is left."""
    return _settled(story, wanted, limits, LARGE)


def first_uses(story: Story, uses: Collection[Matter], limits: Limits, room: Room) -> Settled:
    """Return which uses of a fact are met before it was told. They are variants in its story (see `program.one_fact`).

    The generated code ends a session where a mark tells the fact, for diagrams as for the explicit search. So a use
    that is met comes first, and its path shows it. The search ends there. Uses are only known to be never met if all
    states were found, and no use was met.
    """
    return _settled(story, uses, limits, room, until_told=True)


def _settled(story: Story, wanted: Collection[Matter], limits: Limits, room: Room, until_told: bool = False) -> Settled:
    if limits.states is not None:
        room = room._replace(arcs=min(room.arcs, max(LEAST_ARCS, ARCS_OF_A_STATE * limits.states)))
    clock, deepest = limits.clock.part(limits.clock.left_of_part() * OF_THE_TIME), sys.getrecursionlimit()
    sys.setrecursionlimit(max(deepest, _DEEPEST))
    try:
        return _Diagrams(story, wanted, clock, room, until_told).settled()
    except (TimeUpError, TooLargeError):
        return Settled({})
    finally:
        sys.setrecursionlimit(deepest)


class _Diagrams:
    """The diagrams of a story. `is_complete` says that all states were found, and none that play does not reach."""

    def __init__(
        self, story: Story, wanted: Collection[Matter], clock: Clock, room: Room, until_told: bool = False
    ) -> None:
        self.wanted, self.clock, self.room = wanted, clock, room
        rewritten = with_differences(story)
        bodies = NumberedBodies(rewritten)
        clock.allow(SEARCHED)
        number = Properties(bodies).number
        self.asked = {number[matter]: matter for matter in wanted if matter in number}
        self.properties = Properties(bodies, until_told=until_told)
        self.properties.todo = frozenset(self.asked) - self.properties.hopes
        self.reachable, self.is_complete = self.searched(False)
        if self.is_complete and may_play_halt_before(self.reachable):
            self.reachable, self.is_complete = self.searched(True)
        clock.allow(1.0)
        playback = playback_of(rewritten, self.reachable.plan.sites, clock)
        self.evidence = Evidence(story, Witnesses(self.reachable), playback)

    def searched(self, counts_hops: bool) -> tuple[Reachable, bool]:
        """Return the states that are found within the limits, and whether these are all."""
        reachable = Reachable(plan_of(self.properties, self.clock, counts_hops), self.clock, self.room)
        try:
            reachable.run()
        except (TimeUpError, TooLargeError):
            return reachable, False
        return reachable, not (self.properties.until_told and reachable.first)

    def settled(self) -> Settled:
        """Return what was settled. What is not met is never met, if all states were found."""
        met = first_of_each([*self.reached(), *self.halts()])
        never: list[Matter] = []
        if self.is_complete:
            never += [self.asked[prop] for prop in self.reachable.todo]
            try:
                for matter, found in self.lost():
                    met |= first_of_each(found)
                    never += [] if found else [matter]
            except (TimeUpError, TooLargeError):
                pass
        return Settled(met, never)

    def reached(self) -> Found:
        """Yield the properties that were met."""
        for prop in self.reachable.first:
            yield self.asked[prop], self.evidence.to_property(prop, self.asked[prop])

    def halts(self) -> Found:
        """Yield the dead ends and the runaways."""
        for point, some in enumerate(self.reachable.sets):
            kind = self.reachable.plan.control_points.all[point].kind
            if some and kind in ("dead end", "runaway"):
                matter: Matter = (kind, self.node_at(point))
                yield matter, self.evidence.to_state(point, self.evidence.witnesses.first_of(point, some), matter)

    def lost(self) -> Iterator[tuple[Matter, list[tuple[Matter, WayThere | None]]]]:
        """Yield the wanted goals that readers can lose, each with the ways to states where it is lost."""
        losing = LosingSets(self.reachable)
        if STUCK in self.wanted:
            yield STUCK, [*self.halts(), *self.ways_to(losing.lost(ENDING), None)]
        for prop, matter in self.asked.items():
            if prop in self.properties.hopes:
                yield matter, [*self.ways_to(losing.lost(prop), matter)]

    def ways_to(self, states: Iterable[LosingState], matter: Matter | None) -> Found:
        """Yield the ways to some states in which a goal is lost. Without a matter they are traps."""
        for point, state, further in states:
            what = matter or ("trap", self.node_at(point))
            yield what, self.evidence.to_state(point, state, what, further)

    def node_at(self, point: int) -> str:
        """Return the name of the node at a control point."""
        plan = self.reachable.plan
        return plan.bodies.node[plan.control_points.all[point].body].name
