"""Branches on lines of their own, as in ink, are no prose: they are reported, with the braces that were meant."""

import pytest

from tests.language.hall import COLUMN, LINE, loaded, shown

ESCAPE = "; to show the dash, write `\\-`"


@pytest.mark.parametrize(
    ("prose", "line", "column", "meant"),
    [
        ("{met:\n  She nods.\n- else:\n  She stares.\n}", 2, 0, "{met: She nods. | else: She stares.}"),
        ("{met:\n  She nods.\n  - else: She stares.\n}", 2, 2, "{met: She nods. | else: She stares.}"),
        ("{\n- met: a\n- else: c\n}", 1, 0, "{met: a | else: c}"),
        ("{ - met: a\n - else: c }", 0, 2, "{met: a | else: c}"),
        (
            "{\n- met: a\n- trust > 2: {met: d | e}\n- else: c\n}",
            1,
            0,
            "{met: a | trust > 2: {met: d | e} | else: c}",
        ),
        ("{trust:\n- 0: a\n- 1: b\n- else: c\n}", 1, 0, "{trust == 0: a | trust == 1: b | else: c}"),
        ("{met: She nods. - else: She stares.}", 0, 16, "{met: She nods. | else: She stares.}"),
        ("{met: a\n- else: " + "long " * 30 + "}", 1, 0, "{met: one | else: other}"),
        ("Then {not met: {met: a\n- else: b}}", 1, 0, "{met: a | else: b}"),
    ],
)
def test_branch_on_a_line_of_its_own(prose: str, line: int, column: int, meant: str) -> None:
    story, (problem,) = loaded(prose)
    assert story is None
    assert (problem.code, problem.place.line, problem.place.column) == ("E222", LINE + line, COLUMN + column)
    assert problem.hint == f"write `|` before each further condition: `{meant}`{ESCAPE}"


@pytest.mark.parametrize(
    ("prose", "text"),
    [
        ("{not met: She read:\n- Bread: two loaves\n- Milk\n}", "She read: - Bread: two loaves - Milk"),
        ("{not met: A pause - nothing else: she left.}", "A pause - nothing else: she left."),
        ("{not met: a\n\\- else: b}", "a - else: b"),
        ("{not met: Bye\n- or so she said. | b}", "Bye - or so she said."),
        ("{not met: {met: a | else: b}\n- c}", "b - c"),
        ("- Bread: two\n- else: three", "- Bread: two - else: three"),
    ],
)
def test_dashes_in_prose_stay_dashes(prose: str, text: str) -> None:
    assert loaded(prose)[1] == []
    assert " ".join(shown(prose).split()) == text
