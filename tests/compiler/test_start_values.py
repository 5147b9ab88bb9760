"""Start values of state that are probably not meant as they are written."""

import pytest

from branchlight import load_text


def told(value: str, use: str = "{a > 2: x | y} {b}") -> list[tuple[str, int, str, str]]:
    text = f"title: T\nstate:\n  a: {value}\nformulas: {{b: a + 1}}\nendings: {{out: Out}}\n---\nnode: hall\ntext: |\n"
    text += f"  {use}\nchoices:\n  - {{label: On, if: a == 2, do: a += 1, go: hall}}\n  - {{label: Off, ending: out}}\n"
    return [(each.code, each.place.column, each.message, each.hint) for each in load_text(text).diagnostics]


QUOTE = "for a text, put quotes around it"


@pytest.mark.parametrize(
    ("value", "column", "message", "hint"),
    [
        ("no", 6, "`no` is a text here, and neither true nor false", f"write `false`; {QUOTE}"),
        ("On", 6, "`On` is a text here, and neither true nor false", f"write `true`; {QUOTE}"),
        ("{start: yes}", 14, "`yes` is a text here, and neither true nor false", f"write `true`; {QUOTE}"),
        ("50%", 6, "`50%` is a text here, and not a number", f"write the number alone, `50`; {QUOTE}"),
        ("1,000", 6, "`1,000` is a text here, and not a number", f"write the number alone, `1000`; {QUOTE}"),
        ("-1_000", 6, "`-1_000` is a text here, and not a number", f"write the number alone, `-1000`; {QUOTE}"),
        ("$5", 6, "`$5` is a text here, and not a number", f"write the number alone, `5`; {QUOTE}"),
        ("$5.20", 6, "`$5.20` is a text here, and numbers are whole", f"count in smaller units; {QUOTE}"),
        ("null", 6, "there is no value for nothing", 'start with `false`, `0`, or `""` for an empty text'),
        ("", 3, "there is no value for nothing", 'start with `false`, `0`, or `""` for an empty text'),
        (
            "{start: two, min: 0}",
            14,
            "`a` has a `min:`, so it starts with a number, and `two` is none",
            "write the number in digits, or leave out `min:`",
        ),
    ],
)
def test_unlikely_start_is_reported_once(value: str, column: int, message: str, hint: str) -> None:
    assert told(value) == [("E309", column, message, hint)]


@pytest.mark.parametrize("value", ["[x, y]", "{one of: []}", "{one of: [x], set of: [y]}"])
def test_unclear_declaration_has_no_follow_ups(value: str) -> None:
    assert len(told(value)) == 1


@pytest.mark.parametrize("value", ['"no"', "'50%'", "12:30", "5 coins", "nobody", "1942-06-01"])
def test_text_that_may_be_meant_is_let_through(value: str) -> None:
    text = f"title: T\nstate: {{a: {value}}}\nendings: {{out: Out}}\n---\nnode: hall\ntext: |\n  {{a}}\nending: out\n"
    assert load_text(text).diagnostics == ()
