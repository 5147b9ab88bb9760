"""Questions about all members of a group."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchlight import load_text, prove, start
from branchlight.authoring.playthroughs import read_playthroughs, run
from branchlight.source.located import SourceFile

HEAD = """title: Cast
state:
  cast: {of: [ann, bo, cy], each: {trust: {start: 0, min: 0, max: 6}, met: false, rival: {one of: cast}}}
  pair: {of: [ann, bo], each: {age: 1}}
  lone: {of: [dee], each: {trust: 5}}
  lover: {one of: cast}
  n: 0
"""
NODE = "---\nnode: a\n{}choices: [{{label: On, id: on, go: a}}]\n"


def shown(do: list[str], expression: str) -> str:
    loaded = load_text(HEAD + NODE.format(f"do: {do}\ntext: '{{{expression}}}'\n"))
    assert loaded.story is not None, loaded.diagnostics
    return start(loaded.story, 1).passages[-1].text


@given(
    st.lists(st.integers(0, 6), min_size=3, max_size=3),
    st.lists(st.booleans(), min_size=3, max_size=3),
    st.integers(0, 6),
)
def test_questions_mean_what_they_say(trust: list[int], met: list[bool], limit: int) -> None:
    names = ("ann", "bo", "cy")
    do = [f"{name}.trust = {number}" for name, number in zip(names, trust, strict=True)]
    do += [f"{name}.met = {str(truth).lower()}" for name, truth in zip(names, met, strict=True)]
    test = f"c.trust > {limit} or c.met"
    expected = [number > limit or truth for number, truth in zip(trust, met, strict=True)]
    asked = f"any(c in cast: {test})}} {{all(c in cast: {test})}} {{count(c in cast: {test})"
    assert shown(do, asked) == f"{any(expected)} {all(expected)} {sum(expected)}".replace("T", "t").replace("F", "f")


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("count(c in cast: c == lover)", "1"),
        ("any(c in cast: c.rival == lover and c != lover)", "true"),
        ("count(c in cast: any(d in cast: c.trust > d.trust))", "2"),
        ("all(c in cast: any(d in cast: d.rival == c))", "false"),
        ("count(c in cast: c.rival.trust > 0)", "1"),
        ("count(c in pair: c.trust + c.age > 1)", "1"),
        ("count(c in lone: c.trust > 3) + 1", "2"),
        ("any(c in lone: c.trust > 5)", "false"),
        ("1 < count(c in cast: c.trust > 0) < 3", "true"),
        ("not any(c in cast: c.met) and count(c in cast: c.trust == lover.trust) == 1", "true"),
    ],
)
def test_questions_have_the_names_around_them(expression: str, value: str) -> None:
    do = ["ann.trust = 0", "bo.trust = 2", "cy.trust = 4", "lover = bo", "ann.rival = bo", "bo.rival = ann"]
    assert shown(do, expression) == value


def test_questions_give_a_number_to_state() -> None:
    assert shown(["n = count(c in lone: c.trust > 3)", "n += count(c in cast: c.trust == 0)"], "n") == "4"


def test_questions_decide_in_braces() -> None:
    """A colon within parentheses is not the brace's own."""
    assert shown(["bo.met = true"], "any(c in cast: c.met): Some. | None.") == "Some."
    assert shown([], "any(c in cast: c.met): Some. | all(c in cast: not c.met): None. | else: All.") == "None."


def test_questions_work_in_playthroughs_and_promises() -> None:
    story = load_text(
        HEAD.replace("state:", 'promises: [{never: "all(c in cast: c.met)"}]\nstate:')
        + NODE.format("do: [ann.met = true, bo.met = ann.met]\ntext: '{lover} {n} {pair_}{cy.met}'\n").replace(
            "{pair_}", "{ann.age} {dee.trust} {ann.trust} {ann.rival}"
        )
    ).story
    assert story is not None and prove(story).promises[0].verdict == "proven"
    steps = 'playthrough: P\nsteps:\n  - state: "count(c in cast: c.met) == 2"\n'
    (playthrough,), problems = read_playthroughs([SourceFile("p.yaml", steps)], story)
    assert problems == () and run(story, playthrough).passed


@pytest.mark.parametrize(
    ("expression", "code", "message", "hint"),
    [
        ("any(c in cats: c.met)", "E203", "there is no group `cats`", "did you mean `cast`?"),
        ("any(c in lover: c.met)", "E203", "there is no group `lover`", ""),
        ("min(c in cast: c.met)", "E206", "`min` asks nothing about a group", "`any(c in cast: ...)`"),
        ("any(n in cast: n.met)", "E206", "`n` means something else", "such as `c`"),
        ("any(ann in cast: ann.met)", "E206", "`ann` means something else", ""),
        ("any(cast in cast: cast.met)", "E206", "`cast` means something else", ""),
        ("any(c.d in cast: true)", "E206", "`c.d` means something else", ""),
        ("any(c in cast: any(c in cast: c.met))", "E206", "`c` means something else", ""),
        ("any(c in cast: c.mat)", "E203", "nothing is declared as `c.mat`", "did you mean `c.met`?"),
        ("any(c in cast: c.trust)", "E202", "true or false is needed here", "`c.trust > 0`"),
        ("any(c in cast, c.met)", "E206", "`any` asks about the members of a group", "`any(c in group: condition)`"),
        ("any(c in cast: c.met", "E201", "a `)` is missing", ""),
        ("any(c in cast: )", "E201", "does not fit here", ""),
        ("n if ann.met else n : 3", "E201", "`:` is not understood here", ""),
    ],
)  # fmt: skip
def test_questions_are_asked_with_care(expression: str, code: str, message: str, hint: str) -> None:
    statement = expression if "n if" in expression else f"1 if ({expression}) else 0"
    node = f'do:\n  - "n = {statement}"\n'
    found = load_text(HEAD + NODE.format(node)).diagnostics
    assert [each for each in found if each.code == code and message in each.message and hint in each.hint], found


def test_questions_in_questions_have_a_limit() -> None:
    names = ", ".join(f"m{number}" for number in range(60))
    text = f"title: T\nstate: {{g: {{of: [{names}], each: {{k: false}}}}}}\n"
    asked = "any(a in g: any(b in g: any(c in g: any(d in g: a.k and b.k and c.k and d.k))))"
    found = load_text(text + f'---\nnode: a\ndo: "m1.k = {asked}"\ngo: a\n').diagnostics
    assert "E209" in [each.code for each in found]


def test_questions_leave_yaml_its_colon() -> None:
    found = load_text(HEAD + NODE.format("go:\n  - if: any(c in cast: c.met)\n    to: a\n")).diagnostics
    assert found[0].code.startswith("E1") and "quot" in found[0].hint


def test_question_about_an_empty_group_is_no_mistake() -> None:
    text = "title: T\nstate: {g: {of: [], each: {k: false}}, t: {count of: []}, w: {one of: g}}\n---\nnode: a\n"
    asked = "text: '{any(c in g: c.k): a | b} {count(t)} {t} {w} {x in t: a | b} {w.k} {g}'\ndo: [t += x, w.k = true]\n"
    found = load_text(text + asked + "go: a\n").diagnostics
    assert {each.code for each in found if each.place.line == 2} == {"E309"} and len(found) < 6
