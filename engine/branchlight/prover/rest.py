"""The rest of a proof whose exploration hit a bound: what is settled without exploring every state.

The stages follow each other. Each gets what those before it left open. What a stage settles holds whatever the
exploration did, so it is added to its findings. Where the exploration found a path itself, its own path stays: it is
the shortest.
"""

from collections.abc import Collection

from branchlight.analysis.never_reached import never_reached
from branchlight.model.story import Story
from branchlight.prover.answer import Proof
from branchlight.prover.dives.all_dives import dive
from branchlight.prover.joined import Joined, open_in
from branchlight.prover.search.search import Limits
from branchlight.prover.settled import Matter, Settled, Stage


def by_flow(story: Story, wanted: Collection[Matter], limits: Limits) -> Settled:
    """Return what the flow analysis knows to be never reached (see `analysis.never_reached`)."""
    return Settled({}, never_reached(story))


def by_dives(story: Story, wanted: Collection[Matter], limits: Limits) -> Settled:
    """Return what dives met, by paths that may not be the shortest (see `dives`)."""
    return Settled(dive(story, wanted, limits.clock))


STAGES: tuple[Stage, ...] = (by_flow, by_dives)
"""The stages after the exploration, in order."""


def with_rest(story: Story, proof: Proof, limits: Limits, stages: tuple[Stage, ...] = STAGES) -> Proof:
    """Return a proof with what the stages settle of all that its exploration left open."""
    joined = Joined(story)
    for stage in stages:
        wanted = open_in(proof)
        if not wanted:
            break
        proof = joined.with_settled(proof, stage(story, wanted, limits))
    return proof.judged()
