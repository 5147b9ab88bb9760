"""Formats: what they write, where they fit, and the language whose rules they follow."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from branchlight import load_text, start
from branchlight.language.formats import FORMATS
from branchlight.language.intervals import LIMIT
from branchlight.source.diagnostic import Diagnostic

HEAD = """title: T
language: {language}
state:
  n: {{start: 21, min: -5, max: 200}}
  cents: {{start: 1358, min: -9999, max: 9999}}
  met: false
  bag: {{set of: [apple, old_lamp, key], start: [apple, old_lamp, key]}}
  empty: {{set of: [apple]}}
  ticket: {{one of: [paper_slip, none]}}
  name: "“ada”"
endings: {{over: Over}}
---
node: first
text: |
  {text}
ending: over
"""
UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
UNITS += "seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = "thousand million billion trillion quadrillion".split()


def story(text: str, language: str = "en") -> str:
    return HEAD.format(text=text, language=language)


def shown(text: str) -> str:
    loaded = load_text(story(text))
    assert loaded.story is not None, loaded.diagnostics
    return " ".join([passage.text for passage in start(loaded.story, 0).passages if passage.kind == "paragraph"])


def problems(text: str, language: str = "en") -> list[Diagnostic]:
    return [problem for problem in load_text(story(text, language)).diagnostics if problem.code != "W320"]


def number_of(words: str) -> int:
    """Return the number that English words mean."""
    total = group = 0
    for word in re.split(r"[ -]", words.removeprefix("minus ")):
        if word in UNITS:
            group += UNITS.index(word)
        elif word in TENS:
            group += 10 * TENS.index(word) + 20
        elif word == "hundred":
            group *= 100
        elif word in SCALES:
            total, group = total + group * 1000 ** (SCALES.index(word) + 1), 0
        else:
            assert word == "and"
    return (total + group) * (-1 if words.startswith("minus ") else 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{n as words}", "twenty-one"),
        ("{n as words as capital}.", "Twenty-one."),
        ("{ n  as   words }", "twenty-one"),
        ("{n if met else n + 84 as words}", "one hundred and five"),
        ("{cents as money}", "13.58"),
        ("{0 - 5 as money}, {cents - 1350 as money}", "-0.05, 0.08"),
        ("{bag as list}", "apple, old lamp and key"),
        ("{bag as list as capital}", "Apple, old lamp and key"),
        ("{empty as list}", "nothing"),
        ("{ticket as capital}", "Paper slip"),
        ("{name as capital}", "“Ada”"),
        ("{'x as words'}", "x as words"),
        ("a {n as words} b *{n as words}*", "a twenty-one b twenty-one"),
        ("{met: {n as money} | {n as words}}", "twenty-one"),
    ],
)
def test_formats_write_values(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"),
        (13, "thirteen"),
        (-3, "minus three"),
        (40, "forty"),
        (100, "one hundred"),
        (105, "one hundred and five"),
        (1000, "one thousand"),
        (1005, "one thousand and five"),
        (1100, "one thousand one hundred"),
        (123_456, "one hundred and twenty-three thousand four hundred and fifty-six"),
        (1_000_000, "one million"),
        (1_005_000, "one million five thousand"),
    ],
)
def test_numbers_are_spelt_as_in_britain(number: int, words: str) -> None:
    assert FORMATS["words"].write(number) == words


@given(st.integers(-1_000_000, 1_000_000) | st.integers(-LIMIT, LIMIT))
@example(LIMIT)
def test_number_words_mean_the_number(number: int) -> None:
    assert number_of(FORMATS["words"].write(number)) == number


@given(st.integers(-LIMIT, LIMIT))
def test_money_keeps_every_hundredth(number: int) -> None:
    written = FORMATS["money"].write(number)
    assert re.fullmatch(r"-?\d+\.\d\d", written)
    assert int(written.replace(".", "")) == number


@given(st.lists(st.text("abc", min_size=1), min_size=1).map(tuple))
def test_lists_name_every_member_in_order(members: tuple[str, ...]) -> None:
    assert re.split(r", | and ", FORMATS["list"].write(members)) == list(members)


@given(st.text())
def test_capital_changes_one_letter_at_most(text: str) -> None:
    written = FORMATS["capital"].write(text)
    assert written.lower() == text.lower() or not text.isascii()
    assert FORMATS["capital"].write(written) == written or not text.isascii()


@pytest.mark.parametrize(
    ("text", "code", "column", "hint"),
    [
        ("{cents as mony}", "E240", 13, "did you mean `money`?"),
        ("{cents as euro}", "E240", 13, "formats: `as money` (a number of hundredths: 1358 is 13.58), "),
        ("{bag as words}", "E241", 11, "what fits: `as list` "),
        ("{n as list}", "E241", 9, "what fits: `as money` "),
        ("{met as words}", "E241", 11, "leave out `as words`"),
        ("{n as words as money}", "E241", 18, "what fits: `as capital` "),
        ("{tow as words}", "E203", 4, "declare it"),
        ("{n as}", "E201", 6, "a format comes last"),
        ("{n as words + 1}", "E201", 6, "a format comes last"),
        ("{(n as words)}", "E201", 7, "a format comes last"),
        ("{n as words > 3: a | b}", "E201", 6, "a format comes last"),
    ],
)
def test_formats_that_do_not_fit_are_reported(text: str, code: str, column: int, hint: str) -> None:
    (problem,) = problems(text)
    assert (problem.code, problem.place.column) == (code, column)
    assert problem.hint.startswith(hint)


@pytest.mark.parametrize("language", ["en", "en-GB", "EN_us", '""'])
def test_formats_are_at_home_in_english(language: str) -> None:
    assert problems("{n as words}", language) == []


def test_another_language_is_warned_of_once() -> None:
    (problem,) = problems("{name as capital} {bag as list} {n as words}", "fr")
    assert (problem.code, problem.severity, problem.place.column) == ("W242", "warning", 29)
    assert "`as list`" in problem.message


def test_first_use_is_warned_of_whatever_is_read_first() -> None:
    text = story("{n as words}", "de-AT").replace(
        "ending: over", 'choices: [{label: "{n as words}", id: a, go: first}]'
    )
    before = text.replace("node: first\ntext", "node: first\nveiled: '{n as words}'\nnote: x\ntext").replace(
        "state:", "notes: {x: X}\nstate:"
    )
    assert [p.place.line for p in load_text(before).diagnostics if p.code == "W242"] == [15]


def test_story_without_formats_is_not_warned_of() -> None:
    assert problems("{n} {bag} {name as capital}", "fr") == []


def test_comparison_beside_numbers_becomes_a_number() -> None:
    assert shown("{n if met else n > 3}") == "1"
