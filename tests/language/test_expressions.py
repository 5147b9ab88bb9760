"""The values of expressions, and the expressions that are refused."""

import pytest

from branchlight import load_text, start
from branchlight.language.mistake import Mistake
from branchlight.language.parser import parse_expression

HEAD = """title: T
state:
  two: {start: 2, min: 0, max: 5}
  none: {start: 0, min: 0, max: 5}
  minus: {start: -3, min: -9, max: 9}
  yes_: true
  mood: {one of: [low, even, high], start: even}
  bag: {set of: [ring, letter, key], start: [ring, key]}
  said: "hello"
formulas:
  doubled: two * 2
  later: doubled + 1
endings: {over: {title: Over}}
---
node: first
"""


def shown(expression: str) -> str:
    """Return what `{expression}` prints."""
    choice = "choices:\n  - label: Go\n    id: go_on\n    go: last\n"
    loaded = load_text(HEAD + f"text: |\n  [{{{expression}}}]\n{choice}---\nnode: last\nending: over\n")
    assert loaded.story is not None, [problem.message for problem in loaded.diagnostics]
    return start(loaded.story, 1).passages[1].text[1:-1]


def refused(expression: str) -> list[tuple[str, str]]:
    """Return the codes and messages with which the condition `expression` is refused."""
    condition = expression.replace("'", "''")
    text = HEAD + f"choices:\n  - label: Go\n    if: '{condition}'\n    go: last\n---\nnode: last\nending: over\n"
    return [(problem.code, problem.hint) for problem in load_text(text).diagnostics if problem.severity == "error"]


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("10 - 3 - 2", "5"),
        ("-two + 1", "-1"),
        ("- -two", "2"),
        ("7 // two", "error"),
        ("7 // max(1, two)", "3"),
        ("minus // 2", "-2"),
        ("minus % 2", "1"),
        ("7 % -4", "-1"),
        ("(two > 1) % 2", "1"),
        ("abs(minus)", "3"),
        ("min(two, 1, 7)", "1"),
        ("max(two, minus)", "2"),
        ("two > 1 and not none > 0", "true"),
        ("two > 1 or 1 > none", "true"),
        ("not two == 2", "false"),
        ("1 < two < 3", "true"),
        ("1 < two < 2", "false"),
        ("0 < (0 < two < 3) < 2", "true"),
        ("2 > 1 > roll(0, 0)", "true"),
        ("mood == even", "true"),
        ("even == mood", "true"),
        ("mood > low", "true"),
        ("low < mood < high", "true"),
        ("ring in bag", "true"),
        ("letter in bag", "false"),
        ("letter not in bag", "true"),
        ("count(bag)", "2"),
        ("pick(bag) in bag", "true"),
        ("pick(bag) != letter", "true"),
        ("bag", "ring, key"),
        ("mood", "even"),
        ("said", "hello"),
        ("yes_", "true"),
        ("two + 3 * yes_", "5"),
        ("'some' if two > 1 else 'none'", "some"),
        ("two if two > 3 else minus", "-3"),
        ("doubled", "4"),
        ("later * 2", "10"),
        ("seen(first)", "true"),
        ("seen(last)", "false"),
        ("visits(first)", "1"),
        ("turns_since(last)", "1000000"),
        ("turns_since(main.first)", "0"),
        ("at(first)", "true"),
        ("at(last)", "false"),
        ("chose(first.go_on)", "false"),
        ("chance(0)", "false"),
        ("chance(100)", "true"),
        ("roll(4, 4)", "4"),
        ("1 + 1 if yes_ else 3", "2"),
    ],
)
def test_values(expression: str, value: str) -> None:
    if value == "error":
        assert refused(expression + " > 0")[0][0] == "E204"
    else:
        assert shown(expression) == value


