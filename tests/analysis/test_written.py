"""Source text of prose, restored as its author wrote it."""

import pytest

from branchlight import load_text
from branchlight.analysis.written import Writing

STORY = """title: T
state:
  n: {{start: 1, min: 0, max: 99}}
  bag: {{set of: [apple, lamp]}}
  cast: {{of: [ann, bo], each: {{trust: {{start: 1, min: 0, max: 9}}, gender: {{one of: [she, he]}}}}}}
  lover: {{one of: cast}}
words: {{cast.gender: {{they: {{she: she, he: he}}}}}}
formulas: {{warm: "count(c in cast: c.trust > 3)"}}
endings: {{over: Over}}
---
node: first
text: |
  {text}
ending: over
"""


@pytest.mark.parametrize(
    "text",
    [
        "It is {n}.",
        "{n > 2: Much | Little} is left.",
        "{n > 2: Much}",
        "{One | Two}, {& three | four}, {! five | six}, {~ seven | eight}.",
        "{? One | Two}, {~! three | four}.",
        "{n} {plural n: apple | apples} of {plural n + 1: {n > 3: its | our} tree | trees}{plural count(bag): | s}.",
        "{lover.trust} of {plural lover.trust: one | many}, {warm}. {Lover.gender.they} and {bo.gender.they}.",
        "{n as words as capital} of {bag as list} at {n as money}.",
    ],
)
def test_prose_is_restored(text: str) -> None:
    story = load_text(STORY.format(text=text)).story
    assert story is not None
    node = story.nodes["main.first"]
    (paragraph,) = Writing(story, node).prose(node.body.text)
    assert "".join([snippet.text for snippet in paragraph.snippets]) == text
