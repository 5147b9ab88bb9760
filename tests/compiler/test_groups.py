"""Groups: the same traits of several members, and the traits of the member that a value is."""

import pytest

from branchlight import Turn, choose, load_text, prove, start, state_as_json, state_from_json
from branchlight.analysis.written import Writing
from branchlight.authoring.check import check_story
from branchlight.authoring.playthroughs import read_playthroughs, run
from branchlight.source.located import SourceFile
from tests.stories import made

STATE = """title: Cast
state:
  cast:
    of: {ines: Ines, old_marrow: , tam: Tam}
    each:
      trust: {start: 2, min: 0, max: 6}
      met: false
      gender: {one of: [she, he, they]}
      held: {set of: [ring, key]}
      called: ""
    but:
      ines: {trust: 4, held: ring, called: Inesita}
      tam: {gender: they, met: true, called: T}
  lover: {one of: cast}
  seen_by: {set of: cast}
words:
  cast.gender:
    they: {she: she, he: he, they: they}
formulas:
  best: ines if ines.trust > tam.trust else tam
"""
ON = "choices: [{label: On, id: on, go: a}]\n"


def turn_of(node: str) -> Turn:
    return start(made(f"{STATE}---\nnode: a\n{node}{ON}"), 1)


def values(turn: Turn) -> dict[str, object]:
    return dict(state_as_json(turn.story, turn.state)["values"])


def test_groups_declare_every_trait_of_every_member() -> None:
    found = values(turn_of("text: A.\n"))
    assert {name: value for name, value in found.items() if name.startswith("ines.")} == {
        "ines.trust": 4,
        "ines.met": False,
        "ines.gender": "she",
        "ines.held": ["ring"],
        "ines.called": "Inesita",
    }
    assert found["tam.trust"] == found["old_marrow.trust"] == 2 and found["tam.gender"] == "they"
    assert found["lover"] == "ines" and found["seen_by"] == [] and "cast" not in found


def test_groups_have_traits_like_other_state() -> None:
    do = "[ines.trust += 9, tam.trust -= 1, old_marrow.met = true, tam.held += key, ines.gender = he]"
    found = values(turn_of(f"do: {do}\ntext: A.\n"))
    assert (found["ines.trust"], found["tam.trust"], found["old_marrow.met"]) == (6, 1, True)
    assert (found["tam.held"], found["ines.gender"]) == (["key"], "he")


@pytest.mark.parametrize("member", ["ines", "old_marrow", "tam"])
@pytest.mark.parametrize(
    ("trait", "change"),
    [("trust", "+= 3"), ("trust", "= 5 - lover.trust"), ("met", "= not lover.met"), ("gender", "= he"),
     ("held", "+= key"), ("held", "-= ring"), ("called", '= "Love"')],
)  # fmt: skip
def test_groups_let_a_value_stand_for_a_member(member: str, trait: str, change: str) -> None:
    """A trait of `lover` is that of the member, to read and to change; the others stay as they were."""
    text = f"text: '{{lover}}: {{lover.{trait}}}'\n"
    through = turn_of(f"do: ['lover = {member}', 'lover.{trait} {change}']\n{text}")
    itself = turn_of(
        f"do: ['lover = {member}', '{member}.{trait} {change.replace('lover', member)}']\n"
        + text.replace("{lover.", "{" + f"{member}.")
    )
    assert values(through) == values(itself) and through.passages[-1].text == itself.passages[-1].text


def test_groups_decide_once_whom_a_statement_changes() -> None:
    """After this change, `best` is another member, who must not be changed as well."""
    found = values(turn_of("do: [best.trust -= 3]\ntext: A.\n"))
    assert (found["ines.trust"], found["tam.trust"]) == (1, 2)


def test_groups_draw_once_for_a_member() -> None:
    do = "do: ['lover = tam', 'NAME.trust = roll(3, 6)', 'ines.trust = roll(0, 6)']\ntext: A.\n"
    assert values(turn_of(do.replace("NAME", "lover"))) == values(turn_of(do.replace("NAME", "tam")))


def test_groups_are_shown_in_the_members_words() -> None:
    node = (
        "do: seen_by += [ines]\n".replace("[ines]", "ines")
        + "text: '{lover}; {seen_by}; {best}; {Lover.gender.they}'\n"
    )
    assert turn_of(node).passages[-1].text == "Ines; Ines; Ines; She"


def test_groups_have_words_that_follow_their_members() -> None:
    node = "do: lover = tam\ntext: '{ines.gender.they} {Tam.gender.they} {lover.gender.they} {Lover.gender.they}'\n"
    assert turn_of(node).passages[-1].text == "she They they They"


