"""A proof as plain values for a published page, which says nothing unless the story is proven."""

from typing import Any

from branchlight.model.story import Story
from branchlight.prover.answer import Proof
from branchlight.prover.open_endings import OpenEndings


def proof_as_data(story: Story, proof: Proof, open_at: OpenEndings) -> dict[str, Any] | None:
    """Return the verdict, the edition that it is about, and the endings that are open at each node; or None.

    Nodes share few sets of endings. So `sets` has the sets, as numbers of endings, and `at` the number of each node's.
    `exact` says that each of these endings can be reached. Otherwise some of them may be out of reach.
    """
    if proof.verdict != "proven":
        return None
    numbers = {name: number for number, name in enumerate(story.endings)}
    sets: dict[tuple[int, ...], int] = {}
    at = [sets.setdefault(tuple([numbers[name] for name in open_at.of[node]]), len(sets)) for node in story.nodes]
    return {"verdict": proof.verdict, "edition": story.edition, "exact": open_at.is_exact, "sets": list(sets), "at": at}
