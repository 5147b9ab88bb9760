"""Conditions that are always or never true, and those that can be both."""

import pytest

from branchlight import load_text
from branchlight.authoring.check import check_story
from tests.analysis.rules.rule_findings import TITLE, codes, story

NEVER = [
    "trust > 9",
    "trust < 2",
    "told == everything",
    "letter in carried",
    "count(carried) > 1",
    "trust > 3 and trust < 2",
    "strain < 1",
    "1 < trust < 2",
    "seen(last)",
    "chance(0)",
    "at(other)",
    "visits(first) == 0",
    "abs(trust - 10) < 5",
    "not (key or not key)",
]
MAYBE = [
    "trust > 4",
    "trust > 2 or strain > 900",
    "told == half",
    "ring in carried",
    "count(carried) == 1",
    "strain > 100",
    "seen(other)",
    "visits(first) > 3",
    "turns_since(other) < 4",
    "chance(50)",
    "roll(1, 6) > trust",
    "key",
    "chance(50) and not chance(50)",
    "chance(50) or trust == 9",
    "strain % 7 == 3",
    "(strain // 2) * 2 == strain",
    "trust == strain",
]
ALWAYS = [
    "trust >= 0",
    "trust >= 2",
    "seen(first)",
    "told != everything",
    "not (trust > 5)",
    "key or not key",
    "at(first)",
]


@pytest.mark.parametrize("condition", NEVER)
def test_conditions_never_true_are_reported(condition: str) -> None:
    choices = f'choices:\n  - {{label: Try, if: "{condition}", go: other}}\n  - Wait: other'
    assert codes(story(choices)) == ["W402"]


@pytest.mark.parametrize("condition", MAYBE)
def test_conditions_with_both_results_are_left_alone(condition: str) -> None:
    choices = f'choices:\n  - {{label: Try, if: "{condition}", go: other}}\n  - Wait: other'
    assert codes(story(choices)) == []
    assert codes(story(f'text: "{{{condition}: a | b}}"\ngo: other')) == []


@pytest.mark.parametrize("condition", ALWAYS)
def test_conditions_always_true_are_reported(condition: str) -> None:
    choices = f'choices:\n  - {{label: Try, if: "{condition}", go: other}}\n  - Wait: other'
    assert codes(story(choices)) == ["W403"]


def done(*do: str, then: str = "go: other") -> list[str]:
    """Return what is found in a story whose first node has these statements, in which `strain` grows."""
    return codes(story(then).replace("do: [strain += 1]", f"do: [strain += 1, {', '.join(do)}]"))


@pytest.mark.parametrize(("condition", "expected"), [("trust > 9", ["W402"]), ("trust >= 2", ["W403"]), ("key", [])])
def test_conditions_in_do_are_tested(condition: str, expected: list[str]) -> None:
    assert done(f"{{if: {condition}, do: key = false}}") == expected
    assert done(f"{{if: trust > 3, do: key = false, else: {{if: {condition}, do: strain += 1}}}}") == expected


GROUP = "choices:\n  - Wait: other\n  - if: {test}\n    choices:\n      - {{label: Try, if: {inner}, go: other}}"


@pytest.mark.parametrize(
    ("test", "inner", "expected"),
    [
        ("trust > 9", "key", ["W402"]),
        ("trust >= 2", "key", ["W403"]),
        ("trust > 3", "key", []),
        ("trust > 3", "trust > 2", ["W403"]),
        ("trust > 3", "trust < 4", ["W402"]),
    ],
)
def test_conditions_of_groups_are_tested(test: str, inner: str, expected: list[str]) -> None:
    assert codes(story(GROUP.format(test=test, inner=inner))) == expected


