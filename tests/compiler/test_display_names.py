"""Words that readers see in place of the names of enumerations and sets."""

import pytest

from branchlight import load_text, start
from branchlight.play.snapshot import snapshot
from tests.stories import made

NODE = "---\nnode: a\ntext: '{ticket}; {worn}'\nchoices:\n  - Again: a\n"
STATE = """title: T
state:
  ticket: {one of: {none: nothing at all, old_paper: , stolen: "a *stolen* {ticket}"}, shown: true}
  worn: {set of: {coat: your mother's coat, tall_hat: }, start: [coat, tall_hat], shown: true}
"""


def test_display_names_are_shown_in_prose() -> None:
    turn = start(made(STATE + NODE), 1)
    assert turn.passages[-1].text == "nothing at all; your mother's coat, tall hat"


def test_display_names_are_plain_text() -> None:
    turn = start(made(STATE.replace("one of: {none: nothing at all,", "start: stolen, one of: {none: ,") + NODE), 1)
    assert turn.passages[-1].text.startswith("a *stolen* {ticket};")


def test_display_names_are_shown_in_gauges() -> None:
    turn = start(made(STATE + NODE), 1)
    assert [gauge.shown for gauge in turn.gauges] == ["nothing at all", "your mother's coat, tall hat"]


def test_display_names_are_not_in_conditions_and_saves() -> None:
    story = made(STATE + NODE.replace("text: '", "text: '{ticket == none and coat in worn: Yes | No} "))
    turn = start(story, 1)
    assert turn.passages[-1].text.startswith("Yes ")
    assert snapshot(story, turn.state).values == {"ticket": "none", "worn": ["coat", "tall_hat"]}


def test_display_names_keep_types_alike() -> None:
    """Another variable of the same names can be compared, assigned, and asked about, whatever its words are."""
    state = (
        "title: T\nstate:\n  one: {one of: {red: a red one, blue: }}\n  other: {one of: [red, blue]}\n"
        "  all_: {set of: {red: rot, blue: blau}}\nformulas:\n  f: other if all_ == all_ else one\n"
    )
    node = "---\nnode: a\ndo: [one = other, other = one, all_ += red]\ntext: '{one == other and one in all_: {f} |}'\n"
    turn = start(made(state + node + "choices:\n  - Again: a\n"), 1)
    assert turn.passages[-1].text == "a red one"


@pytest.mark.parametrize(
    ("names", "code"),
    [("{a: {b: c}}", "E303"), ("{}", "E309"), ("{1st: one}", "E304"), ("{not: one}", "E318")],
)
def test_display_names_report_what_is_no_word(names: str, code: str) -> None:
    loaded = load_text(f"title: T\nstate:\n  ticket: {{one of: {names}}}\n" + NODE.replace("; {worn}", ""))
    assert code in [problem.code for problem in loaded.diagnostics]
