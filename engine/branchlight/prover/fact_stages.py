"""The stages for a fact: whether it is told before each use, without exploring every state.

They are some of those that settle the rest of a proof (see `rest`), in the same order: small diagrams, hiding, and
large diagrams if the exploration hit a bound. Diagrams follow the same sessions as the exploration, up to where the
fact is told. So they can also find a use that comes first. Hiding can only show that there is none.
"""

from collections.abc import Mapping

from branchlight.prover.answer import Told
from branchlight.prover.bounds import Limits
from branchlight.prover.matters import Matter
from branchlight.prover.program.one_fact import OneFact


class FactStages:
    """Settles one fact. `told` has the verdict once there is one."""

    def __init__(self, fact: str, marked: OneFact, limits: Limits) -> None:
        self.fact, self.marked, self.limits = fact, marked, limits
        self.told: Told | None = None
        self.is_asked = False

    def midway(self, first: Mapping[int, int]) -> bool:
        """Return whether the fact is settled when the exploration is large. `first` has the uses that it met."""
        if not first and not self.is_asked:
            self.is_asked = True
            self.told = self.by_diagrams(is_small=True) or self.by_hiding()
        return self.told is not None

    def late(self) -> Told | None:
        """Return the verdict after an exploration that hit a bound and met no use."""
        return self.told if self.midway({}) else self.by_diagrams(is_small=False)

    def by_diagrams(self, is_small: bool) -> Told | None:
        """Return the verdict of diagrams, if they have one."""
        from branchlight.prover.diagrams.by_diagrams import LARGE, SMALL, first_uses  # late: most facts need no stage

        uses: list[Matter] = [("variant", use) for use in self.marked.uses]
        settled = first_uses(self.marked.story, uses, self.limits, SMALL if is_small else LARGE)
        met = [(settled.met[use], use[1]) for use in uses if use in settled.met]
        if met:
            way, use = min(met, key=lambda found: found[0].decisions)
            return Told(self.fact, "refuted", self.marked.uses[use], way.path())
        return Told(self.fact, "proven") if set(uses) <= set(settled.never) else None

    def by_hiding(self) -> Told | None:
        """Return "proven" if hiding shows that the fact is told before each use."""
        from branchlight.prover.hiding.told_first import is_surely_told

        uses, limits = list(self.marked.uses), self.limits
        is_told = is_surely_told(self.marked.story, uses, limits.clock, limits.states)
        return Told(self.fact, "proven") if is_told else None
