"""The result of a proof as plain values, and the object that `prove --json` prints."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from branchlight.source.named_tuple import NamedTuple

Verdict: TypeAlias = Literal["proven", "refuted", "not settled"]
Status: TypeAlias = Literal["reached", "unreachable", "not settled"]
Bound: TypeAlias = Literal["states", "seconds", "interrupt"]
CauseKind: TypeAlias = Literal["number", "state", "visits", "age", "choice", "text", "order", "calls"]
Path: TypeAlias = tuple[str, ...]
"""Decisions and draws in order: full names of choices, `answer "..."`, `draw K of N`."""


VERSION = 1
"""The version of the object that `prove --json` prints. It is raised if a key changes its meaning, not for new keys."""


class Reached(NamedTuple):
    """The finding for one thing: its status, and a path to it if it is reached.

    Here and below, a path is None if there was no time left to make it. `shortest` says that it is known that no path
    has fewer decisions. It is False if there is no path.
    """

    status: Status
    path: Path | None = ()
    shortest: bool = False

    @property
    def reached(self) -> bool:
        return self.status == "reached"


class Stuck(NamedTuple):
    """A state from which no ending can be reached.

    dead end   no choice is open, and no way out holds
    runaway    the turn enters too many nodes, or calls too deep, without a decision
    trap       there are decisions to make, and none of them leads to an ending any more
    """

    path: Path | None
    node: str
    kind: Literal["dead end", "runaway", "trap"]
    shortest: bool = False


class Promised(NamedTuple):
    """The verdict on a promise. The path leads to what breaks it, or for `possible` to what fulfils it."""

    text: str
    verdict: Verdict
    path: Path | None = ()
    shortest: bool = False


class Told(NamedTuple):
    """The verdict on a fact. "proven" says that it is told before each use.

    If it is used before it was told, `use` is the node or choice that does so, and the path leads there.
    """

    fact: str
    verdict: Verdict
    use: str = ""
    path: Path | None = ()
    shortest: bool = False


class Cause(NamedTuple):
    """A part of the state that multiplies the states at a node.

    name     the state, the node, the choice or the pool
    kind     a number, other state, a count of visits to the node, the decisions since, a choice that was taken, the
             progress of a varying text in the node, the order in which a pool was last seen, or the open calls
    values   how many values it was seen with at the node, in a sample of the states
    bits     the bits that it takes in a state
    """

    name: str
    kind: CauseKind
    values: int
    bits: int


class LargeNode(NamedTuple):
    """A node with many states, and what multiplies them, the costliest part first."""

    node: str
    states: int
    causes: tuple[Cause, ...]


class Proof(NamedTuple):
    """All results of a proof. `stuck` has one state for each node and kind.

    `explored` says that every state was found. `bound` is the bound that was hit, also if it was hit later. `large` has
    the nodes with the most states if the exploration hit a bound. `stuck_settled` says that it is known of every state
    whether it is stuck.
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
    large: tuple[LargeNode, ...] = ()
    stuck_settled: bool = True

    def items(self) -> list[Reached]:
        """Return the findings for all nodes, choices, variants and endings."""
        tables = (self.nodes, self.choices, self.variants, self.endings)
        return [found for table in tables for found in table.values()]

    def judged(self) -> "Proof":
        """Return the proof with the verdict that follows from its parts. One unsettled part forbids "proven"."""
        verdicts = [*[promise.verdict for promise in self.promises], *[told.verdict for told in self.facts]]
        statuses = [found.status for found in self.items()]
        verdict: Verdict = "proven"
        if self.stuck or "refuted" in verdicts or "unreachable" in statuses:
            verdict = "refuted"
        elif not self.stuck_settled or "not settled" in (*verdicts, *statuses):
            verdict = "not settled"
        return self._replace(verdict=verdict)

    def as_json(self) -> dict[str, object]:
        """Return the object that `prove --json` prints."""
        found: dict[str, object] = {
            "version": VERSION,
            "verdict": self.verdict,
            "explored": self.explored,
            "states": self.states,
            "edges": self.edges,
            "seconds": round(self.seconds, 3),
        }
        for part in ("nodes", "choices", "variants", "endings"):
            table: Mapping[str, Reached] = getattr(self, part)
            found[part] = {name: {"reached": at.reached, "status": at.status, **_way(at)} for name, at in table.items()}
        found["stuck"] = [{"node": stuck.node, "kind": stuck.kind, **_way(stuck)} for stuck in self.stuck]
        found["promises"] = [{"text": p.text, "verdict": p.verdict, **_way(p)} for p in self.promises]
        found["facts"] = [
            {"fact": told.fact, "verdict": told.verdict, "use": told.use, **_way(told)} for told in self.facts
        ]
        found["stuck_settled"] = self.stuck_settled
        found["bound"] = self.bound
        found["large"] = [
            {"node": at.node, "states": at.states, "causes": [cause._asdict() for cause in at.causes]}
            for at in self.large
        ]
        return found


def _way(found: Reached | Stuck | Promised | Told) -> dict[str, object]:
    return {"path": None if found.path is None else list(found.path), "shortest": found.shortest}
