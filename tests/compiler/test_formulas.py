"""Formulas: what they depend on, the meaning of bare words in them, and what follows from a mistake in one."""

import pytest

from branchlight import load_text, prove, start
from branchlight.compiler.loaded import Loaded

HEAD = """title: T
state:
  trust: {start: 1, min: 0, max: 5}
  met: false
  mood: {one of: [low, high], start: high}
  tide: {one of: [ebb, flood, low]}
  bag: {set of: [lamp, key]}
endings: {out: Out}
"""


def told(formulas: str, text: str) -> list[tuple[str, str, str]]:
    """Return the code, message and hint of each mistake of a story with these formulas."""
    return [(each.code, each.message, each.hint) for each in loaded(formulas, text).diagnostics if each.code != "W320"]


def loaded(formulas: str, text: str) -> Loaded:
    return load_text(f"{HEAD}formulas:\n  {formulas}\n---\nnode: hall\ntext: |\n  {text}\nending: out\n")


def shown(formulas: str, text: str) -> str:
    story = loaded(formulas, text).story
    assert story is not None, told(formulas, text)
    return start(story, 1).passages[1].text


@pytest.mark.parametrize(
    ("formulas", "text", "words"),
    [
        ("""s: '"s"'""", "{s}", "s"),
        ("""s: '"a s of t"'\n  t: '"t and s"'""", "{s} {t}", "a s of t t and s"),
        ("hall: seen(hall)", "{hall}", "true"),
        ("flood: tide == flood", "{flood}", "false"),
        ("seen: visits(hall) > 0", "{seen}", "true"),
        ("low: mood == low\n  calm: not low", "{calm: a | b}", "a"),
        ("b: a + 1\n  a: trust + 1", "{b}", "3"),
    ],
)
def test_formula_depends_on_what_it_means(formulas: str, text: str, words: str) -> None:
    assert shown(formulas, text) == words


@pytest.mark.parametrize(
    ("formulas", "circle"),
    [
        ("a: a", "a -> a"),
        ("a: b\n  b: trust + c\n  c: b", "b -> c -> b"),
        ("a: low if b else high\n  b: a == low", "a -> b -> a"),
    ],
)
def test_circle_of_formulas_is_one_mistake(formulas: str, circle: str) -> None:
    ((code, message, _),) = told(formulas, "{a}")
    assert (code, message) == ("E310", f"formulas cannot depend on each other: {circle}")


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("low if trust < 2 else high", "low"),
        ("low if met else flood", "flood"),
        ("low if met else (high if trust > 2 else low)", "low"),
        ("low if met else mood", "high"),
        ("(low if met else high) if met else mood", "high"),
        ("(low if trust == 1 else high) == mood", "false"),
        ("tide == (low if met else ebb)", "true"),
    ],
)
def test_words_mean_the_only_enumeration_that_fits(formula: str, words: str) -> None:
    assert shown(f"a: {formula}", "{a}") == words


@pytest.mark.parametrize(
    ("formula", "message", "hint"),
    [
        (
            "low if met else low",
            "`low` is a value of `mood` and of `tide`, and means nothing alone",
            "to test it, write `mood == low` or `tide == low`",
        ),
        (
            "ebb if met else high",
            "`high` is a value of `mood`, and means nothing alone",
            "to test it, write `mood == high`",
        ),
        ("lamp", "`lamp` is a member of `bag`, and means nothing alone", "to test it, write `lamp in bag`"),
    ],
)
def test_word_without_one_meaning_is_refused(formula: str, message: str, hint: str) -> None:
    assert told(f"a: {formula}", "{a}") == [("E203", message, hint)]


@pytest.mark.parametrize("formulas", ["a: trst > 2", "a: [x]", "a:", "a: trust +"])
def test_mistake_in_a_formula_is_reported_once(formulas: str) -> None:
    text = "{a: x | y} {b} {a > 2: x | y} {c}"
    assert len(told(f"{formulas}\n  b: a and met\n  c: 3 + b", text)) == 1


def test_too_many_formulas_are_reported_once() -> None:
    formulas = "\n  ".join(f"f{number}: trust" for number in range(201))
    assert [code for code, _, _ in told(formulas, "{f7}")] == ["E319"]


def test_words_of_one_enumeration_can_be_proved() -> None:
    story = loaded("a: low if trust < 2 else high", "{a == low: Low. | High.}").story
    assert story is not None
    reached = {name: variant.reached for name, variant in prove(story).variants.items()}
    assert reached == {"main.hall~1.1": True, "main.hall~1.2": False}
