"""Plurals: which side is shown, and what cannot be counted."""

import pytest

from branchlight import load_text, start
from branchlight.authoring.check import check_story

STORY = """title: T
language: {language}
state:
  n: {{start: 0, min: -3, max: 9}}
  bag: {{set of: [apple, lamp], start: [apple]}}
  plural: {{start: 1, min: 0, max: 3}}
endings: {{over: Over}}
---
node: first
do: [n = {n}, bag += lamp, plural = n]
text: |
  {text} {{n}}{{bag}}{{plural}}
ending: over
"""


def story(text: str, n: int = 0, language: str = "en") -> str:
    return STORY.format(text=text, n=n, language=language)


def shown(text: str, n: int) -> str:
    loaded = load_text(story(text, n))
    assert loaded.story is not None, loaded.diagnostics
    return " ".join([passage.text for passage in start(loaded.story, 0).passages if passage.kind == "paragraph"])


@pytest.mark.parametrize(("n", "side"), [(-2, "s"), (-1, ""), (0, "s"), (1, ""), (2, "s")])
def test_one_thing_has_the_first_side(n: int, side: str) -> None:
    assert shown("{n} apple{plural n: | s}.", n).startswith(f"{n} apple{side}. ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{plural n - 1: one | many}", "one"),
        ("{plural(n): one | many}", "many"),
        ("{plural (n - 1): one | many}", "one"),
        ("{plural -n: one | many}", "many"),
        ("{plural count(bag): one | {n} *of* many}", "2 of many"),
        ("{plural n: one {bag} | many {n > 1: and more}}", "many and more"),
        ("{plural n:\n  One.\n\n  And one.\n|\n  Many.\n\n  And many.}", "Many. And many."),
        ("{plural > 1: a state | no state}", "a state"),
        ("{\\plural n | a}", "plural n"),
        ("{plural plural - 1: one | many}", "one"),
    ],
)
def test_plurals_count_any_number(text: str, expected: str) -> None:
    assert shown(text.replace("\n", "\n  "), 2).startswith(f"{expected} ")


@pytest.mark.parametrize(
    ("text", "code", "column", "hint"),
    [
        ("{plural n: apple}", "E222", 3, "write `{plural n: apple | apples}`"),
        ("{plural n: a | b | c}", "E222", 3, "write `{plural n: apple | apples}`"),
        ("{plural roll(1, 6): a | b}", "E208", 11, "draw in a `do:`"),
        ("{plural n > 1: a | b}", "E202", 11, "for a condition, write `{n > 1: one | other}`"),
        ("{n > 1: c | plural n: a | b}", "E201", 22, "a plural needs braces of its own"),
        ("{plural n}", "E201", 11, "write the words for one and for several: `{plural n: apple | apples}`"),
        ("{plural n | a}", "E232", 4, "write `{plural n: apple | apples}`; to show the word, write `\\plural`"),
        ("{plural bag: a | b}", "E202", 11, "to count its members, write `count(bag)`"),
        ("{plural bug: a | b}", "E203", 11, "did you mean `bag`?"),
    ],
)
def test_plurals_that_count_nothing_are_reported(text: str, code: str, column: int, hint: str) -> None:
    (problem,) = load_text(story(text)).diagnostics
    assert (problem.code, problem.place.column) == (code, column)
    assert problem.hint.startswith(hint)


def test_a_plural_needs_a_number() -> None:
    text = story("{plural: a | b}").replace("plural", "several", 1).replace("plural = n", "several = n")
    (problem,) = load_text(text.replace("{plural}", "{several}")).diagnostics
    assert problem.code == "E203"
    assert problem.hint.startswith("name what is counted: `{plural n: apple | apples}`")


def test_plurals_follow_english_with_a_warning() -> None:
    (problem,) = load_text(story("{plural n: pomme | pommes} {n as words}", language="fr")).diagnostics
    assert (problem.code, problem.place.column, problem.length) == ("W242", 4, 7)


def test_side_that_is_never_shown_is_no_mistake() -> None:
    loaded = load_text(story("{plural n: apple | apples}{plural 5: one | {n: x}}").replace("{n: x}", "many"))
    assert loaded.story is not None
    assert (*loaded.diagnostics, *check_story(loaded.story)) == ()
