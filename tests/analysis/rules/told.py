"""What the rules say of a story of a few nodes."""

from branchlight import load_text
from branchlight.authoring.check import check_story

TITLE = """title: Example
voices: {doubt: The doubt}
state:
  trust: {start: 2, min: 0, max: 5}
  told: {one of: [nothing, half, everything]}
  carried: {set of: [ring, letter]}
  strain: 0
  key: false
endings:
  over: {title: Over}
---
"""


def codes(nodes: str, title: str = TITLE) -> list[str]:
    """The codes that the rules find in a story of these nodes."""
    loaded = load_text(title + nodes)
    assert loaded.story is not None, loaded.diagnostics
    return [problem.code for problem in check_story(loaded.story)]


def story(body: str) -> str:
    """A first node with the statements and choices of `body`, a last one, and all state set and read somewhere."""
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
