"""Strategies for any JSON value and for nearly valid states, to test readers of untrusted JSON."""

from typing import Any

from hypothesis import strategies as st

from branchlight.model.story import Story, bodies_of

TEXTS = st.text(max_size=20) | st.text(st.characters(), max_size=5) | st.sampled_from(["\ud800", "\x1b[2J", "a.b", "."])
NUMBERS = st.integers() | st.integers(-(10**400), 10**400) | st.floats() | st.sampled_from([2**31, 2**32, -1])
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
"""What `json.loads` can give."""


@st.composite
def nearly_states(draw: st.DrawFn, story: Story) -> dict[str, Any]:
    """Return a strategy for states by the story's names, with any value in some fields."""
    places = [body.name for node in story.nodes.values() for body in bodies_of(node)]
    names = [slot.name for slot in story.slots]
    wide = st.integers(-(2**31), 2**31) | st.booleans() | st.sampled_from(["bright", "lost", ["stone"], ["coin", "x"]])
    made = {
        "place": draw(st.sampled_from(places)),
        "stage": draw(st.sampled_from(["choosing", "asking", "ended", "stuck", "runaway"])),
        "dice": draw(st.integers(0, 2**32 - 1)),
        "turns": draw(st.integers(0, 50) | st.integers(0, 2**31)),
        "stack": draw(st.lists(st.sampled_from(places), max_size=6)),
        "values": draw(st.dictionaries(st.sampled_from(names), wide)),
    }
    if draw(st.integers(0, 4)) == 0:
        made[draw(st.sampled_from([*made, "more"]))] = draw(VALUES)
    return made