@pytest.mark.parametrize(
    ("expression", "code", "hint"),
    [
        ("two >", "E201", ""),
        ("two = 2", "E201", "=="),
        ("two / 2 > 1", "E201", "//"),
        ("two > 1 && yes_", "E201", "and"),
        ("two > 1 || yes_", "E201", "or"),
        ("two > 1.5", "E201", "whole"),
        ("'open", "E201", "closed"),
        ("(two > 1", "E201", ""),
        ("two two", "E201", ""),
        ("two", "E202", "> 0"),
        ("mood > 2", "E202", ""),
        ("bag > bag", "E202", "count"),
        ("pencil in bag", "E202", ""),
        ("ring in mood", "E202", ""),
        ("pick(mood) == low", "E202", ""),
        ("pick(bag) == 2", "E202", ""),
        ("pick(bag) == low", "E203", "ring, letter, key"),
        ("tow > 1", "E203", "`two`"),
        ("last", "E203", "seen(last)"),
        ("first.go", "E203", "chose(first.go)"),
        ("7 // two > 1", "E204", "max(1"),
        ("7 % (two - 1) > 1", "E204", "max(1"),
        ("1000000 * 1000000 * 1000000 > two", "E205", ""),
        ("roll(0, 100000) > 2", "E205", ""),
        ("sen(last)", "E206", "`seen`"),
        ("seen(lost)", "E206", "`last`"),
        ("seen()", "E206", ""),
        ("ending(over)", "E206", ""),
        ("said == 'hello'", "E207", "enumeration"),
        ("'a' == 'b'", "E207", ""),
        ("1 < roll(1, 6) < 3", "E208", ""),
        ("0 < max(two, roll(1, 6)) + 1 < 9", "E208", ""),
        ("9" * 40 + " > two", "E209", ""),
        ("(" * 80 + "two" + ")" * 80 + " > 1", "E209", "formulas"),
        ("two ** 2 > 1", "E201", "no powers"),
        ("two ^ 2 > 1", "E201", "no powers"),
        ("two => 1", "E201", "write `two >= 1`"),
        ("two =< 1", "E201", "write `two <= 1`"),
        ("two <> 1", "E201", "write `two != 1`"),
        ("two \u2265 1", "E201", "write `two >= 1`"),
        ("two is 1", "E201", "write `two == 1`"),
        ("two > 1)", "E201", "write `two > 1`"),
        ("mood == null", "E203", "the names that it can be"),
        ("yes_ == None", "E203", "no value for nothing"),
        ("1", "E202", "`true`"),
        ("visited(last)", "E206", "`seen(last)`"),
        ("chance(130)", "E206", "100 is always"),
        ("chance(-1 - two)", "E206", "0 is never"),
        ("two.__class__ > 1", "E203", ""),
        ("bag[0]", "E201", ""),
        ("(lambda: 1)()", "E201", ""),
    ],
)
def test_refusals(expression: str, code: str, hint: str) -> None:
    found = refused(expression)
    assert [each for each, _ in found] == [code]
    assert hint in found[0][1]


def test_long_rows_of_one_operator_are_no_deep_tree() -> None:
    assert shown(" or ".join(["none > 1"] * 50)) == "false"
    assert shown(" + ".join(["1"] * 50)) == "50"


def test_formulas_that_grow_without_end_are_refused() -> None:
    lines = ["  f0: two + two", *[f"  f{n}: f{n - 1} + f{n - 1}" for n in range(1, 40)]]
    text = HEAD.replace("  doubled: two * 2\n", "  doubled: two * 2\n" + "\n".join(lines) + "\n")
    codes = {problem.code for problem in load_text(text + "ending: over\n").diagnostics}
    assert "E209" in codes or "E205" in codes


def test_what_chains_share_is_understood_once() -> None:
    for innermost, code in (("two", "E209"), ("roll(1, 6)", "E208")):
        chain = innermost
        for _ in range(29):
            chain = f"0 < ({chain}) < 2"
        assert refused(chain)[0][0] == code


@pytest.mark.parametrize("statement", ["two = {0}", "two += {0}", "two -= {0}", "yes_ = {0} > 0"])
def test_a_statement_keeps_the_limits_too(statement: str) -> None:
    formulas = "  f0: two\n" + "".join(f"  f{n}: min({', '.join([f'f{n - 1}'] * 9)})\n" for n in range(1, 4))
    head = HEAD.replace("formulas:\n", "formulas:\n" + formulas)

    def codes(value: str) -> list[str]:
        text = f"{head}do: {statement.format(value)}\nending: over\n"
        return [each.code for each in load_text(text).diagnostics if each.severity == "error"]

    assert codes("min(f3, f3)") == []
    assert codes("min(f3, f3, f3)") == ["E209"]


@pytest.mark.parametrize("text", ["", " ", "\x85"])
def test_nothing_is_no_expression(text: str) -> None:
    assert isinstance(parse_expression(text), Mistake)
