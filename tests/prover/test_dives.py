"""Dives and the flow analysis: what they settle of stories that are too large to explore."""

import pytest

from branchlight.analysis.never_reached import never_reached
from branchlight.prover import joined, rest
from branchlight.prover.answer import Promised, Reached
from branchlight.prover.matters import Settled
from branchlight.prover.prove import prove
from branchlight.prover.replay import decisions_in, replay
from branchlight.prover.report import report
from tests.stories import made


def long_story(nodes: int) -> str:
    """Return a story with one way through its nodes, and ten flags that are asked for at its end."""
    flags = "".join([f"  f{number}: false\n" for number in range(10)])
    text = f"title: Long\nstate:\n{flags}endings: {{over: Over}}\npromises: [{{never: f3 and f4}}, {{possible: f5}}]\n"
    for number in range(nodes):
        text += f"---\nnode: n{number}\ntext: '{{chance(50): {number} | -}}'\nchoices:\n"
        text += f"  - {{label: On, go: n{number + 1}}}\n"
        if number < 10:
            text += f"  - {{label: Set, do: f{number} = true, go: n{number + 1}}}\n"
    asked = " ".join([f"{{f{number}: a}}" for number in range(10)])
    return f"{text}---\nnode: n{nodes}\ntext: '{asked}'\nending: over\n"


@pytest.mark.usefixtures("without_hiding")
def test_dives_reach_the_end_of_a_long_story() -> None:
    story = made(long_story(150))
    proof = prove(story, states=2_000)
    assert proof.verdict == "refuted" and proof.bound == "states"
    assert {at.status for at in proof.items()} == {"reached"}
    end = proof.endings["over"]
    assert (decisions_in(end.path or ()), end.shortest) == (150, False)
    assert replay(story, end.path or ()).ending is not None
    assert proof.nodes["main.n1"] == Reached("reached", (*proof.nodes["main.n1"].path,), True)
    never, possible = proof.promises
    assert (never.verdict, possible.verdict) == ("refuted", "proven")
    assert "Promise broken" in report(story, proof)


@pytest.mark.usefixtures("without_hiding")
def test_report_marks_paths_that_may_not_be_shortest() -> None:
    story = made(HALTING.format("b", "go: [{if: n > 900, to: c}]"))
    proof = prove(story, states=1)
    assert report(story, proof).count("(not the shortest: there may be a shorter path)") == 2
    assert "not the shortest" not in report(story, prove(story, states=90))


def test_dives_are_the_same_each_time() -> None:
    story = made(long_story(150))
    first, second = prove(story, states=2_000), prove(story, states=2_000)
    assert first._replace(seconds=0) == second._replace(seconds=0)


HALTING = """\
title: Halting
state: {{n: {{start: 0, min: 0, max: 900000}}}}
endings: {{over: Over}}
promises:
  - always: n < 3
  - possible: ending(over) and n >= 2
  - never lost: ending(over)
---
node: a
text: "{{n == 70000: never seen}}"
choices:
  - {{label: Count, do: n += 1, go: a}}
  - {{label: End, if: n > 1, go: {}}}
---
node: b
{}
---
node: c
ending: over
"""


@pytest.mark.usefixtures("without_hiding")
@pytest.mark.parametrize(
    ("way", "body", "kind"),
    [
        ("b", "go: [{if: n > 900, to: c}]", "dead end"),
        ("b", "go: [{if: n == 0, to: a}, {to: b}]", "runaway"),
        ("c", "go: c", ""),
    ],
)
def test_dives_meet_halts_and_promises(way: str, body: str, kind: str) -> None:
    story = made(HALTING.format(way, body))
    proof = prove(story, states=1)
    assert [at.kind for at in proof.stuck] == ([kind] if kind else [])
    assert all(replay(story, at.path or ()).halted and not at.shortest for at in proof.stuck)
    always, possible, lost = proof.promises
    assert always.verdict == "refuted" and not always.shortest
    assert possible.verdict == ("not settled" if kind else "proven")
    assert lost == Promised("never lost: ending(over)", "not settled")


NEVER = """\
title: Never
state: {n: {start: 0, min: 0, max: 3}, steps: {start: 0, min: 0, max: 900000}}
endings: {over: Over, far: Far}
---
node: a
text: "{n == 2: two | {n >= 0: some | none}} {steps == 70000: many}"
choices:
  - {label: Count, do: steps += 1, go: a}
  - {label: "{n == 3: x | y}", id: in, if: n > 1, choices: [{label: Inside, ending: far}]}
  - {label: "{steps > 2: x | y}", id: shut, if: n > 1, locked: No, go: b}
  - {if: n == 1, choices: [{label: "{steps > 2: x | y}", id: back, go: a}]}
  - End: c
---
node: b
text: "{steps > 7: x | y}"
ending: far
---
node: c
ending: over
"""


@pytest.mark.usefixtures("without_hiding")
def test_flow_facts_settle_what_is_never_reached() -> None:
    story = made(NEVER)
    proof = prove(story, states=20)
    assert (proof.verdict, proof.bound) == ("refuted", "states")
    tables = (proof.nodes, proof.choices, proof.endings)
    unreachable = {name for table in tables for name, at in table.items() if at == Reached("unreachable")}
    assert unreachable == {name for kind, name in never_reached(story) if kind != "variant"}
    assert {"main.b", "main.a.inside", "far"} < unreachable
    assert [name for table in tables for name, at in table.items() if at.status == "not settled"] == []
    assert [name for name, at in proof.variants.items() if at.status == "not settled"] == ["main.a~3.1"]


def test_late_stages_make_no_paths(monkeypatch: pytest.MonkeyPatch) -> None:
    """If all is settled, and there is no room for some paths, the costly stages are not asked for them."""
    asked: list[object] = []

    def late(story: object, wanted: object, limits: object) -> Settled:
        asked.append(wanted)
        return Settled({})

    story = made(long_story(150))
    monkeypatch.setattr(rest, "LATE_STAGES", (late,))
    monkeypatch.setattr(joined, "MOST_ENTRIES", 2_000)
    proof = prove(story, states=2_000)
    assert any(at.path is None for at in proof.items())
    assert {at.status for at in proof.items()} == {"reached"} and asked == []
