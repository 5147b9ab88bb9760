"""Mistakes in ink: each is reported at its place, and all of them at once."""

import pytest

from branchlight.adopt.ink.ink_codes import READING_CODES
from branchlight.adopt.ink.resolving import resolve
from branchlight.source.diagnostic import Diagnostic, has_errors
from tests.adopt.ink.sketch import read_text, spots

WRONG = [
    ("{x\n", "E901 1:2", "a value, a condition or alternatives"),
    ("a {1} b }\n", "E901 1:9", "the end of the line"),
    ("} a\nb\n", "E901 1:1", "closes nothing"),
    ("* a [b\n", "E901 1:7", "`]`"),
    ("* (a b) c\n", "E901 1:6", "`)` after the label `a`"),
    ("* {a|b} c\n", "E901 1:5", "`}` after the condition"),
    ("~ x == 1\n", "E901 1:6", "a value for `x`"),
    ("~ 1 + 2\n", "E901 1:3", "nothing that `~` can do"),
    ("~ temp x\n", "E901 1:9", "a name, `=` and a value"),
    ("VAR x\n", "E901 1:6", "`=` and a value for `x`"),
    ("VAR x = 1 + 2\n", "E901 1:14", "fixed value"),
    ("VAR x = 1, 2\n", "E901 1:10", "one value"),
    ('VAR x = "a{1}"\n', "E901 1:8", "cannot contain braces"),
    ("VAR x = 99999999999\n", "E901 1:9", "at most 2147483647"),
    ("CONST x = (a)\n", "E901 1:14", "a constant is a number"),
    ("LIST x =\n", "E901 2:1", "the items of the list `x`"),
    ("LIST x = a, (b\n", "E901 1:15", "`)` after the item `b`"),
    ("EXTERNAL f\n", "E901 1:11", "parameters in parentheses"),
    ("INCLUDE\n", "E901 1:8", "the name of a file"),
    ("-> \n", "E901 1:1", "leads nowhere"),
    ("->->->\n", "E901 1:1", "too many arrows"),
    ("<- \n", "E901 1:3", "the name of a knot after `<-`"),
    ("-> END more\n", "E901 1:8", "the end of the line"),
    ("== \na\n", "E901 1:4", "the name of a knot"),
    ("== function \na\n", "E901 1:13", "the name of a function"),
    ("-> b\n== b\nTODO: more\n", "", ""),
    ("== a\n== b\nc\n", "E901 1:4", "nothing in the knot `a`"),
    ("== a(b c)\nd\n", "E901 1:6", "one name for each parameter"),
    ("{1 +}\n", "E901 1:5", "a value after `+`"),
    ("{f(1}\n", "E901 1:5", "`)` after the arguments"),
    ("{f(x++)}\n", "E901 1:5", "a line of their own"),
    ('{"a}\n', "E901 1:4", 'the closing `"`'),
    ('~ temp x = "a -> END"\n', "E901 1:12", "cannot divert"),
    ('~ temp x = "a # b"\n', "E901 1:15", "has no tags"),
    ("{~ once shuffle cycle: a}\n", "", ""),
    ("{cycle shuffle:\n- a\n}\n", "E901 1:2", "cannot be cycle and shuffle at once"),
    ("{\n- a\n- b\n}\n", "E901 2:1", "without a condition"),
    ("{1:\n- else: a\n- 2: b\n}\n", "E901 2:1", "`else` is not the last"),
    ("{1:\n- 1: a\n- else:\n\n}\n", "E901 3:1", "a branch without words"),
    ("{1: a|b|c}\n", "E901 1:4", "two sides at most"),
    ("{1:|b}\n", "E901 1:4", "words for the case"),
    ("{1:\n-- a\n}\n", "E905 2:2", "more than one dash"),
    ("{ ~ a }\n", "", ""),
    ("{1: ~ x}\n", "E901 1:6", "`~` is for a line of its own"),
    ("~ return\n", "E905 1:3", "functions alone"),
    ("== function f\n* a\n-> END\n", "E905 2:1", "cannot offer a choice"),
    ("== function f\n-> END\n", "E905 2:1", "cannot divert"),
    ("== function f\na\n= g\nb\n", "E905 3:3", "cannot contain a stitch"),
    ("{true:\n* a\n}\n", "E905 2:1", "needs to divert"),
    ("{true:\n* a\n  b\n* * c\n}\n-> END\n", "E905 4:1", "needs to divert"),
    ("{true:\n* a\n{true: -> END}\n}\n", "", ""),
    ("{" * 60 + "x" + "}" * 60, "E907 1:41", "nested more than 40 deep"),
    ("~ temp x = " + "(" * 60 + "1" + ")" * 60, "E907 1:52", "nested more than 40 deep"),
    ("~ temp x = 1" + " + 1" * 300, "E907 1:814", "too many operators"),
    ("*" * 50 + " a\n", "E907 1:1", "nested more than 40 deep"),
    ("== a\nINCLUDE b\nc -> END\n", "W908 2:9", "ink ignores"),
    ("a\n}\n", "W909 2:1", "closes nothing"),
]


def mistakes(text: str) -> list[Diagnostic]:
    """Return everything that is wrong with a story."""
    story, found = read_text(text)
    return found if has_errors(found) else [*found, *resolve(story)[1]]


@pytest.mark.parametrize(("text", "spot", "words"), WRONG, ids=[text[:30] for text, _, _ in WRONG])
def test_mistake_is_reported_at_its_place(text: str, spot: str, words: str) -> None:
    found = mistakes(text)
    assert spots(found)[:1] == ([spot] if spot else [])
    assert all(words in each.message for each in found[:1])
    assert all(each.hint for each in found)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("* a [b\n", "write `]` there"),
        ("a {1} b }\n", "take out what follows, or move it to a line of its own"),
        ("~ x = \n", "write one, such as `~ x = 1`"),
        ("{glad}\n", "declare it with `VAR`; for words, put quotes around them"),
        ("-> hall\n", "write a knot for it: `== hall ==`"),
        ("-> hall.door\n", "write a stitch or a label for it"),
        ("{ring(2)}\n", "write a knot for it: `== function ring(...) ==`"),
        ("-> k(1)\n== k\n-> END\n", "take the parentheses out, with all that is in them"),
        ("-> k\n== k(a, b)\n-> END\n", "give it 2 values in parentheses"),
        ("{TURNS_SINCE(1)}\n", "write `TURNS_SINCE(-> knot)`"),
    ],
)
def test_mistake_is_told_with_what_to_write(text: str, hint: str) -> None:
    story, found = read_text(text)
    found = found if has_errors(found) else resolve(story)[1]
    assert [each.hint for each in found] == [hint]


def test_every_code_of_reading_is_tried() -> None:
    tried = {spot.split()[0] for _, spot, _ in WRONG if spot}
    elsewhere = {"E902", "E903", "E904", "E906"}
    assert tried | elsewhere == {code.name for code in READING_CODES}


def test_all_mistakes_of_a_file_are_reported() -> None:
    text = "VAR a\n~ b ==\n* c [d\n{1: e|f|g}\nh }\n== k\n= l\n-> \n"
    assert spots(read_text(text)[1]) == [
        "E901 1:6",
        "E901 2:6",
        "E901 3:7",
        "E901 4:4",
        "E901 5:3",
        "E901 8:1",
    ]


@pytest.mark.parametrize("sign", ["{", '{"', "{x:", "{x:\n", "{!", "{(", "-", "* ", "~ x = (", "{{x:a|"])
def test_deep_nesting_takes_no_time(sign: str) -> None:
    assert mistakes(sign * 3_000)
