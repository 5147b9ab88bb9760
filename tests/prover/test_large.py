"""Stories that are not settled: what makes them large, and a proof that is cut."""

import pytest

from branchlight.prover.answer import Cause
from branchlight.prover.bounds import SoFar
from branchlight.prover.clock import Clock
from branchlight.prover.prove import prove
from branchlight.prover.report import report
from tests.stories import made

RISING = """\
title: Rising
state: {love: 0, fear: 0, met: false, bag: {set of: [rope, lamp]}, hour: {start: 0, min: 0, max: 9}}
endings: {good: Good, bad: Bad}
---
node: a
text: "{met: m} {rope in bag: r} {hour > visits(c): h} {x | y | z | w}"
choices:
  - {label: Kind, do: [love += 1, met = true, bag += rope], go: a}
  - {label: Harsh, do: [fear += 1, hour += 1], go: a}
  - {label: In, once: true, go: c}
  - {label: Leave, go: [{if: love > fear * 2, to: g}, {to: b}]}
---
node: c
choices: [{label: Out, go: a}]
---
node: g
ending: good
---
node: b
ending: bad
"""


@pytest.mark.usefixtures("without_hiding")
def test_causes_name_what_multiplies_states() -> None:
    story = made(RISING)
    proof = prove(story, states=5_000)
    largest = proof.large[0]
    assert (proof.verdict, largest.node) == ("not settled", "main.a")
    causes = {cause.name: cause for cause in largest.causes}
    love, fear = causes["love"], causes["fear"]
    assert {love.kind, fear.kind} == {"number"} and love.bits == 20 and love.values > 20
    assert list(causes)[:2] in (["love", "fear"], ["fear", "love"])
    assert causes["hour"].kind == "number" and causes["hour"].values <= 10
    assert causes["main.a"].kind == "text"
    assert [cause.kind for cause in largest.causes if cause.name == "main.a.in"] == ["choice"]


@pytest.mark.usefixtures("without_hiding")
def test_report_says_what_to_do_about_a_large_story() -> None:
    story = made(RISING)
    text = report(story, prove(story, states=5_000))
    assert "states at main.a  (story.yaml:5), multiplied by:\n" in text
    assert "`love`: " in text and "give it a range with `min:` and `max:`, as a higher limit will not help" in text
    assert "\nTo make it smaller:\n  numbers: " in text


def test_settled_stories_have_no_causes() -> None:
    proof = prove(
        made(RISING.replace("love: 0, fear: 0", "love: {start: 0, min: 0, max: 2}, fear: {start: 0, min: 0, max: 2}"))
    )
    assert (proof.explored, proof.large) == (True, ())


@pytest.mark.usefixtures("without_hiding")
def test_causes_are_in_the_json() -> None:
    found = prove(made(RISING), states=5_000).as_json()["large"]
    assert isinstance(found, list)
    assert list(found[0]) == ["node", "states", "causes"]
    assert found[0]["causes"][0].keys() == set(Cause._fields)


@pytest.mark.usefixtures("without_hiding")
def test_a_cut_proof_reports_what_is_settled() -> None:
    story, clock = made(RISING), Clock(600)

    def cut(so_far: SoFar) -> None:
        if so_far.states > 20_000:
            clock.cut()

    proof = prove(story, progress=cut, clock=clock)
    assert (proof.verdict, proof.bound, proof.seconds < 60) == ("not settled", "interrupt", True)
    assert all(at.reached for at in proof.items())
    assert "Stopped by Ctrl C after " in report(story, proof)


@pytest.mark.parametrize("told", [False, True])
def test_a_cut_clock_leaves_a_little_time(told: bool) -> None:
    clock = Clock(600)
    part = clock.part(300)
    clock.cut()
    each = part if told else clock
    assert each.is_cut and 0 < each.left() <= 2
    each.allow(1.0)
    assert not each.is_up()
