"""Calls with arguments: how parameters get their values, and lose them on the return."""

import pytest

from branchlight import choose, load_text, resume, start, state_as_json, state_from_json
from branchlight.play import Turn
from tests.stories import made

TALE = """\
title: Tale
state: {gold: {start: 3, min: 0, max: 9}, name: Ann}
formulas: {twice: main.fight.strength * 2}
endings: {over: Over}
promises: [possible: fight.strength > 4]
---
node: road
text: "Outside {fight.strength} {main.fight.foe}, {twice}."
choices:
  - {label: A, id: a, call: {to: fight, with: {foe: wolf, strength: gold + 2, loot: key}}, go: road}
  - {label: B, id: b, call: fight, go: road}
  - {label: C, id: c, do: gold = 9, call: {to: fight, with: {strength: gold * 2, foe: fight.foe}}, go: road}
  - {label: D, id: d, go: fight}
  - {label: E, id: e, call: {to: fight, with: {who: "'Bo'"}}, go: road}
  - End: last
---
node: fight
takes:
  foe: {one of: [thief, wolf]}
  strength: {start: 1, min: 0, max: 9}
  loot: {set of: [key, coin], start: coin}
  who: nobody
text: "{foe} {strength} {loot} {who}, {twice}."
choices:
  - {label: Swap, id: swap, if: strength > 0, do: [strength -= 1, foe = wolf if foe == thief else thief], go: fight}
  - {label: Back, id: back, go: back}
  - {label: Out, id: out, go: road}
---
node: last
ending: over
"""


def read(turn: Turn) -> str:
    return turn.passages[-1].text


def told(*answers: str, text: str = TALE) -> str:
    """Return the last text after these answers."""
    turn = start(made(text), 1)
    for answer in answers:
        turn = choose(turn, answer)
    return read(turn)


@pytest.mark.parametrize(
    ("answers", "text"),
    [
        ("", "Outside 1 thief, 2."),
        ("a", "wolf 5 key nobody, 10."),
        ("b", "thief 1 coin nobody, 2."),
        ("c", "thief 9 coin nobody, 18."),
        ("e", "thief 1 coin Bo, 2."),
        ("a swap", "thief 4 key nobody, 8."),
        ("a swap back", "Outside 1 thief, 2."),
        ("a back b", "thief 1 coin nobody, 2."),
        ("a out", "Outside 5 wolf, 10."),
        ("a out d", "wolf 5 key nobody, 10."),
        ("a out b back", "Outside 1 thief, 2."),
        ("a out c", "wolf 9 coin nobody, 18."),
    ],
)
def test_parameters_have_their_values_during_a_call(answers: str, text: str) -> None:
    assert told(*answers.split()) == text


def test_arguments_are_found_before_any_is_set() -> None:
    swap = "title: S\nendings: {over: Over}\n---\nnode: a\ncall: {to: pair, with: {one: 1, two: 2}}\ngo: z\n---\n"
    swap += "node: pair\ntakes: {one: 0, two: 0}\ntext: '{one} {two}'\n"
    swap += "choices:\n  - {label: Swap, id: swap, call: {to: pair, with: {one: two, two: one}}, go: back}\n"
    swap += "  - {label: Back, id: back, go: back}\n---\nnode: z\nending: over\n"
    assert [told("swap", text=swap), told("swap", "swap", text=swap)] == ["2 1", "1 2"]


def test_arguments_are_drawn_after_the_question() -> None:
    text = TALE.replace(
        "call: fight, go: road}", 'ask: {into: name}, call: {to: fight, with: {strength: "roll(2, 3)"}}, go: road}'
    )
    asked: list[int] = []
    turn = choose(start(made(text), 1), "b", lambda sides: asked.append(sides) or 1)
    assert turn.question is not None and not asked
    assert read(choose(turn, "Cy", lambda sides: asked.append(sides) or 1)) == "thief 3 coin nobody, 6."
    assert asked == [2]


