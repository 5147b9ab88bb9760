"""Paths to findings, as long as time and room remain."""

from branchlight.prover.answer import Path
from branchlight.prover.clock import TimeUpError
from branchlight.prover.findings.faults import FaultyState
from branchlight.prover.findings.paths import Paths
from branchlight.prover.findings.playback import Playback
from branchlight.prover.program.properties import Properties
from branchlight.prover.search.successors import Steps

MOST_ENTRIES = 2_000_000
"""The number of entries in all paths after which no more paths are made."""


class PathMaker:
    """Makes the paths of a proof. A path is None if there is no time or room left for it."""

    def __init__(self, properties: Properties, paths: Paths, playback: Playback) -> None:
        self.properties, self.paths, self.playback = properties, paths, playback
        self.entries = 0

    def to_property(self, prop: int) -> Path | None:
        """Return the path to where a property was first met."""
        kind, name = self.properties.all[prop]
        try:
            return self.played(self.paths.to_property(prop), name if kind == "variant" else "")
        except TimeUpError:
            return None

    def to_faulty(self, faulty: FaultyState) -> Path | None:
        """Return the path to a state with a fault, and on as far as the fault shows."""
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
