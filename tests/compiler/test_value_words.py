"""Words that follow a value, such as pronouns."""

import pytest

from branchlight import Story, choose, load_text, prove, start
from branchlight.analysis.written import Writing
from branchlight.authoring.check import check_story

STATE = """title: Who
state:
  nan: {one of: [she, he, they]}
words:
  nan:
    they: {she: she, he: he, they: they}
    is: {she: "'s", he: "'s", they: "'re"}
    s: {she: s, he: s, they: ""}
    self: {she: herself, he: himself, they: themselves}
endings: {out: Out}
"""
NODES = """---
node: pick
text: Who is Nan?
choices:
  - {label: A woman, do: nan = she, go: bank}
  - {label: A man, do: nan = he, go: bank}
  - {label: Someone else, do: nan = they, go: bank}
---
node: bank
text: "{Nan.they} blink{nan.s} and find{nan.s} {nan.self}. *{Nan.they}{nan.is} safe.*"
choices:
  - {label: "{Nan.they} wave{nan.s}.", id: on, go: fin}
---
node: fin
text: Done.
ending: out
"""


def made(text: str) -> Story:
    loaded = load_text(text)
    assert loaded.story is not None, loaded.diagnostics
    assert not [problem for problem in (*loaded.diagnostics, *check_story(loaded.story)) if problem.severity == "error"]
    return loaded.story


@pytest.mark.parametrize(
    ("choice", "text", "label"),
    [
        (0, "She blinks and finds herself. She's safe.", "She waves."),
        (1, "He blinks and finds himself. He's safe.", "He waves."),
        (2, "They blink and find themselves. They're safe.", "They wave."),
    ],
)
def test_words_follow_the_value(choice: int, text: str, label: str) -> None:
    turn = start(made(STATE + NODES), 1)
    turn = choose(turn, turn.choices[choice])
    assert turn.passages[-1].text == text and turn.choices[0].text == label


def test_words_leave_nothing_to_prove() -> None:
    story = made(STATE + NODES)
    proof = prove(story)
    assert proof.verdict == "proven" and proof.variants == {} and not check_story(story)


def test_words_are_named_on_the_map() -> None:
    story = made(STATE + NODES)
    node = story.nodes["main.bank"]
    (paragraph,) = Writing(story, node).prose(node.body.text)
    written = "".join(snippet.text for snippet in paragraph.snippets)
    assert written == "{Nan.they} blink{nan.s} and find{nan.s} {nan.self}. {Nan.they}{nan.is} safe."


def test_words_can_be_the_side_of_a_formula() -> None:
    text = STATE.replace("endings:", 'formulas:\n  who: Nan.they if nan == he else "Nan"\nendings:')
    turn = start(made(text + NODES.replace("and find{nan.s}", "for {who}")), 1)
    assert choose(turn, turn.choices[1]).passages[-1].text.startswith("He blinks for He ")


@pytest.mark.parametrize("count", [1, 2, 3, 60])
def test_words_have_a_form_for_each_of_many_values(count: int) -> None:
    names = [f"v{number}" for number in range(count)]
    forms = ", ".join(f"{name}: form {name}" for name in names)
    state = f"title: T\nstate: {{e: {{one of: [{', '.join(names)}]}}}}\nwords: {{e: {{w: {{{forms}}}}}}}\n"
    for name in (names[0], names[-1]):
        node = f"---\nnode: a\ndo: e = {name}\ntext: '{{e.w}}'\nchoices: [{{label: On, go: a}}]\n"
        assert start(made(state + node), 1).passages[-1].text == f"form {name}"


def test_words_of_a_state_in_capitals_stay_as_written() -> None:
    text = STATE.replace("nan:", "NAN:") + NODES.replace("nan", "NAN").replace("Nan.they", "NAN.they")
    turn = start(made(text), 1)
    assert choose(turn, turn.choices[0]).passages[-1].text == "she blinks and finds herself. she's safe."


@pytest.mark.parametrize(
    ("words", "code", "message", "hint"),
    [
        ("nam: {it: {she: x}}", "E308", "`nam` is no enumeration of `state:`", "did you mean `nan`?"),
        ("n: {it: {she: x}}", "E308", "`n` is no enumeration of `state:`", "`one of:`"),
        ("nan: it", "E303", "`nan` needs words with their forms", "a form for each value"),
        ("nan: {it: it}", "E303", "`it` needs a form for each value", "`it: {she: form, he: form, they: form}`"),
        ("nan: {it: {she: a, he: b}}", "E302", "`it` has no form for `they`", "`they: form`"),
        ("nan: {it: {she: a, he: b, thy: c}}", "E308", "`thy` is no value that `it` follows", "`they`"),
        ("nan: {1st: {she: a, he: b, they: c}}", "E304", "`1st` cannot name a word", ""),
        ("nan: {it: {she: a, he: b, they: [c]}}", "E303", "a form is a text", ""),
        ("nan: {it: {she: a, he: b, they: c}}", "W320", "`nan.it` is declared under `words:` and never used", "use it"),
    ],
)
def test_words_report_their_mistakes(words: str, code: str, message: str, hint: str) -> None:
    state = f"title: T\nstate:\n  nan: {{one of: [she, he, they]}}\n  n: 1\nwords:\n  {words}\n"
    found = load_text(state + "---\nnode: a\ntext: '{nan} {n}'\nchoices: [{label: On, go: a}]\n").diagnostics
    assert [(code, message)] == [(each.code, each.message) for each in found if each.code == code][:1]
    assert any(hint in each.hint for each in found if each.code == code)


@pytest.mark.parametrize(
    ("node", "code", "hint"),
    [
        ("text: '{nan.thy}'", "E203", "did you mean `nan.they`?"),
        ("text: '{nan.they == nan.s: a}'", "E207", ""),
        ("do: nan.they = nan.s", "E210", ""),
    ],
)
def test_words_are_shown_and_nothing_else(node: str, code: str, hint: str) -> None:
    found = load_text(STATE + f"---\nnode: a\n{node}\nending: out\n").diagnostics
    assert (code, True) in [(each.code, hint in each.hint) for each in found]


def test_words_that_are_used_use_their_state() -> None:
    text = STATE + "---\nnode: a\ntext: '{Nan.they} {nan.s} {nan.is} {nan.self}'\nending: out\n"
    assert load_text(text).diagnostics == ()