def test_groups_name_their_gauges() -> None:
    text = STATE.replace("max: 6}", "max: 6, label: Trust, shown: true}")
    turn = start(made(f"{text}---\nnode: a\n{ON}"), 1)
    assert [(gauge.name, gauge.label, gauge.shown) for gauge in turn.gauges] == [
        ("ines.trust", "Ines: Trust", "4"),
        ("old_marrow.trust", "old marrow: Trust", "2"),
        ("tam.trust", "Tam: Trust", "2"),
    ]


def test_groups_keep_their_traits_in_saves() -> None:
    turn = turn_of("do: [ines.trust = 6, ines.met = true]\n")
    kept = state_as_json(turn.story, turn.state)
    text = (
        STATE.replace("ines: Ines", "agnes: {label: Agnes, was: ines}")
        .replace("ines", "agnes")
        .replace("was: agnes", "was: ines")
        .replace("max: 6", "max: 5, was: faith")
        .replace("met:", "known:")
        .replace("met: true", "known: true")
        .replace("known: false", "known: {start: false, was: met}")
    )
    state, changes = state_from_json(made(f"{text}---\nnode: a\n{ON}"), kept)
    assert changes == ("Agnes: trust cannot be more than 5 now, and was 6.",)
    assert state.values[:2] == (5, 1)


def test_value_in_a_save_follows_a_renamed_member() -> None:
    turn = turn_of("do: [lover = tam, seen_by += tam]\n")
    kept = state_as_json(turn.story, turn.state)
    text = STATE.replace("tam: Tam", "tom: {label: Tom, was: tam}").replace("tam:", "tom:").replace("tam.", "tom.")
    later = made(f"{text.replace('else tam', 'else tom')}---\nnode: a\n{ON}")
    state, changes = state_from_json(later, kept)
    assert changes == ()
    assert state_as_json(later, state)["values"]["lover"] == "tom"
    assert state_as_json(later, state)["values"]["seen_by"] == ["tom"]


def test_groups_are_named_on_the_map() -> None:
    story = made(f"{STATE}---\nnode: a\ndo: [lover.trust += 1, ines.met = true]\n{ON}")
    writing = Writing(story, story.nodes["main.a"])
    assert [writing.statement(each) for each in story.nodes["main.a"].body.do] == [
        "lover.trust += 1",
        "ines.met = true",
    ]


def test_groups_are_known_to_playthroughs() -> None:
    story = turn_of("do: lover.trust += 1\n").story
    steps = "\n".join(f"  - state: {each}" for each in ("lover.trust == 5", "lover == ines", "best.met == false"))
    (playthrough,), problems = read_playthroughs([SourceFile("p.yaml", f"playthrough: P\nsteps:\n{steps}\n")], story)
    assert problems == () and run(story, playthrough).passed


def test_groups_are_proven() -> None:
    text = """title: Court
state:
  cast: {of: [ines, tam], each: {trust: {start: 0, min: 0, max: 2}}}
  lover: {one of: cast}
endings: {love: Love}
promises:
  - never: ines.trust > 0 and tam.trust > 0
---
node: a
text: "{lover.trust == 0: Who? | {lover} again?}"
choices:
  - {label: Ines, if: tam.trust == 0, do: [lover = ines, lover.trust += 1], go: a}
  - {label: Tam, if: ines.trust == 0, do: [lover = tam, lover.trust += 1], go: a}
  - {label: Marry, if: lover.trust == 2, go: b}
---
node: b
text: "{lover == tam: Tam. | Ines.}"
ending: love
"""
    story = made(text)
    proof = prove(story)
    assert proof.verdict == "proven" and proof.states and not check_story(story)
    turn = start(story, 1)
    for choice in ("tam", "tam", "marry"):
        turn = choose(turn, choice)
    assert turn.passages[-1].text == "Tam."


