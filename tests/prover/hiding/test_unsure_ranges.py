"""Counts and ages in conditions of unsure offers: hiding keeps them as far as these conditions compare them."""

import pytest

from branchlight import load_text
from branchlight.prover.answer import Proof
from branchlight.prover.clock import Clock
from branchlight.prover.hiding.by_hiding import by_hiding
from tests.prover.comparing import alone

GROUPED = """\
title: Grouped
state: {{lamp: false}}
endings: {{out: Out}}
---
node: hall
choices:
  - {{label: Pit, id: pit, go: pit}}
  - {{label: Lamp, id: lamp, do: lamp = true, go: hall}}
  - if: {test} and lamp
    choices: [{{label: Gem, id: gem, ending: out}}]
  - {{label: Leave, id: leave, ending: out}}
---
node: pit
go: hall
"""
CLOSING = """\
title: Closing
state: {{lamp: false}}
endings: {{out: Out}}
---
node: hall
choices:
  - {{label: Pit, id: pit, go: pit}}
  - {{label: Lamp, id: lamp, if: not seen(pit), do: lamp = true, go: hall}}
  - {{label: Early, id: early, if: visits(pit) == 0, go: early}}
  - {offer}
---
node: early
choices:
  - {{label: In, id: in, if: visits(pit) < 1, go: hall}}
---
node: pit
go: hall
---
node: door
pool: doors
label: Door
when: visits(pit) <= 3 or lamp
ending: out
"""


def by_hiding_alone(text: str) -> Proof:
    story = load_text(text).story
    assert story is not None
    return alone(story, (by_hiding,), Clock(1e9))


@pytest.mark.parametrize(
    ("test", "pits"),
    [("visits(pit) > 3", 4), ("turns_since(pit) == 3", 1), ("visits(pit) % 5 == 4", 4)],
)
def test_choice_of_an_unsure_group_is_reached(test: str, pits: int) -> None:
    proof = by_hiding_alone(GROUPED.format(test=test))
    gem = proof.choices["main.hall.gem"]
    assert (proof.verdict, gem.status) == ("proven", "reached")
    assert gem.path is not None and gem.path.count("main.hall.pit") >= pits


@pytest.mark.parametrize(
    "offer",
    [
        "{label: Out, id: out, if: visits(pit) <= 3 or lamp, ending: out}",
        "if: visits(pit) <= 3 or lamp\n    choices: [{label: Out, id: out, ending: out}]",
        "if: visits(pit) <= 3 or lamp\n    choices: [{from: doors}]",
        "from: doors",
    ],
)
def test_trap_behind_an_unsure_offer_is_found(offer: str) -> None:
    proof = by_hiding_alone(CLOSING.format(offer=offer))
    (trap,) = proof.stuck
    assert (trap.kind, trap.node, trap.path) == ("trap", "main.hall", ("main.hall.pit",) * 4)
