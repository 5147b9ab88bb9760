"""The paths of a proof as playthroughs, one file for each kind."""

import os
from collections.abc import Iterator, Mapping

from branchlight.analysis.story_names import StoryNames, understood, value_of
from branchlight.authoring.playthroughs import from_path
from branchlight.authoring.playthroughs.write import quoted
from branchlight.language.mistake import Mistake
from branchlight.model.story import Promise, Story
from branchlight.prover.answer import Path, Proof, Reached
from branchlight.prover.replay import replay
from branchlight.source.writing import write_text

MOST_PLAYED = 10_000
"""The longest path whose end is checked for its fault."""

_PARTS = ("nodes", "choices", "variants", "endings")
_NO_TEST = "Only the path to the fault: this passes as long as the path is open, whether the fault is fixed or not."


def save_paths(story: Story, proof: Proof, folder: str) -> list[str]:
    """Write the shortest paths to every node, choice, variant, ending and fault as playthroughs.

    Each kind is one file in a folder, which must exist. Paths that the proof had no time to find are left out. Return
    the names of the files. Raises `OSError`.
    """
    written: list[str] = []
    for part in _PARTS:
        table: Mapping[str, Reached] = getattr(proof, part)
        # Only an ending can be checked by a step of its own. Other playthroughs pass if their path still exists.
        found = {name: at.path for name, at in table.items() if at.reached and at.path is not None}
        if part == "endings":
            documents = [from_path(name, path, [f"ending: {name}"]) for name, path in found.items()]
        else:
            documents = [from_path(name, path) for name, path in found.items()]
        written += _write(folder, f"{part}.yaml", documents)
    return written + _write(folder, "faults.yaml", [*_stuck(proof), *_broken(story, proof), *_untold(proof)])


def _write(folder: str, name: str, documents: list[str]) -> list[str]:
    if not documents:
        return []
    write_text(os.path.join(folder, name), "---\n".join(documents))
    return [name]


def _stuck(proof: Proof) -> Iterator[str]:
    for stuck in proof.stuck:
        if stuck.path is not None:
            yield from_path(f"{stuck.kind} at {stuck.node}", stuck.path, about=_NO_TEST)


def _broken(story: Story, proof: Proof) -> Iterator[str]:
    """Yield the playthroughs of broken promises. A `possible` that no reading fulfils has no path."""
    for promise, found in zip(story.promises, proof.promises, strict=True):
        if found.verdict == "refuted" and promise.kind != "possible" and found.path is not None:
            asked = _asked(promise)
            if asked and _shows(story, found.path, asked):
                yield from_path(found.text, found.path, [f"state: {quoted(asked)}"])
            else:
                yield from_path(found.text, found.path, about=_NO_TEST)


def _untold(proof: Proof) -> Iterator[str]:
    for fact in proof.facts:
        if fact.verdict == "refuted" and fact.path is not None:
            yield from_path(f"{fact.fact} is used before it is told", fact.path, about=_NO_TEST)


def _asked(promise: Promise) -> str:
    """Return the condition that a promise sets for each state, as an expression.

    Return "" for the other kinds. No single state shows that a `never lost` promise is broken.
    """
    text = " ".join(promise.text.removeprefix(f"{promise.kind}:").split())
    return {"never": f"not ({text})", "always": text}.get(promise.kind, "")


def _shows(story: Story, path: Path, asked: str) -> bool:
    """Return whether the end of a path shows its fault.

    It may not: the fault may be earlier in the last turn, or depend on the ending.
    """
    names = StoryNames(story)
    expression = understood(asked, names)
    if isinstance(expression, Mistake) or len(path) > MOST_PLAYED:
        return False
    return not value_of(names.story, expression, replay(names.story, path).state)
