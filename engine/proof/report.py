"""A proof in words: for the terminal, and as playthroughs that can be run again."""

import os
import re
from collections.abc import Iterator, Mapping

from engine.model.story import Story
from engine.proof.answer import Path, Proof, Reached
from engine.proof.playthroughs import from_path
from engine.proof.replay import labels

MOST_LISTED = 12
MOST_STEPS = 40
_PARTS = ("nodes", "choices", "variants", "endings")
_KINDS = {
    "dead end": "no choice is open and no way leads out",
    "runaway": "the story runs in circles without asking the reader",
    "trap": "no ending can be reached any more",
}


def report(story: Story, proof: Proof) -> str:
    """The verdict, what was counted, and below it whatever is amiss, each with the way there."""
    lines = [f"{story.title}: {proof.verdict}."]
    if proof.bound is not None:
        lines.append(
            f"Not explored to the end: the bound of {proof.bound} was hit. More can be had with --{proof.bound}."
        )
    lines += [f"{proof.states:,} states, {proof.edges:,} ways between them, {proof.seconds:.1f} seconds", ""]
    for part in _PARTS:
        table: Mapping[str, Reached] = getattr(proof, part)
        reached = sum(1 for found in table.values() if found.reached)
        lines.append(f"  {part:<9} {reached:,} of {len(table):,} reached")
    kept = sum(1 for promise in proof.promises if promise.verdict == "proven")
    if proof.promises:
        lines.append(f"  promises  {kept:,} of {len(proof.promises):,} kept")
    return "\n".join([*lines, *_unreached(proof), *_stuck(story, proof), *_promises(story, proof)])


def save_paths(story: Story, proof: Proof, folder: str) -> list[str]:
    """Writes the shortest way to every node, choice, variant and ending, and into every fault, as playthroughs.

    One file a kind, into a folder that exists; the names of the files are given. Raises `OSError`.
    """
    written: list[str] = []
    for part in _PARTS:
        table: Mapping[str, Reached] = getattr(proof, part)
        found = {name: at.path for name, at in table.items() if at.reached}
        if part == "endings":
            documents = [from_path(name, path, name) for name, path in found.items()]
        else:
            documents = [from_path(name, path) for name, path in found.items()]
        written += _write(folder, f"{part}.yaml", documents)
    faults = [from_path(f"{stuck.kind} at {stuck.node}", stuck.path) for stuck in proof.stuck]
    faults += [from_path(each.text, each.path) for each in proof.promises if each.verdict == "refuted"]
    return written + _write(folder, "faults.yaml", faults)


def _write(folder: str, name: str, documents: list[str]) -> list[str]:
    if not documents:
        return []
    with open(os.path.join(folder, name), "x", encoding="utf-8", newline="\n") as file:
        file.write("---\n".join(documents))
    return [name]


def _unreached(proof: Proof) -> Iterator[str]:
    never = "Never reached" if proof.bound is None else "Not reached before the bound"
    for part in _PARTS:
        table: Mapping[str, Reached] = getattr(proof, part)
        names = [name for name, found in table.items() if not found.reached]
        if names:
            yield from ("", f"{never}: {part}")
            yield from _listed([_called(name) for name in names])


def _stuck(story: Story, proof: Proof) -> Iterator[str]:
    for stuck in proof.stuck:
        yield from ("", f"Stuck at {stuck.node}: {_KINDS[stuck.kind]}.")
        yield from _way(story, stuck.path)


def _promises(story: Story, proof: Proof) -> Iterator[str]:
    for promise in proof.promises:
        if promise.verdict == "proven":
            continue
        broken = "broken" if promise.verdict == "refuted" else "not settled"
        yield from ("", f"Promise {broken}: {promise.text}")
        if promise.path:
            yield from _way(story, promise.path)


def _way(story: Story, path: Path) -> Iterator[str]:
    """The decisions of a path, a line each."""
    steps = labels(story, path)
    if not steps:
        yield "  at the very beginning"
    yield from _listed([f"{number}. {step}" for number, step in enumerate(steps, 1)], MOST_STEPS)


def _listed(lines: list[str], most: int = MOST_LISTED) -> Iterator[str]:
    yield from [f"  {line}" for line in lines[:most]]
    if len(lines) > most:
        yield f"  and {len(lines) - most:,} more"


def _called(name: str) -> str:
    """A name, with a variant's in words: `scene.node~2.1` is side 1 of the second braces in its text."""
    match = re.fullmatch(r"(.+)~([a-z]*)(\d+)\.(\d+)", name)
    if match is None:
        return name
    body, part, braces, side = match.groups()
    return f"{name}  (side {side} of braces {braces} in the {part or 'text'} of {body})"
