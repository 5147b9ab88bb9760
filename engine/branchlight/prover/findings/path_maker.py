"""Paths to what was found, as long as there are time and room for them."""

from branchlight.prover.answer import Path
from branchlight.prover.clock import TimeUpError
from branchlight.prover.findings.faults import FaultyState
from branchlight.prover.findings.paths import Paths
from branchlight.prover.findings.playback import Playback
from branchlight.prover.program.properties import Properties
from branchlight.prover.search.successors import Steps

MOST_ENTRIES = 2_000_000
"""So many entries there may be in all paths together, before the last."""


class PathMaker:
    """Makes the paths of a proof. Gives None for a path for which there is no time or room any more."""

    def __init__(self, properties: Properties, paths: Paths, playback: Playback) -> None:
        self.properties, self.paths, self.playback = properties, paths, playback
        self.entries = 0

    def to_claim(self, prop: int) -> Path | None:
        """The path to where a claim was first met."""
        kind, name = self.properties.all[prop]
        try:
            return self.played(self.paths.to_claim(prop), name if kind == "variant" else "")
        except TimeUpError:
            return None

    def to_faulty(self, faulty: FaultyState) -> Path | None:
        """The path to a state, and from there on."""
        try:
            return self.played(self.paths.to_state(*faulty.situation) + faulty.further)
        except TimeUpError:
            return None

    def played(self, steps: Steps, variant: str = "") -> Path | None:
        if self.entries > MOST_ENTRIES:
            return None
        path = self.playback.path(steps, variant)
        self.entries += len(path)
        return path
