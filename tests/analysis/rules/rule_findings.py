"""Findings of the rules in a story of a few nodes."""

from branchlight import load_text
from branchlight.authoring.check import check_story

TITLE = """title: Example
voices: {doubt: The doubt}
state:
  trust: {start: 2, min: 0, max: 5}
  told: {one of: [nothing, half, everything]}
  carried: {set of: [ring, letter]}
  strain: {start: 0, min: 0, max: 999}
  key: false
endings:
  over: {title: Over}
---
"""


def codes(nodes: str, title: str = TITLE) -> list[str]:
    """Return the codes of the rules' findings in a story of these nodes."""
    loaded = load_text(title + nodes)
    assert loaded.story is not None, loaded.diagnostics
    return [problem.code for problem in check_story(loaded.story)]


def story(body: str) -> str:
    """Return nodes: the first with `body`, a last one, and one that sets and reads all state."""
    return f"""node: first
do: [strain += 1]
{body}
---
node: other
do: [trust += 1, told = half, carried += ring, key = true]
text: "{{trust}} {{told}} {{carried}} {{strain}} {{key}}"
choices:
  - Again: first
  - End: last
---
node: last
ending: over
"""
