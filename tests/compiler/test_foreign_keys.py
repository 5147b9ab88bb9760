"""Keys and ways out as other languages write them."""

import pytest

from tests.compiler.slips import END, PAGE, node, told


@pytest.mark.parametrize(
    ("rest", "code", "hint"),
    [
        ("go: -> end", "E306", "write the name alone: `end`"),
        ("choices:\n  - Ask: -> end", "E306", "write the name alone: `end`"),
        ("choices:\n  - Ask: end if met", "E306", "a choice has `if: met`"),
        ("go: -> DONE", "E306", "to end the story, write `ending:`"),
        ("go: {? hall | end}", "E303", "write `go: [{if: chance(50), to: hall}, {to: end}]`"),
        ("go: '{? hall | end}'", "E306", "write `go: [{if: chance(50), to: hall}, {to: end}]`"),
        ("go: {if: met, to: hall, else: end}", "E303", "write `go: [{if: met, to: hall}, {to: end}]`"),
        ("go: [{chance: 30, to: hall}, {to: end}]", "E301", "`if: chance(30)`"),
        ("call: end(wolf, 2)\ngo: end", "E306", "write `call: {to: end, with: {name: value}}`"),
        (
            "choices:\n  - {label: Ask, if: met, go: end, else: end}",
            "E301",
            "write a second choice, with `if: not ...`",
        ),
        ("choices:\n  - {label: Ask, when: met, go: end}", "E301", "did you mean `if`?"),
        ("choices:\n  - {label: Ask, selectable_if: met, go: end}", "E301", "did you mean `if`?"),
        ("choices:\n  - '-> end'\n  - Wait: hall", "E303", "write `go: end` beside `choices:`"),
        ("choices:\n  - {if: met, go: end}\n  - Wait: hall", "E311", "write `go: end` beside `choices:`"),
        ("state: {coins: 3}\ngo: end", "E301", "this belongs on the title page"),
        ("const: {coins: 3}\ngo: end", "E301", "this belongs on the title page"),
        ("tunnel: end\ngo: end", "E301", "did you mean `call`?"),
        ("stitch: end\ngo: end", "E301", "each node is a document of its own"),
    ],
)
def test_key_or_way_of_another_language(rest: str, code: str, hint: str) -> None:
    (found,) = node(rest)
    assert found[0] == code and hint in found[4]


@pytest.mark.parametrize(
    ("declared", "code", "hint"),
    [
        ("formulas: {fare = 4}", "E304", "write `fare: 4`"),
        ("formulas: {deck: [a, b]}", "E303", "a formula cannot be a set; declare a set under `state:`"),
        ("const: {fare: 4}", "E301", "did you mean `formulas`?"),
    ],
)
def test_formula_of_another_language(declared: str, code: str, hint: str) -> None:
    found = told(f"{PAGE.replace('endings:', declared + chr(10) + 'endings:')}node: hall\ngo: end\n{END}")
    assert [(each[0], each[4]) for each in found if each[0] != "W320"] == [(code, hint)]
