"""Reports of `prove` on the terminal, and the playthroughs that it writes."""

import re

import pytest

from branchlight.model.story import origins_of
from branchlight.prover.prove import prove
from branchlight.prover.replay import replay, steps
from branchlight.prover.report import report
from branchlight.prover.whereabouts import Whereabouts
from tests.stories import made

FAULTY = """title: Faulty
state: {n: {start: 0, min: 0, max: 3}}
endings: {over: {title: Over}, other: {title: Other}}
promises:
  - never: n == 2
  - possible: ending(other)
---
node: a
text: "{n > 3: x | y} {chance(50): heads | tails}"
choices:
  - label: More, *please*.
    do: n += 1
    go: a
  - label: Stop.
    go: [{if: n > 2, to: trap}, {to: last}]
---
node: trap
choices:
  - {label: Locked., if: n < 3, locked: No., go: last}
---
node: last
ending: over
"""


def test_report_says_where_parts_come_from() -> None:
    text = FAULTY.replace("node: trap\n", "node: trap\norigin: a.ink:5\n").replace(
        "{label: Locked.", "{label: Locked., origin: a.ink:6"
    )
    story = made(text)
    said = report(story, prove(story))
    assert "  main.trap.locked  (story.yaml:20, from a.ink:6)" in said
    assert "Dead end at main.trap (story.yaml:17, from a.ink:5): " in said
    assert origins_of(story) == {"main.trap": "a.ink:5", "main.trap.locked": "a.ink:6"}


def test_report_lists_every_fault() -> None:
    story = made(FAULTY)
    text = report(story, prove(story))
    assert text.startswith("Faulty: refuted.\n")
    for line in (
        "  nodes     3 of 3 reached",
        "  choices   2 of 3 reached",
        "  variants  3 of 4 reached",
        "  endings   1 of 2 reached",
        "  promises  0 of 2 kept",
        "Never reached: choices\n  main.trap.locked  (story.yaml:19)",
        "Never reached: variants\n  main.a~1.1  (story.yaml:9, side 1 of braces 1 in its `text`: x)",
        "Never reached: endings\n  other  (story.yaml:3)",
        "Dead end at main.trap (story.yaml:17): no choice is open and no way leads out.",
        "Promise broken (story.yaml:5): never: n == 2",
        "Promise broken (story.yaml:6): possible: ending(other)\n  nothing ever makes this true",
        "  at the very beginning  [random result 1 of 2]\n"
        "  1–3. More, please.  [random result 1 of 2]  (3 times)\n  4. Stop.",
    ):
        assert line in text


def test_branches_are_sides_of_their_braces() -> None:
    text = (
        "title: Branches\nstate: {n: {start: 0, min: 0, max: 1}, b: false}\nendings: {over: Over}\n---\nnode: a\n"
        "text: |\n  {b: x | w} {n == 0: one {b: y | z} | n > 1: never | n == 1: two | else: other} {n == 2: last | v}\n"
        "choices:\n  - {label: On, do: n += 1, go: a}\n  - {label: Turn, do: b = not b, go: a}\n  - Out: o\n---\n"
        "node: o\nending: over\n"
    )
    story = made(text)
    lines = [line for line in report(story, prove(story)).split("\n") if "side " in line]
    assert [line.partition("side ")[2] for line in lines] == [
        "2 of braces 2 in its `text`: never)",
        "4 of braces 2 in its `text`: other)",
        "1 of braces 4 in its `text`: last)",
    ]


def test_report_of_a_sound_story_is_short() -> None:
    story = made("title: Sound\nendings: {over: Over}\n---\nnode: a\nchoices:\n  - On: b\n---\nnode: b\nending: over\n")
    lines = report(story, prove(story)).split("\n")
    assert lines[0] == "Sound: proven." and len(lines) == 7


@pytest.mark.usefixtures("without_hiding")
def test_report_names_the_bound() -> None:
    story = made(FAULTY.replace("max: 3", "max: 90000").replace("never: n == 2", "never: n == 90000"))
    proof = prove(story, states=50)
    text = report(story, proof)
    assert proof.bound == "states" and f"Stopped after {proof.states} states; raise the limit with --states.\n" in text
    assert "Never reached: choices\n  main.trap.locked" in text and "Promise not settled" in text


