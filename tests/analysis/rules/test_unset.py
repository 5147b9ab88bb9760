"""State that nothing sets: what needs no change is not reported, and the hint can be followed."""

import pytest

from branchlight import load_text
from branchlight.authoring.check import check_story

STORY = """title: Die
state:
  mood: {{one of: [grey, blue]}}
  moods: {{set of: [grey, blue]{start}}}
endings: {{out: Out}}
---
node: a
do: mood = {value}
text: The sky is {{mood}}.
choices:
  - Look: a
  - {{label: Go, if: {test}, ending: out}}
"""


@pytest.mark.parametrize(
    ("start", "value", "test", "hints"),
    [
        (", start: [grey, blue]", "pick(moods)", "mood == blue", []),
        ("", "pick(moods)", "mood == blue", ["change it in a `do:`, for example `moods += grey`"]),
        (
            ", start: [grey]",
            "blue",
            "count(moods) > 0",
            ["change it in a `do:`, for example `moods += grey`"],
        ),
    ],
)
def test_set_that_only_pick_reads_needs_no_change(start: str, value: str, test: str, hints: list[str]) -> None:
    found = load_text(STORY.format(start=start, value=value, test=test))
    assert found.story is not None, found.diagnostics
    assert [each.hint for each in check_story(found.story) if each.code == "W407"] == hints
