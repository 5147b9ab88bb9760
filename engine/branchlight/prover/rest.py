"""The rest of a proof whose exploration hit a bound: what is settled without exploring every state.

- What the flow analysis knows to be never reached is unreachable (see `analysis.never_reached`).
- What a dive met is reached, by the path of the dive, which may not be the shortest (see `dives`).

Both hold whatever the exploration did, so they are added to its findings. Where it found a path itself, its own path
stays: it is the shortest.
"""

from collections.abc import Mapping

from branchlight.analysis.never_reached import Part, PartKind, never_reached
from branchlight.model.story import Story
from branchlight.prover.answer import Path, Promised, Proof, Reached, Stuck
from branchlight.prover.clock import Clock
from branchlight.prover.dives.all_dives import WayThere, dive
from branchlight.prover.dives.one_dive import Met
from branchlight.prover.findings.path_maker import MOST_ENTRIES


def with_rest(story: Story, proof: Proof, clock: Clock) -> Proof:
    """Return a proof with what can be settled of all that its exploration left open."""
    tables: tuple[tuple[PartKind, Mapping[str, Reached]], ...]
    tables = (("node", proof.nodes), ("choice", proof.choices), ("variant", proof.variants), ("ending", proof.endings))
    wanted: list[Met] = [(kind, name) for kind, table in tables for name, at in table.items() if _is_open(at)]
    wanted += [("promise", str(number)) for number, promise in enumerate(proof.promises) if _is_unsettled(promise)]
    if not wanted:
        return proof
    never = never_reached(story)
    found = dive(story, [met for met in wanted if met not in never], clock)
    return _Rest(story, never, found).added_to(proof)


def _is_open(at: Reached) -> bool:
    return at.status == "not settled" or at.path is None


def _is_unsettled(promise: Promised) -> bool:
    return promise.verdict == "not settled"


class _Rest:
    """Adds what is never reached, and what dives found, to a proof. Paths are made while there is room for them."""

    def __init__(self, story: Story, never: frozenset[Part], found: Mapping[Met, WayThere]) -> None:
        self.story, self.never, self.found = story, never, found
        self.entries = 0

    def added_to(self, proof: Proof) -> Proof:
        promises = tuple([self.promised(number, promise) for number, promise in enumerate(proof.promises)])
        return proof._replace(
            promises=promises,
            stuck=(*proof.stuck, *self.stuck(proof.stuck)),
            endings=self.items("ending", proof.endings),
            nodes=self.items("node", proof.nodes),
            choices=self.items("choice", proof.choices),
            variants=self.items("variant", proof.variants),
        ).judged()

    def items(self, kind: PartKind, table: Mapping[str, Reached]) -> dict[str, Reached]:
        return {name: self.item((kind, name), at) for name, at in table.items()}

    def path(self, way: WayThere) -> Path | None:
        if self.entries > MOST_ENTRIES:
            return None
        self.entries += way.length
        return way.path()

    def item(self, part: Part, at: Reached) -> Reached:
        if not _is_open(at):
            return at
        if part in self.found:
            return Reached("reached", self.path(self.found[part]))
        return Reached("unreachable") if part in self.never and at.status == "not settled" else at

    def promised(self, number: int, promise: Promised) -> Promised:
        way = self.found.get(("promise", str(number)))
        if way is None or not _is_unsettled(promise):
            return promise
        is_kept = self.story.promises[number].kind == "possible"
        return promise._replace(verdict="proven" if is_kept else "refuted", path=self.path(way))

    def stuck(self, known: tuple[Stuck, ...]) -> list[Stuck]:
        """Return the halts that are not known. The nodes of a circle are one fault, so one runaway is enough."""
        nodes, kinds = {(at.kind, at.node) for at in known}, {at.kind for at in known}
        new: list[Stuck] = []
        for (kind, node), way in self.found.items():
            if kind == "dead end" and (kind, node) not in nodes:
                new.append(Stuck(self.path(way), node, kind))
            elif kind == "runaway" and kind not in kinds:
                kinds.add(kind)
                new.append(Stuck(self.path(way), node, kind))
        return new