@pytest.mark.parametrize(
    ("group", "code", "message", "hint"),
    [
        ("{of: [a, b]}", "E303", "the group `cast` needs `each:`, with a trait or more", "`each: {met: false}`"),
        ("{each: {met: false}}", "E309", "`of` needs from 1 to 60 names", ""),
        ("{of: [a, a], each: {met: false}}", "E305", "there are two values named `a`", ""),
        ("{of: [a, other], each: {met: false}}", "E305", "`other` is a member of `cast`, and is declared under", ""),
        ("{of: [a, form], each: {met: false}}", "E305", "`form` is a member of `cast`, and is declared under", ""),
        ("{of: [a, count], each: {met: false}}", "E309", "`count` is the name of a function", ""),
        ("{of: [a], each: {met: false}, but: {b: {met: true}}}", "E308", "`b` is not a member of this group", ""),
        ("{of: [a], each: {met: false}, but: {a: {mot: true}}}", "E308", "`mot` is not a trait of this group", "`met`"),
        ("{of: [a], each: {met: false}, but: {a: true}}", "E303", "`a` needs traits with their start values", ""),
        ("{of: [a], each: {met: false}, but: {a: {met: 3}}}", "E309", "`met` is true or false, and cannot start", ""),
        ("{of: [a], each: {n: {min: 0, max: 3}}, but: {a: {n: 4}}}", "E309", "`n` starts at 4, outside 0 to 3", ""),
        ("{of: [a], each: {e: {one of: [x]}}, but: {a: {e: y}}}", "E309", "`y` is not one of x", ""),
        ("{of: [a], each: {b: {count of: [x]}}}", "E309", "counted things cannot be a trait", ""),
        ("{of: [a], eech: {met: false}}", "E301", "`eech` is not a key of a group", "`each`"),
        ("{of: {a: {lable: A}}, each: {met: false}}", "E301", "`lable` is not a key of a member", "`label`"),
        ("{of: [a], each: {met: false}}", "W320", "`cast` is declared under `state:` and never used", ""),
    ],
)
def test_groups_are_declared_with_care(group: str, code: str, message: str, hint: str) -> None:
    text = f"title: T\nstate:\n  cast: {group}\n  other: 0\nformulas:\n  form: other\n---\nnode: x\ntext: '{{form}}'\n"
    found = load_text(text + "choices: [{label: On, go: x}]\n").diagnostics
    assert [each for each in found if each.code == code and message in each.message and hint in each.hint], found


def test_groups_report_a_trait_that_nothing_uses() -> None:
    text = "title: T\nstate:\n  cast: {of: [a, b], each: {met: false, trust: 0}}\n---\nnode: x\ndo: a.met = true\n"
    found = load_text(text + "text: '{b.met}'\nchoices: [{label: On, go: x}]\n")
    assert [each.message for each in found.diagnostics] == ["`cast.trust` is declared under `state:` and never used"]


def test_groups_whose_members_meet_clash_by_trait() -> None:
    two = "  cast: {of: [a, b], each: {met: false}}\n  crew: {of: [a], each: {TRAIT: 0}}\n"
    for trait, clash in (("pay", False), ("met", True)):
        text = f"title: T\nstate:\n{two.replace('TRAIT', trait)}---\nnode: x\ntext: '{{a.met}} {{a.{trait}}}'\n"
        codes = [each.code for each in load_text(text + "choices: [{label: On, go: x}]\n").diagnostics]
        assert ("E305" in codes) == clash


@pytest.mark.parametrize(
    ("node", "code", "hint"),
    [
        ("text: '{lover.trsut}'", "E203", "did you mean `lover.trust`?"),
        ("text: '{ines.trsut}'", "E203", "did you mean `ines.trust`?"),
        ("do: lover.trsut += 1", "E210", "did you mean `lover.trust`?"),
        ("text: '{cast}'", "E203", "`cast` is a group: name a member, for example `ines.trust`"),
        ("text: '{cast.met: a | b}'", "E203", "name a member, for example `ines.met`"),
        ("do: cast.trust += 1", "E210", "name a member, for example `ines.trust`"),
        ("do: lover.gender.they = lover.called", "E210", ""),
        ("do: lover.trust += lover", "E202", ""),
        ("do: lover = agnes", "E203", ""),
        ("do: lover = inez", "E203", "did you mean `ines`?"),
        ("text: '{chose(ines.trust): a | b}'", "E206", ""),
    ],
)
def test_groups_are_used_with_care(node: str, code: str, hint: str) -> None:
    found = load_text(f"{STATE}---\nnode: a\n{node}\n{ON}").diagnostics
    assert (code, True) in [(each.code, hint in each.hint) for each in found], found


def test_groups_report_a_trait_once_for_all_members() -> None:
    """What members differ in from the start needs no change, and is not reported as never set."""
    text = (
        "title: T\nstate:\n  cast:\n    of: [a, b]\n    each: {met: false, age: 1, size: 1, mood: 0}\n"
        "    but: {a: {age: 2}}\n---\nnode: x\ndo: [a.mood += 1, b.mood += 1]\n"
        "text: '{a.met} {b.met} {a.age} {a.size} {b.size}'\nchoices: [{label: On, go: x}]\n"
    )
    found = check_story(made(text))
    assert [(each.code, each.message) for each in found if each.code in ("W406", "W407")] == [
        ("W407", "`cast.met` is read but never set"),
        ("W407", "`cast.size` is read but never set"),
        ("W406", "`cast.mood` is set but never read"),
    ]
