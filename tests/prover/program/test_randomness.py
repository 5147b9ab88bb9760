"""Randomness: the draws of a story, and those on which later texts depend."""

import pytest

from branchlight.language.prose import Pieces
from branchlight.prover.program.randomness import changes, counts, is_drawn, is_pool_drawn, is_story_drawn
from tests.prover.phases import story_of, varying

END = "node: z\nending: over"


def text_of(text: str) -> Pieces:
    """Return the pieces of a text."""
    return story_of(f'node: a\ntext: "{text}"\nending: over', state="x: 0").nodes["main.a"].body.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{one | two}", True),
        ("{& one | two}", True),
        ("{! one | two}", True),
        ("{~ one | two}", False),
        ("{~ one | {x > 1: two}}", True),
        ("{~ one | {~ two | three}}", True),
        ("{~! one | two}", False),
        ("{~! one | {x > 1: two}}", True),
        ("{~ one | {plural x: two | three}}", False),
        ("{? one | two}", False),
        ("{? one | {two | three}}", False),
    ],
)
def test_series_count_if_variants_depend_on_them(text: str, expected: bool) -> None:
    (series,) = varying(text_of(text))
    assert counts(series) == expected


@pytest.mark.parametrize(
    ("text", "changing", "drawn"),
    [
        ("plain {x}", False, False),
        ("{x > 1: one | two}", False, False),
        ("{x > 1: {one | two}}", True, False),
        ("{x > 1: one | {one | two}}", True, False),
        ("{one | two}", True, False),
        ("{~ one | two}", False, False),
        ("{~ one | {x > 1: two}}", True, True),
        ("{~! one | two}", False, False),
        ("{~! one | {x > 1: two}}", True, True),
        ("{? one | two}", False, False),
        ("{? one | {x > 1: two}}", False, False),
        ("{? one | {? two | {~ three | four}}}", False, False),
        ("{? one | {two | three}}", True, True),
        ("{plural x: one | {two | three}}", True, False),
        ("{chance(50): one | two}", False, False),
        ("{chance(50): {one | two}}", True, True),
        ("{chance(50): one | {one | two}}", True, True),
        ("{x > 1: {chance(50): {one | two}}}", True, True),
        ("{one | {chance(50): {two | three}}}", True, True),
        ("{one | {chance(50): two}}", True, False),
    ],
)
def test_texts_depend_on_draws_that_change_them(text: str, changing: bool, drawn: bool) -> None:
    pieces = text_of(text)
    assert changes(pieces) == changing
    assert is_drawn(pieces) == drawn


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("text: plain", False),
        ("text: '{one | two}'", False),
        ("text: '{~ one | two}'", True),
        ("text: '{~! one | two}'", True),
        ("text: '{? one | two}'", True),
        ("text: 'It is {roll(1, 6)}.'", True),
        ("text: '{x > 1: {~ one | two}}'", True),
        ("text: '{chance(50): one}'", True),
        ("do: x = roll(1, 6)", True),
        ("choices: [{label: On, if: chance(50), go: z}]", True),
        ("choices: [{id: on, label: 'On {~ one | two}', go: z}]", True),
        ("choices: [{label: On, do: 'x = roll(1, 2)', go: z}]", True),
    ],
)
def test_stories_are_drawn_if_dice_fall(fields: str, expected: bool) -> None:
    assert is_story_drawn(story_of(f"node: a\n{fields}\ngo: z", END, state="x: 0")) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("when: x > 1\nlabel: '{~ one | two}'", False),
        ("when: x > 1\nlabel: '{chance(50): one | two}'", False),
        ("when: chance(50)\nlabel: One", True),
        ("when: x > 1\nlabel: One\npriority: roll(1, 2)", True),
        ("when: x > 1\nlabel: '{one | two}'", True),
    ],
)
def test_pools_are_drawn_if_picks_matter(fields: str, expected: bool) -> None:
    shop = "node: a\nchoices: [{from: finds}]\ngo: z"
    story = story_of(shop, f"node: s\npool: finds\n{fields}\ngo: z", END, state="x: 0")
    assert is_pool_drawn(story, "finds") == expected
    assert is_story_drawn(story)  # play picks by dice, even where a proof does not
