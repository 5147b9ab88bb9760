"""Wide stories, in which one fault is planted: hiding finds it, and its path can be played."""

import pytest

from branchlight import load_text
from branchlight.model.story import Story
from branchlight.prover.answer import Proof
from branchlight.prover.prove import prove
from branchlight.prover.replay import replay

FLAGS = 24
WIDE = """\
title: Wide
state: {{day: {{start: 1, min: 1, max: 30}}, coins: {{start: 3, min: 0, max: 20}}{flags}}}
endings: {{home: Home, rich: Rich}}
promises:
  - never lost: ending(home)
  - always: {promise}
---
node: town
choices:
  - {{label: Work, if: day < 30, do: [day += 1, coins += 2], go: town}}
  - {{label: Rest, if: day < 30, do: day += 1, go: town}}
{offers}
  - {{label: Leave, if: day >= 3, go: [{{if: coins >= 15, to: rich}}, {{to: home}}]}}
  - {{label: Wander, if: coins >= 5 and f3, do: coins -= 5, go: marsh}}
---
node: marsh
choices:
  - {{label: Sink, {sink}, go: marsh}}
  - {{label: Turn back, if: {back}, go: town}}
  - {{label: Call, if: coins < 20, go: home}}
---
node: home
ending: home
---
node: rich
choices:
  - {{label: Buy the town, if: {buy}, ending: rich}}
  - {{label: Go home, go: home}}
"""
PLANTED = {"promise": "coins <= 20", "sink": "do: f4 = false", "back": "coins >= 0", "buy": "coins == 16"}


def wide(**planted: str) -> Story:
    """Return a story of 24 flags, a day and some coins, with something planted in it."""
    flags = "".join([f", f{number}: false" for number in range(FLAGS)])
    offers = "\n".join(
        [
            f"  - {{label: Take {number}, if: not f{number} and (f{(number + 7) % FLAGS} or day > {number}), "
            f"do: f{number} = true, go: town}}"
            for number in range(FLAGS)
        ]
    )
    loaded = load_text(WIDE.format(flags=flags, offers=offers, **PLANTED | planted))
    assert loaded.story is not None, loaded.diagnostics
    return loaded.story


def proof_of(story: Story) -> Proof:
    return prove(story, states=3_000, seconds=1e9)


@pytest.mark.thorough
def test_a_wide_story_is_proven() -> None:
    proof = proof_of(wide())
    assert (proof.verdict, proof.explored, proof.stuck_settled, proof.bound) == ("proven", False, True, None)
    assert [promise.verdict for promise in proof.promises] == ["proven", "proven"]


@pytest.mark.thorough
def test_an_unreachable_choice_is_found() -> None:
    proof = proof_of(wide(buy="day == 2"))
    unreachable = [name for name, at in proof.choices.items() if at.status == "unreachable"]
    assert (proof.verdict, unreachable) == ("refuted", ["main.rich.buy_the_town"])
    assert proof.endings["rich"].status == "unreachable"


@pytest.mark.thorough
@pytest.mark.parametrize("sink", ["do: coins = 20", "if: f9, do: coins = 20"])
def test_a_trap_is_found_and_can_be_played(sink: str) -> None:
    story = wide(sink=sink, back="coins < 20")
    (trap,) = proof_of(story).stuck
    assert (trap.kind, trap.node, trap.shortest) == ("trap", "main.marsh", False)
    turn = replay(story, trap.path or ())
    values = dict(zip([slot.name for slot in story.slots], turn.after.values, strict=True))
    assert (turn.after.place, values["coins"]) == ("main.marsh", 20)


@pytest.mark.thorough
def test_a_dead_end_is_found_and_can_be_played() -> None:
    story = wide(sink="if: coins < 20, do: coins = 20", back="coins < 20")
    (dead_end,) = proof_of(story).stuck
    assert (dead_end.kind, dead_end.node) == ("dead end", "main.marsh")
    assert replay(story, dead_end.path or ()).halted == "stuck"


@pytest.mark.thorough
def test_a_broken_promise_is_found_and_can_be_played() -> None:
    story = wide(promise="not (f3 and coins == 19 and day == 25)")
    _, promise = proof_of(story).promises
    assert (promise.verdict, promise.shortest) == ("refuted", False)
    turn = replay(story, promise.path or ())
    values = dict(zip([slot.name for slot in story.slots], turn.after.values, strict=True))
    assert (values["f3"], values["coins"], values["day"]) == (1, 19, 25)


PAID = """\
title: Paid
state: {{day: {{start: 1, min: 1, max: 30}}, paid: false{flags}}}
endings: {{home: Home}}
---
node: town
text: "{{paid: {{needs pay}} Again.}} {{f1: a}} {{f2: b}}"
choices:
  - {{label: Work, if: day < 30, do: [day += 1, paid = true], text: "You are paid. {{tells pay}}", go: town}}
{offers}
  - {{label: Leave, if: f3 or f4 or day > 3, go: home}}
---
node: home
ending: home
"""


@pytest.mark.thorough
def test_a_fact_is_told_before_its_use() -> None:
    flags = "".join([f", f{number}: false" for number in range(FLAGS)])
    takes = [f"  - {{label: Take {n}, if: not f{n}, do: f{n} = true, go: town}}" for n in range(FLAGS)]
    loaded = load_text(PAID.format(flags=flags, offers="\n".join(takes)))
    assert loaded.story is not None, loaded.diagnostics
    proof = prove(loaded.story, states=2_000, seconds=1e9)
    assert (proof.verdict, proof.explored, [fact.verdict for fact in proof.facts]) == ("proven", False, ["proven"])
