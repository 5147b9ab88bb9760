"""The rest of a proof whose exploration hit a bound: what is settled without exploring every state.

The stages follow each other. Each gets what those before it left open. What a stage settles holds whatever the
exploration did, so it is added to its findings. Where the exploration found a path itself, its own path stays: it is
the shortest.
"""

from collections.abc import Collection, Sequence

from branchlight.analysis.never_reached import never_reached
from branchlight.model.story import Story
from branchlight.prover.answer import Proof
from branchlight.prover.bounds import Limits
from branchlight.prover.diagrams.by_diagrams import by_large_diagrams, by_small_diagrams
from branchlight.prover.dives.all_dives import dive
from branchlight.prover.hiding.by_hiding import by_hiding
from branchlight.prover.joined import Joined, open_in
from branchlight.prover.matters import HALTS, STUCK, Matter, Settled, Stage, WayThere


def by_flow(story: Story, wanted: Collection[Matter], limits: Limits) -> Settled:
    """Return what the flow analysis knows to be never reached (see `analysis.never_reached`)."""
    return Settled({}, never_reached(story))


def by_dives(story: Story, wanted: Collection[Matter], limits: Limits) -> Settled:
    """Return what dives met, by paths that may not be the shortest (see `dives`)."""
    return Settled(dive(story, wanted, limits.clock))


STAGES: tuple[Stage, ...] = (by_flow, by_dives, by_small_diagrams, by_hiding)
"""The stages, in order. They take little time, so an exploration may ask for them midway."""
LATE_STAGES: tuple[Stage, ...] = (by_large_diagrams,)
"""The stages that are only worth it if the exploration hit a bound."""


def settle(
    story: Story, wanted: Collection[Matter], limits: Limits, stages: Sequence[Stage] | None = None
) -> tuple[Settled, list[Matter]]:
    """Return what the stages settle of all that is wanted, and what they leave open."""
    met: dict[Matter, WayThere] = {}
    never: set[Matter] = set()
    left = list(wanted)
    for stage in STAGES if stages is None else stages:
        if left:
            settled = stage(story, left, limits)
            met = {**settled.met, **met}
            never.update(settled.never)
            left = [matter for matter in left if not _is_settled(matter, met, never)]
    return Settled(met, never), left


def _is_settled(matter: Matter, met: Collection[Matter], never: Collection[Matter]) -> bool:
    """Return whether a matter is settled. That states are stuck is settled by any that is."""
    return matter in met or matter in never or (matter == STUCK and any(kind in HALTS for kind, _ in met))


def with_rest(story: Story, proof: Proof, limits: Limits, stages: Sequence[Stage] | None = None) -> Proof:
    """Return a proof with what the stages settle of all that its exploration left open."""
    settled, _ = settle(story, open_in(proof), limits, stages)
    return Joined(story).with_settled(proof, settled).judged()
