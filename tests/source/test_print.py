"""Diagnostics on a terminal and in JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchlight.source.diagnostic import Diagnostic, Related
from branchlight.source.fix import Edit, Fix
from branchlight.source.located import SourceFile
from branchlight.source.place import Place
from branchlight.source.print import LIMIT, WIDTH, as_json, render
from tests.source.reading import NAME, read

COLON = Diagnostic("E104", "error", "no such node `silnce`", Place(NAME, 3, 7), 6, "did you mean `silence`?")
TEXT = "node: x\n\ngo:   silnce\n"


def show(diagnostic: Diagnostic, text: str) -> list[str]:
    return render([diagnostic], [SourceFile(NAME, text)]).split("\n")


def test_diagnostic_shows_its_line_caret_and_hint() -> None:
    assert show(COLON, TEXT) == [
        "scenes/one.yaml:3:7: error E104: no such node `silnce`",
        "    3 | go:   silnce",
        "      |       ^^^^^^",
        "  = hint: did you mean `silence`?",
    ]


def test_related_places_are_shown_likewise() -> None:
    twice = COLON._replace(hint="", length=1, related=(Related(Place(NAME, 1, 1), "first declared here"),))
    assert show(twice, TEXT) == [
        "scenes/one.yaml:3:7: error E104: no such node `silnce`",
        "    3 | go:   silnce",
        "      |       ^",
        "  = scenes/one.yaml:1:1: first declared here",
        "    1 | node: x",
        "      | ^",
    ]


def test_place_that_comes_from_elsewhere_says_so() -> None:
    text = "node: x\norigin: a.ink:7\ngo:   silnce\n"
    assert show(COLON, text)[0] == "scenes/one.yaml:3:7 (a.ink:7): error E104: no such node `silnce`"
    assert as_json([COLON], [SourceFile(NAME, text)])["diagnostics"][0]["origin"] == "a.ink:7"


def test_without_the_text_there_is_no_line() -> None:
    assert render([COLON._replace(hint="")], []) == "scenes/one.yaml:3:7: error E104: no such node `silnce`"
    assert len(show(COLON._replace(hint="", place=Place(NAME, 2, 1)), TEXT)) == 1


def test_caret_is_in_place_after_wide_letters_and_tabs() -> None:
    mark = COLON._replace(hint="", place=Place(NAME, 3, 8), length=2)
    assert show(mark, "\n\n中\té e\u0301 x中")[1:] == [
        "    3 | 中    é e\u0301 x中",
        "      |           ^^^",
    ]


def test_a_long_line_is_shown_around_the_place() -> None:
    line = "begin " + "a" * 300 + "HERE" + "b" * 300 + " end"
    place = Place(NAME, 1, line.index("HERE") + 1)
    _, shown, caret = show(COLON._replace(hint="", place=place, length=4), line)
    assert len(shown) == len("    1 | ") + WIDTH
    assert shown[8] == shown[-1] == "…"
    start = caret.index("^")
    assert shown[start : start + caret.count("^")] == "HERE"


def test_colour_is_only_used_when_asked_for() -> None:
    file = SourceFile(NAME, TEXT)
    coloured = render([COLON], [file], colour=True)
    assert "\x1b[1;31merror E104\x1b[0m" in coloured
    assert "\x1b" not in render([COLON], [file])


def test_no_more_than_the_limit_are_shown() -> None:
    many = [COLON._replace(place=Place(NAME, line, 1), hint="") for line in range(1, LIMIT + 13)]
    shown = render(many, []).split("\n")
    assert len(shown) == LIMIT + 1
    assert shown[-1] == "and 12 more"
    assert render(many, [], limit=LIMIT + 12).count("E104") == LIMIT + 12


def test_the_order_is_that_of_the_places() -> None:
    places = [("b", 1, 1), ("a", 10, 1), ("a", 9, 2), ("a", 9, 1)]
    lines = render([COLON._replace(place=Place(*place), hint="") for place in places], []).split("\n")
    assert [line.split(": ")[0] for line in lines] == ["a:9:1", "a:9:2", "a:10:1", "b:1:1"]


def test_nothing_to_show_is_nothing() -> None:
    assert render([], []) == ""
    assert as_json([]) == {"diagnostics": []}


def test_json_holds_plain_values_in_order() -> None:
    fix = Fix("replace `silnce` with `silence`", (Edit(COLON.place, 6, "silence"),), sure=True)
    earlier = COLON._replace(place=Place(NAME, 1, 2), code="W107", severity="warning", message="m\x1b", hint="")
    assert json.loads(json.dumps(as_json([COLON._replace(fix=fix), earlier]))) == {
        "diagnostics": [
            {
                "code": "W107",
                "severity": "warning",
                "message": "m\ufffd",
                "file": NAME,
                "line": 1,
                "column": 2,
                "origin": "",
                "hint": "",
                "fix": None,
            },
            {
                "code": "E104",
                "severity": "error",
                "message": "no such node `silnce`",
                "file": NAME,
                "line": 3,
                "column": 7,
                "origin": "",
                "hint": "did you mean `silence`?",
                "fix": {
                    "title": "replace `silnce` with `silence`",
                    "sure": True,
                    "edits": [{"file": NAME, "line": 3, "column": 7, "length": 6, "text": "silence"}],
                },
            },
        ]
    }


ANYTHING = st.text(max_size=300)


@given(ANYTHING, ANYTHING, ANYTHING, st.integers(-1, 10), st.integers(1, 400), st.integers(1, 400))
def test_no_text_reaches_the_terminal_as_a_command(
    text: str, message: str, name: str, line: int, column: int, length: int
) -> None:
    place = Place(name, line, column)
    diagnostic = Diagnostic("E104", "error", message, place, length, message, (Related(place, message),))
    shown = render([diagnostic], [SourceFile(name, text)])
    assert all(letter == "\n" or letter.isprintable() or ord(letter) > 0x9F for letter in shown)
    assert len(shown.split("\n")) <= 7


@given(st.text(alphabet="ab中 \t", min_size=1, max_size=300), st.data())
def test_the_caret_stands_below_the_place(line: str, data: st.DataObject) -> None:
    column = data.draw(st.integers(1, len(line)))
    line = line[: column - 1] + "X" + line[column:]
    _, shown, caret = show(COLON._replace(hint="", place=Place(NAME, 1, column), length=1), line)
    cells = "".join("中-" if letter == "中" else letter for letter in shown)
    assert cells[caret.index("^")] == "X"


def test_a_mistake_of_the_reader_can_be_shown() -> None:
    text = "node: x\ntext: He said: run\n"
    _, sink = read(text)
    assert "    2 | text: He said: run\n      |              ^\n" in render(sink, [SourceFile(NAME, text)])


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "utf-8"])
def test_caret_keeps_its_place_in_any_encoding(encoding: str) -> None:
    line = "text: “家” — " + "und so weiter… " * 20 + "{nam} →" + " é" * 200
    place = Place("a.yaml", 1, line.index("{nam}") + 1)
    found = Diagnostic("E203", "error", "nothing is declared", place, length=5)
    shown = render([found], [SourceFile("a.yaml", line)], encoding=encoding).splitlines()
    assert [text.encode(encoding).decode(encoding) for text in shown] == shown
    assert shown[1].index("{nam}") == shown[2].index("^^^^^")
    assert max(len(text) for text in shown) <= 8 + WIDTH
