"""A story around one text, and what a reader is shown of it."""

from branchlight import load_text, start
from branchlight.model.story import Story
from branchlight.source.diagnostic import Diagnostic

HEAD = """title: T
state:
  trust: {start: 2, min: 0, max: 5}
  met: false
  ticket: {one of: [none, paper]}
  bag: {set of: [lamp, key]}
  name: ""
endings: {over: Over}
---
node: hall
text: |
"""


TAIL = "choices:\n  - Again: hall\n  - Out: yard\n---\nnode: yard\nending: over\n"


LINE, COLUMN = 12, 3  # of the first character of the text


def loaded(prose: str) -> tuple[Story | None, list[Diagnostic]]:
    """Return the story with this text, and what is wrong with the text."""
    story, found, _ = load_text(HEAD + "".join([f"  {line}\n" for line in prose.split("\n")]) + TAIL)
    return story, [problem for problem in found if problem.code != "W320"]


def shown(prose: str) -> str:
    story, found = loaded(prose)
    assert story is not None, found
    return " / ".join([passage.text for passage in start(story, 1).passages if passage.kind == "paragraph"])
