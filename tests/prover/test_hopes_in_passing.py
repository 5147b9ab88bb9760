"""Promises `never lost` are fulfilled where the reader decides, not at an offer of draws that is passed by."""

import pytest

from branchlight import load_text
from branchlight.prover.prove import prove

PASSING = """\
title: Passing
state: {{x: {{start: 1, min: 0, max: 2}}}}
endings: {{out: Out}}
promises: [never lost: x == 0]
---
node: hall
ask: {{number: x, label: How many?, max: 1}}
choices:
  - {{label: Luck, id: luck, if: {test}, go: hall}}
go: pit
---
node: pit
do: x = 2
ending: out
"""


@pytest.mark.parametrize(
    ("test", "verdict"),
    [("x == 1", "refuted"), ("x == 1 and chance(50)", "refuted"), ("x == 0 and chance(50)", "proven")],
)
def test_offer_passed_by_fulfils_no_promise(test: str, verdict: str) -> None:
    story = load_text(PASSING.format(test=test)).story
    assert story is not None
    (promise,) = prove(story).promises
    assert promise.verdict == verdict
