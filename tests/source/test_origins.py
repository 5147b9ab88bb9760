"""The origins of places: the nearest node or choice around them counts."""

import pytest

from branchlight.source.located import SourceFile
from branchlight.source.origins import Origins
from branchlight.source.place import Place

TEXT = """\
title: Made elsewhere
state: {origin: {start: 1}}
origin: not of a node
---
scene: one
---
node: first
origin: a.ink:1
text: |
  Words.
choices:
  - label: One
    origin: a.ink:2
    choices:
      - label: Inner
        do: x = 1
      - {label: Deeper, origin: a.ink:4}
    go: second
  - if: x > 1
    choices:
      - label: Grouped
        origin: a.ink:5
  - label: Own words
    text: x
go: second
---
node: second
text: x
"""
ORIGINS = {
    2: "",
    3: "",
    5: "",
    7: "a.ink:1",
    10: "a.ink:1",
    12: "a.ink:2",
    16: "a.ink:2",
    17: "a.ink:4",
    18: "a.ink:2",
    19: "a.ink:1",
    21: "a.ink:5",
    24: "a.ink:1",
    25: "a.ink:1",
    27: "",
}


@pytest.mark.parametrize(("line", "origin"), ORIGINS.items())
def test_nearest_node_or_choice_says_its_origin(line: int, origin: str) -> None:
    found = Origins([SourceFile("one.yaml", TEXT)])
    assert found.at(Place("one.yaml", line, 1)) == origin


def test_other_files_have_none() -> None:
    assert Origins([SourceFile("one.yaml", TEXT)]).at(Place("two.yaml", 7, 1)) == ""


def test_broken_file_has_the_origins_that_can_be_read() -> None:
    text = "node: a\norigin: a.ink:1\ntext: [\n---\nnode: b\norigin: a.ink:2\n"
    assert Origins([SourceFile("one.yaml", text)]).at(Place("one.yaml", 5, 1)) == "a.ink:2"
