"""Proofs of small stories, compared with every way through them, as the interpreter plays it."""

import os
from collections.abc import Callable

import pytest

from branchlight import load_text
from branchlight.prover.answer import Promised, Proof
from branchlight.prover.prove import prove
from tests.independent import play
from tests.independent.every_way import EveryWay
from tests.independent.proven import differences
from tests.prover.by_playing import TooLargeError
from tests.prover.comparing import halt_after
from tests.prover.small_stories import Promise, SmallStory

CHUNK = 100


def disagreements(seed: int) -> list[str] | None:
    """Return what a proof says otherwise than the interpreter, or None if a story is left out.

    It is left out if it is too large, has a mistake, or mixes kinds of values where the manual does not say how.
    """
    small = SmallStory(seed)
    story = load_text(small.text).story
    if story is None:
        return None
    try:
        every = EveryWay(small.text, small.promises)
    except (TooLargeError, ValueError) as error:
        assert isinstance(error, TooLargeError) or "two kinds of values" in str(error)
        return None
    return differences(prove(story), story, every)


def settle(seeds: range, monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare stories, a third of which halt a turn early."""
    agreed = 0
    for seed in seeds:
        limit = 1000 if seed % 3 else 10
        halt_after(limit, monkeypatch)
        monkeypatch.setattr(play, "BODIES_IN_A_TURN", limit)
        wrong = disagreements(seed)
        assert not wrong, f"story {seed}:\n{SmallStory(seed).text}\n" + "\n".join(wrong)
        agreed += wrong is not None
    assert agreed > len(seeds) // 4


def test_proofs_agree_with_the_interpreter(monkeypatch: pytest.MonkeyPatch) -> None:
    settle(range(6), monkeypatch)


@pytest.mark.long
@pytest.mark.thorough
@pytest.mark.parametrize("chunk", range(int(os.environ.get("INDEPENDENT_CHUNKS", "1"))))
def test_many_proofs_agree_with_the_interpreter(chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(range(CHUNK * chunk, CHUNK * (chunk + 1)), monkeypatch)


TEXT = """title: Small
state: {x: {start: 0, min: 0, max: 2}}
endings: {good: Good}
promises: [{never: x == 2}]
---
node: n0
text: "in n0 p0 {x == 2} {x > 0: v1 | v2}"
choices:
  - {label: On, id: c0, do: x += 1, go: n0}
  - {label: Out, id: c1, if: x < 2, go: n1}
---
node: n1
text: "in n1 p0 {x == 2}"
ending: good
"""
PROMISES = [Promise("never", "x == 2", "")]
SPOILS: dict[str, Callable[[Proof], Proof]] = {
    "node": lambda proof: proof._replace(nodes=proof.nodes | {"main.n1": proof.nodes["main.n1"]._replace(path=())}),
    "choice": lambda proof: proof._replace(choices={}),
    "ending": lambda proof: proof._replace(endings={}),
    "variant": lambda proof: proof._replace(
        variants={name: at._replace(status="unreachable") for name, at in proof.variants.items()}
    ),
    "trap": lambda proof: proof._replace(stuck=()),
    "runaway": lambda proof: proof._replace(stuck=(*proof.stuck, proof.stuck[0]._replace(kind="runaway"))),
    "Promised": lambda proof: proof._replace(promises=(Promised("never: x == 2", "proven", (), False),)),
}


@pytest.mark.parametrize("kind", SPOILS)
def test_comparison_finds_what_a_proof_gets_wrong(kind: str) -> None:
    story = load_text(TEXT).story
    assert story is not None
    proof, every = prove(story), EveryWay(TEXT, PROMISES)
    assert differences(proof, story, every) == []
    wrong = differences(SPOILS[kind](proof), story, every)
    assert wrong and all(line.startswith(kind) for line in wrong)
