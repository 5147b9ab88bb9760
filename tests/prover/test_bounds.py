"""Bounds: a proof ends wherever its time is up, and its results hold."""

from collections.abc import Callable
from itertools import count
from types import SimpleNamespace

import pytest

from branchlight.authoring.stats import render, stats
from branchlight.model.story import Story
from branchlight.prover import clock
from branchlight.prover.answer import Proof
from branchlight.prover.bounds import MOST_STATES, most_states
from branchlight.prover.code.plan import plan_of
from branchlight.prover.program.numbered_bodies import NumberedBodies
from branchlight.prover.program.properties import Properties
from branchlight.prover.prove import prove
from branchlight.prover.replay import replay
from tests.prover.small_stories import SmallStory
from tests.stories import made

TRAPPED = """\
title: Trapped
state: {coins: {start: 3, min: 0, max: 9}, lamp: false}
endings: {out: Out, never: Never}
promises:
  - never lost: ending(out)
  - never lost: lamp
  - never: coins == 7
  - possible: coins == 9
  - always: coins < 9
---
node: shop
text: "{coins > 4: rich | poor} {chance(50): rain | sun}"
choices:
  - {label: Work, do: coins += 1, go: shop}
  - {label: Buy, if: coins > 3, do: lamp = true, go: shop}
  - {label: Sleep, go: [{if: chance(50), to: cave}, {to: round}]}
---
node: round
go: [{if: chance(99), to: again}, {to: shop}]
---
node: again
go: [{if: chance(99), to: round}, {to: cave}]
---
node: cave
choices:
  - {from: finds, show: 1}
  - {label: On, if: not lamp, go: dark}
  - {label: Leave, if: lamp, go: light}
---
node: dark
choices:
  - Feel your way: dark
---
node: stone
pool: finds
label: A stone
when: not seen(stone)
go: cave
---
node: bone
pool: finds
label: A bone
when: not seen(bone)
go: cave
---
node: light
ending: out
"""
STORIES = [TRAPPED, *[SmallStory(seed).text for seed in (5, 12)]]
TIMES = (0, 1, 3, 10, 30, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 1200, 1500, 2000)
Ticking = Callable[[], None]


@pytest.fixture
def ticking(monkeypatch: pytest.MonkeyPatch) -> Ticking:
    """Return a function that starts a clock, which advances by a second with every reading."""

    def restart() -> None:
        seconds = count()
        monkeypatch.setattr(
            clock, "time", SimpleNamespace(process_time=lambda: next(seconds), monotonic=count().__next__)
        )

    return restart


@pytest.mark.parametrize(
    "text", [*[pytest.param(text, marks=pytest.mark.thorough) for text in STORIES[:-1]], STORIES[-1]]
)
def test_proofs_cut_short_agree_with_whole_ones(text: str, ticking: Ticking) -> None:
    story = made(text)
    whole = prove(story, seconds=1e9)
    cut = 0
    for seconds in TIMES:
        ticking()
        proof = prove(story, seconds=seconds)
        cut += proof.bound is not None
        assert not (wrong := differences(story, proof, whole)), f"{seconds} looks at the clock: {wrong}"
    assert cut > 4


def differences(story: Story, proof: Proof, whole: Proof) -> list[str]:
    """Return the results of a proof cut short that the whole one contradicts."""
    wrong = []
    tables = ("nodes", "choices", "variants", "endings")
    for table in tables:
        here, there = getattr(proof, table), getattr(whole, table)
        assert list(here) == list(there)
        for name, at in here.items():
            if at.status not in ("not settled", there[name].status):
                wrong.append(f"{name}: {at}, not {there[name]}")
            if at.shortest and at.path != there[name].path:
                wrong.append(f"{name}: {at}, not as {there[name]}")
    stuck = {(at.kind, at.node) for at in whole.stuck}
    wrong += [f"{at.kind} at {at.node}" for at in proof.stuck if (at.kind, at.node) not in stuck]
    for at in proof.stuck:
        if at.path is not None:
            assert (replay(story, at.path).halted != "") == (at.kind != "trap")
    for one, other in zip((*proof.promises, *proof.facts), (*whole.promises, *whole.facts), strict=True):
        if one.verdict not in ("not settled", other.verdict):
            wrong.append(f"{one}, not {other}")
    if proof.explored and any(at.status == "not settled" for at in proof.items()):
        wrong.append("explored, and not all is settled")
    if proof.verdict != whole.verdict and (proof.verdict, proof.bound is None) != ("not settled", False):
        wrong.append(f"{proof.verdict}, bound by {proof.bound}")
    return wrong


def test_proofs_cut_short_report_what_was_settled(ticking: Ticking) -> None:
    told, story = set(), made(TRAPPED)
    for seconds in TIMES:
        ticking()
        proof = prove(story, seconds=seconds)
        if proof.bound == "seconds":
            told |= {at.kind for at in proof.stuck} | {p.verdict for p in proof.promises} | {proof.verdict}
    assert told == {"runaway", "refuted", "proven", "not settled"}


def test_figures_name_what_had_no_time(ticking: Ticking) -> None:
    story, cuts = made(TRAPPED.replace("{if: chance(99), to: again}, ", "")), set()
    whole = stats(story, readings=20, seconds=1e9)
    for seconds in (0, 10, 100, 1000, 10_000, 100_000):
        ticking()
        figures = stats(story, readings=20, seconds=seconds)
        cuts.add(figures.cut)
        assert bool(figures.cut) == ("There was no time for" in render(figures))
        assert figures.cut or figures == whole
        assert figures.words == whole.words and figures.nodes == whole.nodes
    assert () in cuts and len(cuts) > 2


def test_large_states_count_for_several() -> None:
    wide = "".join([f"  s{number}: 0\n" for number in range(400)])
    shown = "".join([f"  {{s{number} % 7 == 3: a | b}}\n" for number in range(400)])
    choices = "".join([f"  - {{label: C{number}, do: s{number} += 1, go: a}}\n" for number in range(400)])
    text = f"title: Wide\nstate:\n{wide}endings: {{over: Over}}\n---\nnode: a\ntext: |\n{shown}choices:\n{choices}"
    text += "  - On: z\n---\nnode: z\nending: over\n"

    def most(story: Story) -> int:
        return most_states(plan_of(Properties(NumberedBodies(story)), clock.Clock(100)).layout)

    assert most(made(TRAPPED)) == MOST_STATES
    assert 1_000_000 < most(made(text)) < MOST_STATES


def test_many_hopes_are_answered_at_once() -> None:
    """Each is fulfilled at a number of its own; the reader can walk past, and never turn back."""
    promises = "".join([f"  - never lost: steps == {number}\n" for number in range(300)])
    text = f"""\
title: Hopes
state: {{steps: {{start: 0, min: 0, max: 400}}}}
endings: {{over: Over}}
promises:
{promises}---
node: road
choices:
  - {{label: One, do: steps += 1, go: road}}
  - {{label: Two, do: steps += 2, go: road}}
  - {{label: Stop, if: steps >= 400, go: home}}
---
node: home
ending: over
"""
    proof = prove(made(text))
    lengths = [len(promise.path or ()) for promise in proof.promises]
    assert lengths == [1, *[1 + number // 2 for number in range(1, 300)]]
    assert {promise.verdict for promise in proof.promises} == {"refuted"}
