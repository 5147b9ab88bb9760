"""Ways out to an unsure pool: hiding goes on to the next way as well, because none of its nodes may fit."""

import pytest

from branchlight import load_text
from branchlight.prover.clock import Clock
from branchlight.prover.hiding.by_hiding import by_hiding
from tests.prover.comparing import alone

MOOR = """\
title: Moor
state: {{lamp: false}}
endings: {{out: Out}}
---
node: moor
choices:
  - {{label: Light the lamp, id: lamp, do: lamp = true, go: moor}}
  - {{label: Go on, id: on, go: [{{from: events}}, {{to: {next}}}]}}
---
node: hail
pool: events
when: {when}
choices:
  - {{label: Back, id: back, go: moor}}
---
node: hut
ending: out
---
node: pit
choices:
  - {{label: Wait, id: wait, go: pit}}
"""
WHENS = ["lamp", "not seen(hail)", "chance(50)", "lamp and chance(50)"]


@pytest.mark.parametrize("when", WHENS)
def test_way_after_an_unsure_pool_is_taken(when: str) -> None:
    story = load_text(MOOR.format(next="hut", when=when)).story
    assert story is not None
    proof = alone(story, (by_hiding,), Clock(1e9))
    assert proof.nodes["main.hut"].status == "reached"
    assert proof.nodes["main.hail"].status != "unreachable"


@pytest.mark.parametrize("when", WHENS)
def test_trap_after_an_unsure_pool_is_found(when: str) -> None:
    story = load_text(MOOR.format(next="pit", when=when)).story
    assert story is not None
    proof = alone(story, (by_hiding,), Clock(1e9))
    assert (proof.endings["out"].status, proof.stuck_settled) == ("unreachable", False)
    assert proof.nodes["main.pit"].status == "reached"