def test_saved_call_keeps_its_values_by_name() -> None:
    story = made(TALE)
    turn = choose(start(story, 1), "a")
    data = state_as_json(story, turn.state)
    assert (data["values"]["main.fight.strength"], data["values"]["main.fight.loot"]) == (5, ["key"])
    renamed = TALE.replace("fight", "brawl").replace("node: brawl", "node: brawl\nwas: fight")
    later = made(renamed.replace("strength", "force").replace("  force: {start", "  force: {was: strength, start"))
    state, changes = state_from_json(later, data)
    assert changes == ()
    again = choose(resume(later, state), "swap")
    assert read(again) == "thief 4 key nobody, 8."
    assert read(choose(again, "back")) == "Outside 1 thief, 2."


@pytest.mark.parametrize(
    ("old", "new", "code", "hint"),
    [
        ("foe: wolf, strength", "foes: wolf, strength", "E330", "`foe`"),
        ("foe: wolf, strength", "gold: 2, strength", "E330", "foe, strength, loot, who"),
        ("foe: wolf, strength", "foe: bear, strength", "E203", "thief, wolf"),
        ("foe: wolf, strength", "foe: 2, strength", "E202", "thief, wolf"),
        ("foe: wolf, strength", "foe: wolf, foe: thief, strength", "E119", ""),
        ("strength: gold + 2", "strength: [gold]", "E303", ""),
        ("to: fight, with: {foe", "too: fight, with: {foe", "E301", "`to`"),
        ("{to: fight, with: {who", "{with: {who", "E302", "call: {to"),
        ("call: fight, go", "call: {to: back}, go", "E303", "returns"),
        ("takes:\n", "takes:\n  gold: 2\n", "E305", "rename"),
        ("takes:\n", "takes:\n  twice: 2\n", "E305", "rename"),
        ("takes:\n", "takes:\n  bag: {count of: [x]}\n", "E309", "a parameter of its own"),
        ("takes:\n", "takes:\n  them: {of: [x], each: {y: 1}}\n", "E309", "{one of: group}"),
        ("max: 9}\n  loot", "max: 9, shown: true}\n  loot", "E309", "shown"),
        ("Outside {fight.strength}", "Outside {strength}", "E203", "main.fight.strength"),
        ("Outside {fight.strength}", "Outside {road.strength}", "E203", "fight.strength"),
    ],
)
def test_mistakes_in_calls_are_told(old: str, new: str, code: str, hint: str) -> None:
    assert old in TALE
    found = [(problem.code, problem.hint) for problem in load_text(TALE.replace(old, new, 1)).diagnostics]
    assert code in [each for each, _ in found], found
    assert any(each == code and hint in said for each, said in found), found


def test_unused_parameter_is_reported() -> None:
    text = TALE.replace("takes:\n", "takes:\n  spare: 2\n")
    problem = load_text(text).diagnostics[-1]
    assert (problem.code, problem.place.line, problem.message.split()[0]) == ("W320", 19, "`spare`")


ASKED = """\
title: Asked
endings: {over: Over}
---
node: hall
call: {to: bar, with: {bid: 2}}
text: "{bar.bid}"
choices: [{label: End, ending: over}, {label: Again, go: hall}]
---
node: bar
takes: {bid: {start: 0, min: 0, max: 4}, word: {one of: [foe, friend]}, who: ""}
ask: {number: bid, min: 1}
choices:
  - {label: Speak, ask: {into: word, among: {friend: mellon}, else: foe}, go: say}
  - {label: Name, ask: {into: bar.who}, go: say}
---
node: say
text: "{bar.bid} {bar.word} {bar.who}"
choices: [{label: Back, go: back}]
"""


def test_question_sets_a_parameter_until_the_return() -> None:
    assert told("3", "speak", "Mellon", text=ASKED) == "3 friend"
    assert told("4", "name", "Ann", text=ASKED) == "4 foe Ann"
    assert told("4", "name", "Ann", "back", "again", text=ASKED) == "0"


def test_parameter_as_a_side_of_a_series_is_reported() -> None:
    text = ASKED.replace("ask: {number: bid, min: 1}", "text: '{one | bid}'")
    assert [problem.code for problem in load_text(text).diagnostics][:1] == ["E232"]
