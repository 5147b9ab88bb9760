import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchlight.reader.text.blocks import Block, Form, TextSpan
from branchlight.reader.text.finding import find
from branchlight.reader.text.galley import Galley


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("The room is quiet.", "ROOM", "room"),
        ("Straße, Maße, quiet", "quiet", "quiet"),
        ("Die große Straße", "STRASSE", "Straße"),
        ("ŉ ǰ ΐ, then more", "more", "more"),
        ("İstanbul at noon", "noon", "noon"),
        ("Nothing of it", "quiet", None),
    ],
)
def test_search_ignores_case_and_finds_the_place(text: str, words: str, found: str | None) -> None:
    span = find(text, words)
    assert (text[span.start : span.end] if span else None) == found


@given(st.text(min_size=1), st.text(), st.text())
def test_search_finds_every_part_of_a_text(words: str, before: str, after: str) -> None:
    span = find(before + words + after, words)
    assert span is not None
    assert words.casefold() in (before + words + after)[span.start : span.end].casefold()


def marked(block: Block, words: str, measure: int) -> list[str]:
    galley = Galley(Form(measure))
    galley.append([block])
    span = find(block.text, words)
    assert span is not None
    lines = galley.marked(0, span)
    return [line.text[each.start : each.end] for line in lines for each in line.spans if each.role == "found"]


@pytest.mark.parametrize(
    ("block", "words", "found"),
    [
        (Block("paragraph", "The large straße is quiet."), "quiet", ["quiet"]),
        (Block("paragraph", "The large street is quiet."), "is quiet", ["is", "quiet"]),
        (Block("heading", "The call"), "call", ["T H E   C A L L"]),
        (Block("heading", "The other straße now"), "now", ["THE OTHER STRASSE", "NOW"]),
        (Block("cue", "a phone rings", name="phone"), "phone", ["phone"]),
    ],
)
def test_match_is_marked_as_printed(block: Block, words: str, found: list[str]) -> None:
    assert marked(block, words, 19) == found


def test_mark_leaves_the_spans_of_a_line() -> None:
    galley = Galley(Form(40))
    galley.append([Block("paragraph", "She waits, very still.", (TextSpan(11, 15, "emphasis"),))])
    (line,) = galley.marked(0, TextSpan(0, 3, "found"))
    assert [span.role for span in line.spans] == ["emphasis", "found"]
