"""Proofs of small stories from seeds, with every feature in them, agree with playing.

`PROVE_STORIES=5000` sets the number of stories, `PROVE_FIRST=100000` the first seed.
"""

import os

import pytest

from branchlight import load_text
from branchlight.analysis.told import surely_told
from branchlight.prover import continuity
from branchlight.prover.dives import all_dives
from branchlight.prover.search import search
from tests.prover.by_playing import TooLargeError
from tests.prover.comparing import compare, halt_after
from tests.prover.small_stories import SmallStory

STORIES = int(os.environ.get("PROVE_STORIES", "6"))
FIRST = int(os.environ.get("PROVE_FIRST", "0"))
ROW = 6


OWN_CALLER = """
title: Small
state: {hummed: {start: 0, min: 0, max: 3}, left: false}
endings: {good: Good, bad: Bad}
---
node: n0
text: "in n0 {hummed > 1 and not left: v1}"
choices:
  - {label: Deeper, once: true, call: n0, go: n0}
  - {label: Hum, once: visit, do: hummed += 1}
  - {label: Ask, once: true, call: n1}
  - {label: Back, go: back}
  - {label: Out, go: n1}
go: n0
---
node: n1
do: left = true
text: "in n1"
choices:
  - {label: In, go: n0}
  - {label: Back, once: visit, go: back}
  - {label: End, if: hummed > 2, ending: good}
"""


LEFT_BY_BACK = """
title: Small
state: {sung: {start: 0, min: 0, max: 2}}
endings: {good: Good, bad: Bad}
---
node: n0
text: "in n0"
choices:
  - {label: Ask, call: n1}
  - {label: End, ending: good}
go: n0
---
node: n1
text: "in n1 {sung > 1: v1}"
choices:
  - {label: Sing, once: visit, do: sung += 1, go: n1}
  - {label: Back, go: back}
"""


LABEL_AFTER_ONE_MORE = """
title: Small
state: {z: {start: 0, min: 0, max: 3}}
endings: {good: Good, bad: Bad}
---
node: n0
text: "in n0"
choices:
  - label: A
    id: c0
    choices:
      - {label: X, id: c0x, once: visit, go: [{if: visits(n0) % 2 == 0, to: n0}]}
      - {label: "{visits(n0) % 2 == 1 and chose(n0.c1): v1}", id: c0y, if: z == 1, locked: "no"}
    go: [{if: z > 1, to: n0}]
  - {label: B, id: c1, go: n0}
"""


@pytest.mark.parametrize("text", [OWN_CALLER, LEFT_BY_BACK, LABEL_AFTER_ONE_MORE])
def test_proof_agrees_on_stories_once_wrong(text: str) -> None:
    small = SmallStory(0)
    small.promises = []
    story = load_text(text).story
    assert story is not None
    assert compare(small, story) == []


@pytest.mark.parametrize("limit", [1000, 10])
@pytest.mark.parametrize("first", range(FIRST, FIRST + STORIES, ROW))
def test_proof_agrees_with_playing(first: int, limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    halt_after(limit, monkeypatch)
    for seed in range(first, first + ROW):
        small = SmallStory(seed)
        story = load_text(small.text).story
        if story is None:
            continue  # a circle without a decision, which is a mistake
        monkeypatch.setattr(search, "FIRST_NARROWED", 3 if seed % 2 else 20_000)
        sure = surely_told if seed % 4 < 2 else lambda story: frozenset()  # else each fact gets an exploration
        monkeypatch.setattr(continuity, "surely_told", sure)
        monkeypatch.setattr(all_dives, "IDLE", 2)
        monkeypatch.setattr(all_dives, "LEAST_LONG", 30)
        try:
            wrong = compare(small, story)
        except TooLargeError:
            continue
        assert not wrong, f"story {seed}:\n{small.text}\n" + "\n".join(wrong)
        compared += 1
    assert compared >= ROW // 5