def test_choices_in_groups_may_all_be_closed() -> None:
    choices = "choices:\n  - if: key\n    choices: [On: other]\ngo: [{if: key, to: last}, {to: other}]"
    assert codes(story(choices)) == ["W402"]
    twin = "  - {label: Knock, id: again, if: IF, go: other}\n  - On: other"
    twins = f"choices:\n  - if: key\n    choices: [Knock: other]\n{twin}"
    assert codes(story(twins.replace("IF", "not key"))) == []
    assert codes(story(twins.replace("IF", "key and trust > 3"))) == ["W405"]


def test_conditions_in_else_may_be_written_out() -> None:
    chain = (
        "{if: trust > 3, do: key = false, else: {if: trust > 2, do: key = true, else: {if: trust < 3, do: key = true}}}"
    )
    assert done(chain) == []
    assert done("{if: trust > 3, do: key = true, else: [key = true, {if: trust < 4, do: key = false}]}") == ["W403"]


def test_sides_of_conditions_in_do_know_the_result() -> None:
    assert done("{if: trust > 3, do: {if: trust > 2, do: key = false}}") == ["W403"]
    assert done("{if: trust > 3, do: key = false, else: {if: trust > 4, do: key = false}}") == ["W402"]


def test_statements_under_a_condition_may_be_left_out() -> None:
    way = "choices: [{label: Wait, go: other}, {label: Leave, if: key, go: last}]"
    assert done("key = true", "{if: trust > 3, do: key = false}", then=way) == []
    assert done("key = true", "{if: trust > 3, do: key = false, else: key = false}", then=way) == ["W402"]
    assert done("key = false", "{if: trust > 3, do: key = true, else: key = true}", then=way) == ["W403"]


SETTLED = {
    "set on the only way here": "choices:\n  - {label: Take, do: key = true, go: next}",
    "set by what was called": """call: aside
go: next
---
node: aside
do: key = true
go: back""",
    "asked for on the way here": "choices:\n  - {label: Go, if: key, go: next}\n  - Wait: other",
    "asked for on the way here, as a number": "go: [{if: trust > 3, to: next}, {to: other}]",
    "one of several on each way here": """choices:
  - {label: Half, do: told = half, go: next}
  - {label: All, do: [told = everything, key = true], go: next}""",
}


@pytest.mark.parametrize("body", SETTLED.values(), ids=SETTLED.keys())
def test_conditions_decided_on_every_path_are_reported(body: str) -> None:
    condition = "told > nothing" if "told" in body else "trust > 2" if "trust" in body else "key"
    last = f"---\nnode: next\nchoices:\n  - {{label: Try, if: {condition}, go: other}}"
    assert codes(story(f"{body}\n{last}")) == ["W403"]


@pytest.mark.parametrize("condition", ["seen(first)", "visits(first) > 0", "chose(first.on)", "not seen(other)"])
def test_visits_on_every_path_are_always_true(condition: str) -> None:
    body = f"choices:\n  - On: next\n---\nnode: next\nchoices:\n  - {{label: Try, if: {condition}, go: last}}"
    last = (
        "---\nnode: other\ntext: '{trust} {told} {carried} {strain} {key}'\ngo: last\n---\nnode: last\nending: over\n"
    )
    assert "W403" in codes(f"node: first\n{body}\n{last}")


def test_storylets_that_always_fit_are_reported() -> None:
    offer = "choices:\n  - {label: Take, do: key = true, go: next}\n---\nnode: next\nchoices:\n  - from: pool"
    storylet = "  - On: other\n---\nnode: safe\npool: pool\nwhen: key\nlabel: The safe\ngo: next"
    assert codes(story(f"{offer}\n{storylet}")) == ["W403"]


def test_hints_name_the_possible_values() -> None:
    loaded = load_text(TITLE + story("choices:\n  - {label: Try, if: told == everything, go: other}\n  - Wait: other"))
    assert loaded.story is not None
    (problem,) = check_story(loaded.story)
    assert problem.message == "`told == everything` is never true here"
    assert problem.hint == "`told` is nothing or half"
    assert (problem.place.line, problem.place.column, problem.length) == (15, 22, 18)
