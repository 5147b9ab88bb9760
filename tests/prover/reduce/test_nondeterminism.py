"""Nondeterminism: draws without an effect are idle, and the exploration makes the others."""

import pytest

from branchlight.prover.reduce.nondeterminism import RelevantDraws, is_statement_drawn
from tests.prover.phases import plan, story_of

END = "node: z\nending: over"
TEST = "node: t\nchoices: [{label: On, if: x > 2, go: z}]\ngo: z"
STATE = "x: {start: 0, min: 0, max: 5}, y: {start: 0, min: 0, max: 5}, c: {set of: [p, q]}"
SPARE = "node: s\npool: finds\nlabel: One\nwhen: {when}\ngo: z"


def drawn(body: str, *more: str, name: str = "a") -> tuple[list[int], bool, bool]:
    """Return the statements of the first node whose draws matter, and whether entering and offering it draw."""
    found = plan(story_of(f"node: a\n{body}", TEST, *more, END, state=STATE))
    draws: RelevantDraws = found.draws
    number = found.bodies.number[f"main.{name}"]
    steps = found.liveness.along(number).steps
    places = [place for place, step in enumerate(steps) if step.matters and is_statement_drawn(step.statement)]
    return places, draws.on_entering[number], draws.on_offering[number]


IDLE: tuple[list[int], bool, bool] = ([], False, False)


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("do: 'x = roll(0, 5)'\ngo: t", [0]),
        ("do: 'y = roll(0, 5)'\ngo: t", []),
        ("do: ['y = roll(0, 5)', x = y]\ngo: t", [0]),
        ("do: ['x = roll(0, 5)', x = 1]\ngo: t", []),
        ("do: ['x = roll(0, 5)', x = 1, 'x = roll(0, 3)']\ngo: t", [2]),
        ("do: ['x += roll(0, 1)', 'x += roll(0, 1)']\ngo: t", [0, 1]),
        ("do: ['c += p if chance(50) else q', 'x = 1 if p in c else 0']\ngo: t", [0]),
        ("do: 'c += p if chance(50) else q'\ngo: t", []),
        ("do: x = 1\ngo: t", []),
        ("do: [{if: chance(50), do: x = 1}]\ngo: t", [0]),
        ("do: [{if: chance(50), do: y = 1}]\ngo: t", []),
        ("do: [{if: chance(50), do: x = 1, else: x = 2}, x = 3]\ngo: t", []),
        ("do: [{if: chance(50), do: y = 1}, {if: y > 0, do: x = 1}]\ngo: t", [0]),
    ],
)
def test_statements_draw_if_their_slot_is_live(body: str, places: list[int]) -> None:
    assert drawn(body) == (places, bool(places), False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is {roll(1, 6)}.", False),
        ("{chance(50): one | two}", False),
        ("{~ one | two}", False),
        ("{~ one | {x > 2: two}}", True),
        ("{chance(50): {one | two}}", True),
    ],
)
def test_texts_draw_if_later_texts_depend_on_it(text: str, expected: bool) -> None:
    assert drawn(f"text: '{text}'\ngo: t") == ([], expected, False)
    if "roll" not in text:
        offers = f"choices: [{{id: on, label: '{text}', go: z}}]"
        assert drawn(offers) == ([], False, expected)
        locked = f"choices: [{{id: on, label: On, if: x > 2, locked: '{text}', go: z}}]\ngo: z"
        assert drawn(locked) == ([], False, expected)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("choices: [{label: On, if: chance(50), go: z}]\ngo: z", True),
        ("choices: [{label: On, if: x > 2, go: z}]\ngo: z", False),
        ("go: [{if: chance(50), to: t}, {to: z}]", True),
        ("go: [{if: x > 2, to: t}, {to: z}]", False),
        ("choices: [On: z]\ngo: [{if: chance(50), to: t}, {to: z}]", True),
    ],
)
def test_offers_draw_if_conditions_do(body: str, expected: bool) -> None:
    assert drawn(body) == ([], False, expected)


@pytest.mark.parametrize(("when", "expected"), [("chance(50)", True), ("x > 2", False)])
def test_pools_draw_if_their_storylets_do(when: str, expected: bool) -> None:
    assert drawn("choices: [{from: finds}]\ngo: z", SPARE.format(when=when)) == ([], False, expected)


def test_draws_of_a_choice_are_its_own() -> None:
    body = "choices: [{label: On, do: 'x = roll(0, 5)', go: t}]"
    assert drawn(body) == IDLE
    assert drawn(body, name="a.on") == ([0], True, False)
