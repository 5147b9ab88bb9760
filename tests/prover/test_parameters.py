"""Proofs of calls with arguments."""

from branchlight.prover.answer import Proof
from branchlight.prover.prove import prove
from branchlight.prover.replay import replay
from tests.prover.phases import plan, story_of
from tests.stories import made

END = "node: z\nending: over"

COMBAT = """\
title: Two fights
state: {hp: {start: 5, min: 0, max: 5}}
endings: {won: Won, dead: Dead}
---
node: ridge
text: Four of them come over the ridge.
choices:
  - {label: Stand., id: stand, call: {to: combat, with: {enemy: orc, group: 4}}, go: forest}
  - {label: Hide., id: hide, go: forest}
---
node: forest
text: Something follows you between the trees.
choices:
  - {label: Turn around., id: turn, call: {to: combat, with: {enemy: wolf}}, go: gate}
  - {label: Run., go: gate}
---
node: combat
takes:
  enemy: {one of: [orc, wolf]}
  group: {start: 1, min: 0, max: 4}
text: "{group} left. {enemy == wolf: It bares its teeth. | They shout.}"
choices:
  - label: Strike.
    do:
      - "group -= roll(0, 1)"
      - "hp -= 1 if enemy == orc and chance(50) else 0"
go:
  - {if: hp == 0, to: grave}
  - {if: group == 0, to: over}
  - {to: combat}
---
node: over
text: It is quiet again.
go: back
---
node: grave
ending: dead
---
node: gate
ending: won
"""
GLOBALS = (
    COMBAT.replace("state: {", "state: {enemy: {one of: [orc, wolf]}, group: {start: 1, min: 0, max: 4}, ")
    .replace("call: {to: combat, with: {enemy: orc, group: 4}}", "do: [enemy = orc, group = 4], call: combat")
    .replace("call: {to: combat, with: {enemy: wolf}}", "do: [enemy = wolf, group = 1], call: combat")
    .replace("takes:\n  enemy: {one of: [orc, wolf]}\n  group: {start: 1, min: 0, max: 4}\n", "")
)


def proof_of(text: str) -> Proof:
    return prove(made(text))


def test_parameters_cost_nothing_outside_their_calls() -> None:
    proof, other = proof_of(COMBAT), proof_of(GLOBALS)
    assert (proof.verdict, other.verdict) == ("proven", "proven")
    assert proof.states <= other.states <= 40
    for found in (*proof.nodes.values(), *proof.variants.values(), *proof.endings.values()):
        assert found.path is not None and replay(made(COMBAT), found.path)
    # If a later test reads the values, those of the state are kept apart, and parameters are as they were at first.
    shown = "promises: [never: group == 0 and seen(gate)]\n---\nnode: ridge"
    assert proof_of(GLOBALS.replace("---\nnode: ridge", shown, 1)).states > other.states
    inside = shown.replace("group ==", "combat.group ==")
    assert proof_of(COMBAT.replace("---\nnode: ridge", inside, 1)).states == proof.states


def test_parameters_are_live_only_in_their_calls() -> None:
    choices = "choices: [{label: Less, if: n > 1, do: n -= 1, go: d}]"
    taker = f"node: d\ntakes: {{n: {{start: 1, min: 0, max: 3}}}}\n{choices}\ngo: back"
    caller = "node: a\ncall: {to: d, with: {n: x}}\nchoices: [{label: On, go: z}, {label: Again, go: a}]"
    found = plan(story_of(caller, taker, END, state="x: {start: 2, min: 0, max: 3}"))
    (n,) = found.variables.variables_of_slot(1)
    live = {body.name: n in found.liveness.points[number].enter for number, body in enumerate(found.bodies.all)}
    assert {name for name, needed in live.items() if needed} == {"main.d", "main.d.less"}
    assert n not in found.liveness.points[found.bodies.number["main.a"]].offer


def test_path_through_a_call_names_its_draws() -> None:
    given = "{to: d, with: {n: 'roll(0, 2)', m: 'roll(0, 4)'}}"
    caller = f"node: a\nchoices: [{{label: On, id: on, call: {given}, go: z}}]"
    takes = "takes: {n: {start: 0, min: 0, max: 2}, m: {start: 0, min: 0, max: 9}}"
    called = [f"node: d\n{takes}\ngo: [{{if: n == 1, to: one}}, {{to: two}}]", "node: two\ngo: back"]
    story = story_of(caller, *called, "node: one\ntext: '{d.m}'\ngo: back", END)
    path = prove(story).nodes["main.one"].path
    assert path == ("main.a.on", "draw 2 of 3", "draw 1 of 5")
    asking = story_of(
        caller.replace("call:", "ask: {into: name}, call:"), *called, "node: one\ngo: back", END, state="name: ''"
    )
    path = prove(asking).nodes["main.one"].path
    assert path == ("main.a.on", 'answer "anything"', "draw 2 of 3", "draw 1 of 5")
    assert replay(asking, path).state.place == "main.z"


def test_return_gives_first_values_back() -> None:
    promises = ("never: at(forest) and combat.group != 1", "possible: combat.group == 4")
    text = f"promises:\n  - {promises[0]}\n  - {promises[1]}\n---\nnode: ridge"
    proof = proof_of(COMBAT.replace("---\nnode: ridge", text, 1))
    assert [each.verdict for each in proof.promises] == ["proven", "proven"]


def test_arguments_are_found_before_any_is_set() -> None:
    pair = "node: pair\ntakes: {one: {start: 0, min: 0, max: 2}, two: {start: 0, min: 0, max: 2}}\n"
    swap = "choices:\n  - {label: Swap, id: swap, call: {to: pair, with: {one: two, two: one}}, go: back}\n"
    caller = "node: a\ncall: {to: pair, with: {one: 1, two: 2}}\ngo: z"
    promises = "promises:\n  - never: pair.one == pair.two and at(pair)\n  - possible: pair.one == 2\n"
    proof = prove(story_of(caller, f"{pair}{swap}  - {{label: Back, go: back}}", END, rest=promises))
    assert [each.verdict for each in proof.promises] == ["proven", "proven"]
