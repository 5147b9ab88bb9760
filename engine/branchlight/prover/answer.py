"""The result of a proof as plain values, and the object that `prove --json` prints."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

Verdict: TypeAlias = Literal["proven", "refuted", "not settled"]
Bound: TypeAlias = Literal["states", "seconds"]
Path: TypeAlias = tuple[str, ...]
"""Decisions and draws in order: full names of choices, `answer "..."`, `draw K of N`."""


class Reached(NamedTuple):
    """The finding for one thing: whether it can be reached, and a path to it with the fewest decisions.

    Here and below, a path is None if there was no time left to make it.
    """

    reached: bool
    path: Path | None = ()


class Stuck(NamedTuple):
    """A state from which no ending can be reached.

    dead end   no choice is open, and no way out holds
    runaway    the turn enters too many nodes, or calls too deep, without a decision
    trap       there are decisions to make, and none of them leads to an ending any more
    """

    path: Path | None
    node: str
    kind: Literal["dead end", "runaway", "trap"]


class Promised(NamedTuple):
    """The verdict on a promise. The path leads to what breaks it, or for `possible` to what fulfils it."""

    text: str
    verdict: Verdict
    path: Path | None = ()


class Told(NamedTuple):
    """The verdict on a fact. "proven" says that it is told before each use.

    If it is used before it was told, `use` is the node or choice that does so, and the path leads there.
    """

    fact: str
    verdict: Verdict
    use: str = ""
    path: Path | None = ()


class Proof(NamedTuple):
    """All results of a proof. `stuck` has one state for each node and kind, the one with the fewest decisions.

    `explored` says that every state was found. Then what was not reached cannot be reached, even if a bound was hit
    later.
    """

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
    explored: bool = True
    facts: tuple[Told, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return the object that `prove --json` prints."""
        found: dict[str, object] = {
            "verdict": self.verdict,
            "states": self.states,
            "edges": self.edges,
            "seconds": round(self.seconds, 3),
        }
        for part in ("nodes", "choices", "variants", "endings"):
            table: Mapping[str, Reached] = getattr(self, part)
            found[part] = {name: {"reached": at.reached, "path": _listed(at.path)} for name, at in table.items()}
        found["stuck"] = [{"path": _listed(stuck.path), "node": stuck.node} for stuck in self.stuck]
        found["promises"] = [{"text": p.text, "verdict": p.verdict, "path": _listed(p.path)} for p in self.promises]
        found["facts"] = [
            {"fact": told.fact, "verdict": told.verdict, "use": told.use, "path": _listed(told.path)}
            for told in self.facts
        ]
        found["bound"] = self.bound
        return found


def _listed(path: Path | None) -> list[str] | None:
    return None if path is None else list(path)
