"""Promises: each is settled, also inside a choice and before a bound."""

import pytest

from tests.prover.sound_story import proof_of, with_promises


@pytest.mark.parametrize(
    ("promise", "verdict", "path"),
    [
        ("never: trust > 5", "proven", ""),
        ("never: trust == 2", "refuted", "talk talk"),
        ("never: trust == 2 and at(road)", "refuted", "talk talk leave"),
        ("always: trust < 3", "refuted", "talk talk talk"),
        ("always: trust <= 5", "proven", ""),
        ("always: not ending(good)", "refuted", "talk talk talk talk leave"),
        ("possible: ending(good) and trust == 5", "proven", "talk talk talk talk talk leave"),
        ("possible: ending(bad) and trust > 3", "refuted", ""),
        ("never lost: ending(good)", "proven", ""),
        ("never lost: ending(bad)", "refuted", "talk talk talk talk"),
        ("never lost: trust == 9", "refuted", ""),
        ("never lost: at(room)", "proven", ""),
    ],
)
def test_promises_are_settled(promise: str, verdict: str, path: str) -> None:
    (found,) = proof_of(with_promises(promise)).promises
    assert (found.text, found.verdict) == (promise, verdict)
    assert found.path == tuple([f"main.room.{step}" for step in path.split()])


STANDING = """title: Standing
state: {x: {start: 0, min: 0, max: 3}}
endings: {e: E}
promises: [never: x == 3, possible: x == 3, always: x < 3, never lost: x == 3]
---
node: a
text: a
choices:
  - label: Up
    do: x = 3
    choices: [{label: On, do: x = 0, go: b}]
---
node: b
text: "{x}"
choices: [{label: Again, go: a}, {label: End, ending: e}]
"""


def test_promises_are_checked_inside_a_choice() -> None:
    never, possible, always, never_lost = proof_of(STANDING).promises
    assert (never.verdict, never.path) == ("refuted", ("main.a.up",))
    assert (possible.verdict, possible.path) == ("proven", ("main.a.up",))
    assert (always.verdict, always.path) == ("refuted", ("main.a.up",))
    assert never_lost.verdict == "proven"


@pytest.mark.usefixtures("without_hiding")
def test_promises_broken_before_a_bound_are_refuted() -> None:
    endless = with_promises("never: trust == 3").replace("max: 5", "max: 90000").replace("trust > 3", "trust > 80000")
    proof = proof_of(endless, states=200)
    assert (proof.verdict, proof.bound) == ("refuted", "states")
    locked = endless.replace("never: trust == 3", "never: trust < 0").replace(
        "{to: road}", "{if: trust == 7, to: road}"
    )
    proof = proof_of(locked, states=200)
    assert (proof.verdict, proof.bound, [at.kind for at in proof.stuck]) == ("refuted", "states", ["dead end"])
