"""The result of an upgrade proof as plain values, and the object that `prove --since --json` prints."""

from typing import Literal, TypeAlias

from branchlight.prover.answer import Bound, LargeNode, Path, Verdict
from branchlight.source.named_tuple import NamedTuple

FaultKind: TypeAlias = Literal["lost", "dead end", "runaway", "trap"]

VERSION = 1
"""The version of the object that `prove --since --json` prints. It is raised if a key changes its meaning."""


class UpgradeFault(NamedTuple):
    """A save of the old edition that cannot be continued, or from which a session can get stuck.

    lost       the new edition has no such place any more, or no choice is open there
    dead end   no choice is open and no way leads out
    runaway    the turn does not end
    trap       there are choices, and none of them leads to an ending any more

    saved     the node of the save, in the old edition
    node      the node in which a session is stuck, in the new edition; that of the save if it is lost
    before    the path in the old edition that leads to the save
    after     the path in the new edition after the upgrade
    shortest  whether it is known that no path has fewer decisions
    """

    kind: FaultKind
    saved: str
    node: str
    before: Path
    after: Path
    shortest: bool


class UpgradeProof(NamedTuple):
    """All results of an upgrade proof.

    `explored` says that every state was found, and `bound` is the bound that was hit. `open` says why else it may be
    that not every save was considered, or "".
    """

    verdict: Verdict
    states: int
    edges: int
    seconds: float
    faults: tuple[UpgradeFault, ...]
    bound: Bound | None
    explored: bool
    open: str = ""
    large: tuple[LargeNode, ...] = ()

    def judged(self) -> "UpgradeProof":
        """Return the proof with the verdict that follows from its parts."""
        settled: Verdict = "proven" if self.bound is None and not self.open else "not settled"
        return self._replace(verdict="refuted" if self.faults else settled)

    def as_json(self) -> dict[str, object]:
        """Return the object that `prove --since --json` prints."""
        return {
            "version": VERSION,
            "verdict": self.verdict,
            "explored": self.explored,
            "states": self.states,
            "edges": self.edges,
            "seconds": round(self.seconds, 3),
            "faults": [
                {
                    "kind": fault.kind,
                    "saved": fault.saved,
                    "node": fault.node,
                    "before": list(fault.before),
                    "after": list(fault.after),
                    "shortest": fault.shortest,
                }
                for fault in self.faults
            ],
            "bound": self.bound,
            "open": self.open,
            "large": [
                {"node": at.node, "states": at.states, "causes": [cause._asdict() for cause in at.causes]}
                for at in self.large
            ],
        }
