"""Joining a proof with what a stage settled."""

from collections.abc import Mapping

from branchlight.analysis.never_reached import PartKind
from branchlight.model.story import Story
from branchlight.prover.answer import Path, Promised, Proof, Reached, Stuck
from branchlight.prover.findings.path_maker import MOST_ENTRIES
from branchlight.prover.matters import STUCK, Matter, Settled, WayThere


def open_in(proof: Proof) -> list[Matter]:
    """Return what a proof leaves open. What is reached without a path is open, too.

    Whether states are stuck is open as long as no stuck state is known.
    """
    tables: tuple[tuple[PartKind, Mapping[str, Reached]], ...]
    tables = (("node", proof.nodes), ("choice", proof.choices), ("variant", proof.variants), ("ending", proof.endings))
    wanted: list[Matter] = [(kind, name) for kind, table in tables for name, at in table.items() if _is_open(at)]
    wanted += [("promise", str(number)) for number, each in enumerate(proof.promises) if _is_unsettled(each)]
    return wanted if proof.stuck or proof.stuck_settled else [*wanted, STUCK]


def _is_open(at: Reached) -> bool:
    return at.status == "not settled" or at.path is None


def _is_unsettled(promise: Promised) -> bool:
    return promise.verdict == "not settled"


def is_unsettled(proof: Proof) -> bool:
    """Return whether a proof leaves more open than paths to what is reached."""
    items = any(at.status == "not settled" for at in proof.items())
    return items or any(map(_is_unsettled, proof.promises)) or not (proof.stuck or proof.stuck_settled)


class Joined:
    """Adds what stages settled to a proof. Paths are made while there is room for them."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.entries = 0

    def with_settled(self, proof: Proof, settled: Settled) -> Proof:
        promises = tuple([self.promised(number, each, settled) for number, each in enumerate(proof.promises)])
        return proof._replace(
            promises=promises,
            stuck=(*proof.stuck, *self.stuck(proof.stuck, settled)),
            stuck_settled=proof.stuck_settled or STUCK in settled.never,
            endings=self.items("ending", proof.endings, settled),
            nodes=self.items("node", proof.nodes, settled),
            choices=self.items("choice", proof.choices, settled),
            variants=self.items("variant", proof.variants, settled),
        )

    def items(self, kind: PartKind, table: Mapping[str, Reached], settled: Settled) -> dict[str, Reached]:
        return {name: self.item((kind, name), at, settled) for name, at in table.items()}

    def path(self, way: WayThere) -> Path | None:
        if self.entries > MOST_ENTRIES:
            return None
        self.entries += way.length
        return way.path()

    def item(self, matter: Matter, at: Reached, settled: Settled) -> Reached:
        if not _is_open(at):
            return at
        if matter in settled.met:
            return Reached("reached", self.path(settled.met[matter]))
        return Reached("unreachable") if matter in settled.never and at.status == "not settled" else at

    def promised(self, number: int, promise: Promised, settled: Settled) -> Promised:
        """Return the verdict on a promise. `possible` is kept if it is met, any other if it is never met."""
        matter: Matter = ("promise", str(number))
        if not _is_unsettled(promise):
            return promise
        is_possible = self.story.promises[number].kind == "possible"
        if matter in settled.met:
            path = self.path(settled.met[matter])
            return promise._replace(verdict="proven" if is_possible else "refuted", path=path)
        if matter in settled.never:
            return promise._replace(verdict="refuted" if is_possible else "proven")
        return promise

    def stuck(self, known: tuple[Stuck, ...], settled: Settled) -> list[Stuck]:
        """Return the stuck states that are not known. The nodes of a circle are one fault: one runaway is enough."""
        nodes, kinds = {(at.kind, at.node) for at in known}, {at.kind for at in known}
        new: list[Stuck] = []
        for (kind, node), way in settled.met.items():
            if kind in ("dead end", "trap") and (kind, node) not in nodes:
                new.append(Stuck(self.path(way), node, kind))
            elif kind == "runaway" and kind not in kinds:
                kinds.add(kind)
                new.append(Stuck(self.path(way), node, kind))
        return new
