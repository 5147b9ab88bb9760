"""What a turn offers: locked choices, groups under one condition, and choices that are gone for a visit."""

import pytest

from branchlight import choose, start
from tests.play.test_turns import ids, story


def test_groups_hide_all_that_is_in_them() -> None:
    nodes = """
node: first
choices:
  - label: Light
    do: n += 1
  - if: n > 0
    choices:
      - {label: Read, if: n > 2, locked: Too dark., go: last}
      - {label: Sing, once: true}
      - if: n > 1
        choices:
          - from: finds
          - Leave: last
go: first
---
node: find
pool: finds
label: Look
go: first
"""
    turn = start(story(nodes), 1)
    seen = []
    for answer in ("light", "sing", "light", "light"):
        seen.append([choice.text for choice in turn.choices])
        turn = choose(turn, answer)
    assert seen == [["Light"], ["Light", "Read", "Sing"], ["Light", "Read"], ["Light", "Read", "Look", "Leave"]]
    assert ids(turn) == ["light", "read", "main.find", "leave"]


def test_groups_that_hide_everything_leave_the_way_out() -> None:
    nodes = "node: first\nchoices:\n  - if: n > 0\n    choices: [On: first]\n  - if: n > 1\n    choices: [{from: p}]\n"
    spare = "---\nnode: s\npool: p\nlabel: S\ngo: first\n"
    turn = start(story(nodes + "go: last\n" + spare), 1)
    assert turn.ending is not None


ONCE = """
node: first
text: First.
choices:
  - {label: One, once: visit}
  - label: Two
    once: visit
    go: SAME
  - {label: Call, id: call, go: caller}
  - {label: Back, go: back}
  - {label: Out, go: other}
  - from: finds
go: first
---
node: caller
call: first
choices: [{label: Ask, once: visit, go: caller}, {label: In, go: first}]
go: last
---
node: other
choices: [In: first]
---
node: find
pool: finds
label: Look
go: first
"""


def open_after(nodes: str, *answers: str) -> list[str]:
    turn = start(story(nodes), 1)
    for answer in answers:
        turn = choose(turn, answer)
    return ids(turn)


def test_choices_once_a_visit_come_back_with_the_next() -> None:
    nodes = ONCE.replace("SAME", "first")
    rest = ["call", "back", "out", "main.find"]
    assert open_after(nodes) == ["one", "two", *rest]
    assert open_after(nodes, "one") == ["two", *rest]
    assert open_after(nodes, "one", "two") == rest
    assert open_after(nodes, "one", "two", "out", "in") == ["one", "two", *rest]
    assert open_after(nodes, "one", "main.find") == ["one", "two", *rest]
    assert open_after(nodes, "one", "call", "two") == ["one", *rest]


def test_called_nodes_are_left_by_back() -> None:
    nodes = ONCE.replace("SAME", "first")
    assert open_after(nodes, "call", "one", "back") == ["ask", "in"]
    assert open_after(nodes, "call", "one", "back", "in") == open_after(nodes)


def test_callers_are_not_left_by_their_call() -> None:
    nodes = ONCE.replace("SAME", "first")
    asked = ("call", "back", "ask", "back")
    assert open_after(nodes, *asked) == ["in"]
    assert open_after(nodes, *asked, "in", "call", "back") == ["ask", "in"]


def test_back_stays_in_nodes_that_call_themselves() -> None:
    nodes = """
node: first
choices:
  - {label: Deeper, once: visit, call: first, choices: [{label: Off, go: other}, {label: Up, go: first}]}
  - {label: Back, if: visits(first) > 1, go: back}
---
node: other
choices: [In: first]
"""
    assert open_after(nodes, "deeper") == ["back"]
    assert open_after(nodes, "deeper", "back") == ["off", "up"]
    assert open_after(nodes, "deeper", "back", "up") == ["back"]
    assert open_after(nodes, "deeper", "back", "off", "in") == ["deeper", "back"]


def test_locked_choice_has_a_reason_and_is_refused() -> None:
    turn = start(
        story("""
node: first
choices:
  - label: Closed
    if: n > 3
    locked: "Not yet: {n}."
    go: last
  - label: Hidden
    if: n > 3
    go: last
  - label: Open
    go: last
"""),
        1,
    )
    assert [(choice.text, choice.open, "".join(run.text for run in choice.reason)) for choice in turn.choices] == [
        ("Closed", False, "Not yet: 0."),
        ("Open", True, ""),
    ]
    with pytest.raises(ValueError, match="not open"):
        choose(turn, "closed")
    with pytest.raises(ValueError, match="no choice"):
        choose(turn, "hidden")
