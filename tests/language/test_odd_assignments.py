"""Assignments that discard the rest of a set, and numbers that a state cannot hold."""

import pytest

from branchlight import load_text

HEAD = """title: T
state:
  trust: {start: 2, min: -1, max: 5}
  met: false
  mood: {one of: [low, high]}
  bag: {set of: [lamp, key]}
  box: {set of: [lamp, key]}
  pouch: {set of: [coin]}
endings: {out: Out}
---
node: hall
do:
"""
REST = "text: '{trust}{met}{mood}{bag}{box}{pouch}'\nending: out\n"


def told(statement: str) -> list[tuple[str, int, int, str, str]]:
    found = load_text(f"{HEAD}  - {statement}\n{REST}")
    assert found.story is not None, found.diagnostics
    return [(each.code, each.place.column, each.length, each.message, each.hint) for each in found.diagnostics]


ADD = "to add it, write `bag += {0}`; to discard the rest, write `bag -= bag` first, and then add it"


@pytest.mark.parametrize(
    ("statement", "column", "member"),
    [
        ("bag = lamp", 11, "lamp"),
        ("bag = box if met else key", 27, "key"),
        ("bag = lamp if met else key", 11, "lamp"),
    ],
)
def test_assignment_that_discards_the_rest(statement: str, column: int, member: str) -> None:
    message = f"this discards everything in `bag` except `{member}`"
    assert told(statement) == [("W234", column, len(member), message, ADD.format(member))]


CALL = """title: T
state: {met: false, name: ''}
endings: {out: Out}
---
node: a
do: met = true
call: {to: b, with: {n: VALUE}}
ending: out
---
node: b
takes: {n: {start: 1, min: 0, max: 9}}
text: "{n}{met}{name}"
go: back
"""


@pytest.mark.parametrize(
    ("value", "column", "number", "kept"), [("50", 25, "50", 9), ("2 if met else -1", 39, "-1", 0)]
)
def test_argument_that_is_never_held(value: str, column: int, number: str, kept: int) -> None:
    (found,) = load_text(CALL.replace("VALUE", value)).diagnostics
    assert (found.code, found.place.line, found.place.column, found.length) == ("W235", 7, column, len(number))
    assert found.message == f"`n` goes from 0 to 9, so it becomes {kept}, not {number}"
    assert found.hint == f"write `n: {kept}`, or widen its range"


@pytest.mark.parametrize("value", ["9", "1 + 8", "50 - 45", "met + 50"])
def test_argument_that_may_be_held_is_fine(value: str) -> None:
    assert load_text(CALL.replace("VALUE", value)).diagnostics == ()


@pytest.mark.parametrize(
    ("statement", "column", "number", "kept"),
    [
        ("trust = 9", 13, "9", 5),
        ("trust = -2", 13, "-2", -1),
        ("trust = 9 if met else 2", 13, "9", 5),
        ("trust = 2 if met else -7", 27, "-7", -1),
    ],
)
def test_number_that_is_never_held(statement: str, column: int, number: str, kept: int) -> None:
    message = f"`trust` goes from -1 to 5, so it becomes {kept}, not {number}"
    assert told(statement) == [
        ("W235", column, len(number), message, f"write `trust = {kept}`, or widen its range"),
    ]


@pytest.mark.parametrize(
    "statement",
    [
        *("bag += lamp", "bag -= bag", "bag = box", "pouch = coin", "mood = low", "met = true"),
        *("trust = 5", "trust = -1", "trust += 9", "trust = trust + 9", "trust = roll(4, 9)"),
    ],
)
def test_assignment_that_is_meant(statement: str) -> None:
    assert told(statement) == []


def test_odd_assignment_under_a_condition() -> None:
    assert [code for code, *_ in told("if: met\n    do: bag = lamp\n    else: [trust = 9]")] == ["W234", "W235"]