def test_report_counts_one_in_the_singular() -> None:
    story = made("title: Short\nendings: {over: Over}\n---\nnode: a\nending: over\n")
    assert "1 state, 1 transition" in report(story, prove(story))


DICE = """title: Dice
endings: {over: Over}
---
node: a
choices: [Roll.: b, Wait.: c]
---
node: b
go: [{if: "roll(1, 6) == 6", to: b}, {to: last}]
---
node: c
choices: [Deeper.: last]
---
node: last
ending: over
"""


def test_report_has_draws_after_their_decision() -> None:
    story = made(DICE)
    assert re.search(r"  1. Roll.  \[random result 6 of 6, [\d,]+ times\]", report(story, prove(story)))


def test_report_joins_the_nodes_of_one_circle() -> None:
    circle = "title: T\nstate: {m: false}\n---\nnode: a\ngo: [{if: m, to: b}, {to: b}]\n---\nnode: b\ngo: a\n"
    text = report(made(circle), prove(made(circle)))
    assert "Runaway at main.a (story.yaml:4), main.b (story.yaml:7): the story runs in circles" in text
    assert text.count("Runaway") == 1


def test_report_does_not_call_calls_a_circle() -> None:
    story = made(DICE.replace("Deeper.: last", "{label: Deeper., call: c, go: last}"))
    text = report(story, prove(story))
    assert "Runaway at main.c (story.yaml:10): the story goes from call to call, and none of them returns." in text
    assert "  2–102. Deeper.  (101 times)" in text


CALLED = """title: Called
endings: {over: Over}
---
node: a
choices:
  - {label: Aside., call: b, go: last}
  - Astray.: b
---
node: b
go: back
---
node: last
ending: over
"""


def test_report_names_a_way_back_without_a_call() -> None:
    text = report(made(CALLED), prove(made(CALLED)))
    assert "Dead end at main.b (story.yaml:9): no choice is open and no way leads out: `go: back` needs a call" in text


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ("[On: a]", "Trap at main.a (story.yaml:4): the story declares no ending.\n  at the very beginning"),
        (
            "[{label: On, if: met, go: a}]",
            "Dead end at main.a (story.yaml:4): no choice is open and no way leads out, and the story declares no",
        ),
    ],
)
def test_a_story_without_an_ending_is_told_so(choices: str, said: str) -> None:
    story = made(f"title: T\nstate: {{met: false}}\n---\nnode: a\nchoices: {choices}\n")
    assert said in report(story, prove(story))


def test_report_accepts_any_answer() -> None:
    asking = "title: T\nstate: {name: x}\nendings: {over: Over}\n---\nnode: a\ntext: '{name}'\nask: {into: name}\n"
    story = made(asking + "choices: [Go: b]\n---\nnode: b\nchoices: [{Wait: b}]\n---\nnode: c\nending: over\n")
    assert "Trap at main.b (story.yaml:10): no ending can be reached any more.\n  1. [any answer]\n  2. Go" in report(
        story, prove(story)
    )


def test_steps_are_in_the_words_on_the_page() -> None:
    story = made(FAULTY)
    stuck = next(stuck for stuck in prove(story).stuck if stuck.kind == "dead end")
    assert [step.words for step in steps(story, stuck.path)] == ["", *["More, please."] * 3, "Stop."]
    assert replay(story, stuck.path).halted == "stuck"


def test_report_finds_only_the_places_it_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    nodes = "".join([f"---\nnode: n{number}\npool: p\nlabel: L\ngo: last\n" for number in range(40)])
    story = made(f"title: Many\nendings: {{over: Over}}\n---\nnode: last\nending: over\n{nodes}")
    looked_up: list[str] = []
    monkeypatch.setattr(Whereabouts, "of", lambda self, name: looked_up.append(name) or name)
    text = report(story, prove(story))
    assert "Never reached: nodes\n  main.n0\n" in text and "\n  and 28 more" in text
    assert len(looked_up) == 12
