"""`prove --since`: whether every save of an earlier edition can be continued in this one, and is never stuck."""

import gc
from collections.abc import Callable, Iterator

from branchlight.model.story import Story
from branchlight.prover.answer import LargeNode, Path
from branchlight.prover.bounds import Limits, SoFar
from branchlight.prover.clock import Clock, TimeUpError
from branchlight.prover.exploring import explored
from branchlight.prover.findings.causes import large_nodes
from branchlight.prover.findings.faults import FaultyState, faults
from branchlight.prover.findings.paths import Paths
from branchlight.prover.findings.playback import Playback
from branchlight.prover.program.differences import with_differences
from branchlight.prover.program.properties import Properties
from branchlight.prover.replay import decisions_in
from branchlight.prover.search.state_space import BEGINNING, StateSpace
from branchlight.prover.search.successors import Steps
from branchlight.prover.upgrade.joined_bodies import JoinedBodies
from branchlight.prover.upgrade.renamed_edition import is_earlier, own_name
from branchlight.prover.upgrade.shared_slots import JoiningError
from branchlight.prover.upgrade.two_editions import TwoEditions, bare, two_editions
from branchlight.prover.upgrade.upgrade_answer import UpgradeFault, UpgradeProof
from branchlight.prover.upgrade.upgrade_playback import shown_by, upgrade_playback, ways_of

EXPLORED, WALKED = 0.8, 0.95
"""The shares of the time after which exploring and looking for faults end at the latest."""


def prove_upgrade(
    old: Story,
    new: Story,
    states: int | None = None,
    seconds: float = 60.0,
    progress: Callable[[SoFar], None] | None = None,
    clock: Clock | None = None,
) -> UpgradeProof:
    """Return whether every save of the edition `old` can be continued in `new`, whatever is chosen, and why not.

    The other arguments are those of `prove`, for both editions together.
    """
    clock = clock or Clock(seconds)
    try:
        both = two_editions(old, new)
    except JoiningError as error:
        return UpgradeProof("not settled", 0, 0, clock.gone(), (), None, False, str(error))
    collecting = gc.isenabled()
    gc.disable()  # as in `prove`
    try:
        found = _proof(both, Limits(states, clock, progress), clock)
        return found._replace(bound="interrupt") if found.bound and clock.is_cut else found
    finally:
        if collecting:
            gc.enable()


def _proof(both: TwoEditions, limits: Limits, clock: Clock) -> UpgradeProof:
    story = with_differences(bare(both.story))
    properties = Properties(JoinedBodies(story, both), [("node", both.story.start)])
    clock.allow(EXPLORED)
    try:
        space = explored(properties, limits)
    except TimeUpError:
        return UpgradeProof("not settled", 0, 0, clock.gone(), (), "seconds", False)
    clock.allow(WALKED)
    paths = Paths(space, clock)
    search = faults(space, paths, clock)
    clock.allow(1.0, least=0.05)
    found = _Faults(both, space, paths, upgrade_playback(both, space.sites, clock))
    shown = sorted(filter(None, map(found.shown, search.stuck)), key=_length)
    bound = space.bound or ("seconds" if search.is_cut else None)
    return UpgradeProof(
        "not settled",
        space.states,
        space.edges,
        clock.gone(),
        tuple(_first_of_each(shown)),
        bound,
        space.bound is None,
        found.unclear,
        () if space.bound is None else tuple(map(_own, large_nodes(space))),
    ).judged()


def _own(at: LargeNode) -> LargeNode:
    """Return a large node with the names of its own edition."""
    causes = [cause._replace(name=own_name(cause.name)) for cause in at.causes]
    return at._replace(node=own_name(at.node), causes=tuple(causes))


def _length(fault: UpgradeFault) -> int:
    return decisions_in(fault.before) + decisions_in(fault.after)


def _first_of_each(found: list[UpgradeFault]) -> Iterator[UpgradeFault]:
    """Yield the first fault of each kind at each node. What a save itself shows counts by the node of the save."""
    met: set[tuple[str, str, str]] = set()
    for fault in found:
        key = (fault.kind, fault.node, "" if decisions_in(fault.after) else fault.saved)
        if key not in met:
            met.add(key)
            yield fault


class _Faults:
    """Plays what the exploration found, and returns what that shows.

    `unclear` says that something that was found is no fault in play, so that others like it may be missing.
    """

    def __init__(self, both: TwoEditions, space: StateSpace, paths: Paths, playback: Playback) -> None:
        self.both, self.space, self.paths, self.playback = both, space, paths, playback
        self.unclear = ""

    def shown(self, at: FaultyState) -> UpgradeFault | None:
        """Return a fault of the upgrade, or None for one of the old edition alone."""
        if is_earlier(at.node) and at.kind != "runaway":
            return None
        is_shortest = at.kind != "trap" or self.space.bound is None
        try:
            path: Path = self.playback.path(self.steps_to(*at.situation) + at.further)
        except TimeUpError:
            return None
        ways = ways_of(path)
        kind, saved, node = shown_by(self.both, ways, at.kind == "trap")
        if not kind:
            self.unclear = f"a save at {node} leads on to choices at the same place, which is not followed"
            return None
        return UpgradeFault(kind, saved, node, ways.before, ways.after or (), is_shortest)

    def steps_to(self, point: int, state: int) -> Steps:
        """Return the steps to a state.

        Draws that decide whether a choice is open at a landing are left out if one is: they are made again there.
        """
        parts: list[Steps] = []
        while self.space.found_from((point, state)) != BEGINNING:
            kind = self.space.control_points.all[point].kind
            (point, state), steps = self.paths.parent(point, state)
            before = self.space.control_points.all[point]
            is_landing = before.kind == "offer" and before.body in self.space.properties.bodies.landings
            parts.append(() if is_landing and kind == "offer" else steps)
        return tuple([step for part in reversed(parts) for step in part])
