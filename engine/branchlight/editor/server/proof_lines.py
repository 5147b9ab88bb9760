"""A proof and random readings as plain values with words, for the editor: written by one process, read by another."""

from collections.abc import Iterator, Mapping
from itertools import islice

from branchlight.authoring.stats.figures import Figures
from branchlight.model.story import Story
from branchlight.prover.answer import Path, Proof, Reached
from branchlight.prover.replay import decisions_in
from branchlight.prover.report import path_lines, why_stuck
from branchlight.prover.whereabouts import Whereabouts
from branchlight.source.characters import visible
from branchlight.source.counted import counted

MOST_LINES = 30
"""The most lines of one path."""

_MISSED = {
    "node": "no reader reaches this node",
    "choice": "no reader can take this choice",
    "variant": "no reader sees this",
    "ending": "no reader reaches this ending",
}

Finding = tuple[str, str, str, str, list[str]]
"""The kind and name of what it is about, the severity, the message, and the path in words."""


def proof_line(story: Story, proof: Proof) -> dict[str, object]:
    """Return the findings of a proof, with every path in words."""
    tables: dict[str, Mapping[str, Reached]] = {
        "node": proof.nodes,
        "choice": proof.choices,
        "variant": proof.variants,
        "ending": proof.endings,
    }
    items = {kind: {name: _item(story, found) for name, found in table.items()} for kind, table in tables.items()}
    findings = [*_stuck(story, proof), *_missed(story, proof, tables), *_promises(story, proof), *_facts(story, proof)]
    return {
        "edition": story.edition,
        "summary": _summary(proof, len(findings)),
        "items": items,
        "findings": findings,
    }


def odds_line(story: Story, figures: Figures) -> dict[str, object]:
    """Return how many random readers reach each node and each ending."""
    nodes = {name: found.share for name, found in figures.reached_nodes.items()}
    endings = {name: found.share for name, found in figures.reached_endings.items()}
    readings = 0 if figures.exact else figures.readings
    return {"edition": story.edition, "odds": {"node": nodes, "ending": endings}, "readings": readings}


def _summary(proof: Proof, findings: int) -> str:
    states = f"{counted(proof.states, 'state')}, {proof.seconds:.1f} seconds"
    if proof.verdict == "proven":
        return f"Proven ({states})"
    if proof.verdict == "refuted":
        return f"Refuted: {counted(findings, 'finding')} ({states})"
    return f"Not settled ({states})"


def _item(story: Story, found: Reached) -> tuple[str, int, bool, list[str]]:
    if found.status != "reached" or found.path is None:
        return found.status, 0, False, []
    return found.status, decisions_in(found.path), found.shortest, _lines(story, found.path, found.shortest)


def _lines(story: Story, path: Path | None, shortest: bool) -> list[str]:
    return [visible(line.strip()) for line in islice(path_lines(story, path, shortest), MOST_LINES)]


def _stuck(story: Story, proof: Proof) -> Iterator[Finding]:
    for stuck in proof.stuck:
        message = f"{stuck.kind}: {why_stuck(story, stuck)}"
        yield "node", stuck.node, "error", message, _lines(story, stuck.path, stuck.shortest)


def _missed(story: Story, proof: Proof, tables: Mapping[str, Mapping[str, Reached]]) -> Iterator[Finding]:
    """Yield the unreachable parts. The parts of an unreachable node need no finding of their own."""
    at = Whereabouts(story)
    lost = {name for name, found in proof.nodes.items() if found.status == "unreachable"}
    for kind, table in tables.items():
        for name, found in table.items():
            node = at.nodes.get(name.partition("~")[0]) if kind in ("choice", "variant") else None
            if found.status == "unreachable" and (node is None or node.name not in lost):
                side = at.side_of(name)
                yield kind, name, "warning", f"{_MISSED[kind]}{f': {visible(side)}' if side else ''}", []


def _promises(story: Story, proof: Proof) -> Iterator[Finding]:
    for promise, found in zip(story.promises, proof.promises, strict=True):
        if found.verdict == "refuted" and promise.kind == "possible":
            yield "promise", found.text, "error", f"promise broken: nothing ever makes this true: {found.text}", []
        elif found.verdict == "refuted":
            path = _lines(story, found.path, found.shortest)
            yield "promise", found.text, "error", f"promise broken: {found.text}", path


def _facts(story: Story, proof: Proof) -> Iterator[Finding]:
    for fact in proof.facts:
        if fact.verdict == "refuted":
            kind = "node" if fact.use in story.nodes else "choice"
            path = _lines(story, fact.path, fact.shortest)
            yield kind, fact.use, "error", f"the fact `{fact.fact}` is used here before it is told", path
