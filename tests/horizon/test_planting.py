"""Planting of faults: each story that it makes is read, and only a combination of choices shows its fault."""

import pytest

from branchlight import load_text
from branchlight.prover.prove import prove
from tests.horizon.plant import CELL, FAULTS, HIDDEN, planted

PLAIN = """title: Two rooms
endings: {out: Out, late: Late}
---
node: room
text: A room.
choices:
  - {label: On, id: 'on', go: hall}
---
node: hall
text: A hall.
choices:
  - {label: Out, id: out, go: out}
  - {label: Late, id: late, go: late}
---
node: out
ending: out
---
node: late
ending: late
"""


@pytest.mark.parametrize("fault", FAULTS)
def test_planted_fault_is_the_only_one(fault: str) -> None:
    story, found, _ = load_text(planted({"plain.yaml": PLAIN}, fault)["plain.yaml"])
    assert story is not None, found
    proof = prove(story)
    never = [name for name, at in proof.choices.items() if not at.reached]
    assert never == ([f"main.hall.{HIDDEN}"] if fault == "choice" else [])
    assert [(at.node, at.kind) for at in proof.stuck] == ([(f"main.{CELL}", "trap")] if fault == "trap" else [])
    assert [at.verdict for at in proof.promises] == (["refuted"] if fault == "promise" else [])
