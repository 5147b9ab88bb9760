"""Tries of draws: each sequence once, those with the fewest changes first."""

from hypothesis import given
from hypothesis import strategies as st

from branchlight.play.every_draw import DrawScript
from branchlight.prover.findings.draw_tries import DrawTries
from branchlight.prover.prove import prove
from branchlight.prover.replay import replay
from tests.prover.phases import story_of

MANY = story_of(
    "node: a\ndo: n += 1\ntext: '{? Rain. | {n == 1: Hail. | Snow.}}'\ngo: [{if: n < 60, to: a}, {to: z}]",
    "node: z\nending: over",
    state="n: {start: 0, min: 0, max: 60}",
)


def drawn(draws: DrawScript | DrawTries, sides: dict[tuple[int, ...], int]) -> list[tuple[int, ...]]:
    """Return every sequence of draws. What was drawn before decides the number of sides of a draw, or ends it."""
    found = []
    while draws.next():
        row: tuple[int, ...] = ()
        while row in sides:
            row = (*row, draws.draw(sides[row]))
        found.append(row)
    return found


ROWS = st.lists(st.integers(0, 2), max_size=4).map(tuple)


@given(st.dictionaries(ROWS, st.integers(2, 3), max_size=40))
def test_tries_are_every_sequence_once(sides: dict[tuple[int, ...], int]) -> None:
    tried = drawn(DrawTries(), sides)
    assert sorted(tried) == sorted(drawn(DrawScript(), sides))
    changes = [sum(result > 0 for result in row) for row in tried]
    assert changes == sorted(changes)


def test_variant_of_one_early_draw_in_many_has_a_path() -> None:
    variants = prove(MANY, seconds=20.0).variants
    assert [each.status for each in variants.values()] == ["reached"] * 4
    for name, word in zip(variants, ("Rain.", "Hail.", "Hail.", "Snow."), strict=True):
        path = variants[name].path
        assert path is not None, name
        assert word in " ".join(passage.text for passage in replay(MANY, path).passages)
