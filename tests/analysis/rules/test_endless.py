"""Numbers without an end: those that a proof cannot follow, and those that it can."""

import pytest

from branchlight import load_text
from branchlight.authoring.check import check_story

FRAME = """\
title: Endless
state: {{n: {start}, m: 0, held: {{start: 0, min: 0, max: 9}}}}
endings: {{over: Over}}
---
node: hub
text: "{text}"
choices:
  - {choice}
  - {{label: Fewer, do: m -= 1, go: hub}}
  - {{label: More, do: [m += 1, held += 1], go: hub}}
  - {{label: On, go: last}}
---
node: last
text: "{{n}} {{m}} {{held}}"
ending: over
---
node: aside
do: n += 1
go: back
"""


def endless(choice: str, text: str = "", start: str = "0") -> list[str]:
    """Return the numbers that are reported."""
    loaded = load_text(FRAME.format(choice=choice, text=text, start=start))
    assert loaded.story is not None, loaded.diagnostics
    return [found.message.split("`")[1] for found in check_story(loaded.story) if found.code == "W422"]


RISES = "{label: Rise, do: n += 1, go: hub}"
FALLS_TOO = "{label: Fall, do: n += held - 3, go: hub}"


@pytest.mark.parametrize(
    ("choice", "text", "found"),
    [
        (RISES, "{n > m: a}", ["n", "m"]),
        (RISES, "{n + 1 > 3: a}", ["n"]),
        (RISES, "{m > 3: a}", ["m"]),
        (RISES, "{max(n, 3) > 3: a}", ["n"]),
        (RISES, "{visits(hub) > held: a}", ["visits(hub)"]),
        (FALLS_TOO, "{n > 3: a}", ["n"]),
        ("{label: Aside, call: aside, go: hub}", "{n > held: a}", ["n"]),
    ],
)
def test_numbers_without_an_end_are_reported(choice: str, text: str, found: list[str]) -> None:
    assert endless(choice, text) == found


@pytest.mark.parametrize(
    ("choice", "text"),
    [
        (RISES, "{n > 3: a}"),
        (RISES, "{min(n, 3) > 2: a}"),
        (RISES, "{n}"),
        (RISES, "{held > 3: a}"),
        (RISES, "{visits(hub) > 4: a} {visits(last) > held: b}"),
        ("{label: Once, once: true, do: n += 1, go: hub}", "{n > held: a}"),
        ("{label: On and up, do: n += 1, go: last}", "{n > held: a}"),
        ("{label: Put, do: n = 5, go: hub}", "{n > held: a}"),
        ("{label: Throw, do: 'n = roll(1, 6)', go: hub}", "{n > held: a}"),
        ("{label: Aside, go: aside}", "{n > held: a}"),
    ],
)
def test_numbers_with_an_end_are_left_alone(choice: str, text: str) -> None:
    assert endless(choice, text) == []


def test_numbers_with_a_range_are_left_alone() -> None:
    assert endless(RISES, "{n > held: a}", "{start: 0, min: 0, max: 500}") == []
