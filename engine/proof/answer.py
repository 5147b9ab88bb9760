"""What a proof says, as plain values, and the one object that `prove --json` prints."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

Verdict: TypeAlias = Literal["proven", "refuted", "not settled"]
Bound: TypeAlias = Literal["states", "seconds"]
Path: TypeAlias = tuple[str, ...]
"""Decisions and draws in the order in which they come: full names of choices, `answer "..."`, `draw K of N`."""


class Reached(NamedTuple):
    """Whether something can be reached, and the fewest decisions that lead there."""

    reached: bool
    path: Path = ()


class Stuck(NamedTuple):
    """A state without a way to any ending.

    dead end   no choice is open, and no way out holds
    runaway    the turn comes through too many nodes, or calls, without a decision
    trap       there are decisions to make, and none of them leads to an ending any more
    """

    path: Path
    node: str
    kind: Literal["dead end", "runaway", "trap"]


class Promised(NamedTuple):
    """What came of a promise. The path leads to what breaks it, or for `possible` to what fulfils it."""

    text: str
    verdict: Verdict
    path: Path = ()


class Proof(NamedTuple):
    """Everything that a proof says. `stuck` holds one state for each node and kind, by the fewest decisions."""

    verdict: Verdict
    states: int
    edges: int
    seconds: float
    nodes: Mapping[str, Reached]
    choices: Mapping[str, Reached]
    variants: Mapping[str, Reached]
    endings: Mapping[str, Reached]
    stuck: tuple[Stuck, ...]
    promises: tuple[Promised, ...]
    bound: Bound | None

    def as_json(self) -> dict[str, object]:
        """The object that `prove --json` prints."""
        found: dict[str, object] = {
            "verdict": self.verdict,
            "states": self.states,
            "edges": self.edges,
            "seconds": round(self.seconds, 3),
        }
        for part in ("nodes", "choices", "variants", "endings"):
            table: Mapping[str, Reached] = getattr(self, part)
            found[part] = {name: {"reached": at.reached, "path": list(at.path)} for name, at in table.items()}
        found["stuck"] = [{"path": list(stuck.path), "node": stuck.node} for stuck in self.stuck]
        found["promises"] = [{"text": p.text, "verdict": p.verdict, "path": list(p.path)} for p in self.promises]
        found["bound"] = self.bound
        return found
