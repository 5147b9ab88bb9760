"""The place of a character of a scalar: tables by style, and properties over scalars that hypothesis makes."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from branchlight.source import place_in as place_in_module
from branchlight.source.located import Mapping, Scalar, SourceFile
from branchlight.source.place_in import end_of, place_in
from branchlight.source.prose_traps import paragraphs_joined
from tests.source.reading import NAME, read, scalars


def value_of(text: str, key: str = "text") -> Scalar:
    (document,), sink = read(text)
    assert sink == []
    assert isinstance(document, Mapping)
    value = document.values[key]
    assert isinstance(value, Scalar)
    return value


def at(text: str, scalar: Scalar, offset: int) -> str:
    """Return the character of the text at the place of the scalar's character."""
    place = place_in(SourceFile(NAME, text), scalar, offset)
    return text.split("\n")[place.line - 1][place.column - 1 : place.column]


# The place of the letter X in each value has to be the place of the X in the text.
MARKED = [
    "text: X",
    "text: plain X words",
    "text: 'it''s X'",
    "text: 'X it''s'",
    'text: "a \\" \\\\ \\u00e9\\x41 X"',
    'text: "\\tX"',
    'text: "a\\x20\\u0020\\U00000020 X"',
    'text: "a\\n\\nX"',
    'text: "a\\\n    b X"',
    'text: "a \\\n    \\  X"',
    'text: "one\n\n  two\n  X three"',
    "text: 'one\n\n  two\n  X three'",
    "text: one\n  two\n\n  three X\n",
    "text:\n  one\n  two X\n",
    "text: |\n  X\n",
    "text: |\n\n  one\n\n    two X\n  three\n",
    "text: |2\n    one\n  two X\n",
    "text: |+\n  one\n\n  X\n\n\n",
    "text: |-\n        one X\n",
    "text: |   # a comment\n  one\n  X\n",
    "text: >\n  one\n  two\n\n  three X\n",
    "text: >2-\n\n    more X\n  less\n",
    "text: >\n  one\n\n    two\n    three X\n\n  four\n",
    "- text: |\n    one\n    X\n",
]


@pytest.mark.parametrize("text", MARKED)
def test_a_mark_is_found_where_it_stands(text: str) -> None:
    (document,), sink = read(text)
    assert sink == []
    (scalar,) = [scalar for scalar in scalars(document) if "X" in scalar.value]
    assert at(text, scalar, scalar.value.index("X")) == "X"


ENDS = [
    ("text: word", (1, 11)),
    ("text: 'it''s'", (1, 13)),
    ('text: "a"', (1, 9)),
    ("text: ''", (1, 7)),
    ("text: |\n  one\n  two\n", (3, 6)),
    ("text: |\n  one\n  two\n\nmore: x", (3, 6)),
    ("text: one\n  two\n", (2, 6)),
    ("text: >\n  one\n  two\n", (3, 6)),
    ("text: |\n", (1, 7)),
    ("text:\nmore: x", (1, 6)),
]


@pytest.mark.parametrize(("text", "end"), ENDS)
def test_the_end_stands_behind_the_last_character(text: str, end: tuple[int, int]) -> None:
    place = end_of(SourceFile(NAME, text), value_of(text))
    assert (place.line, place.column) == end


def test_an_offset_outside_the_value_is_moved_inside() -> None:
    text = "text: word"
    file, scalar = SourceFile(NAME, text), value_of(text)
    assert place_in(file, scalar, -5) == place_in(file, scalar, 0)
    assert place_in(file, scalar, 50) == place_in(file, scalar, 4)


@pytest.mark.parametrize("style", [">\n  ", "'", '"'])
def test_text_is_read_once_for_all_its_places(style: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "text: " + style + "one\n  two\n  " * 20 + style.strip(">\n ")
    file, scalar = SourceFile(NAME, text), value_of(text)
    walked: list[str] = []
    walk = place_in_module._walk
    monkeypatch.setattr(place_in_module, "_walk", lambda *of: walked.append(style) or walk(*of))
    for offset in reversed(range(len(scalar.value))):
        place_in(file, scalar, offset)
    assert paragraphs_joined(file, scalar) is None
    assert walked == [style]


WORDS = st.text(alphabet="abé … \u4e2d{|}:#'\"\\", max_size=12)
LINES = st.lists(WORDS, min_size=1, max_size=8)


@given(LINES, st.integers(1, 4), st.integers(0, 3), st.sampled_from(["|", "|-", "|+"]))
def test_every_character_of_a_literal_block_is_found(lines: list[str], step: int, outer: int, head: str) -> None:
    body = "".join(f"{' ' * (outer + step)}{line}\n" if line else "\n" for line in ["start", *lines])
    text = f"{' ' * outer}text: {head}\n{body}"
    scalar = value_of(text)
    for offset, character in enumerate(scalar.value):
        assert at(text, scalar, offset) == character.strip("\n")


@given(WORDS.map(str.strip))
def test_every_character_of_a_plain_line_is_found(words: str) -> None:
    text = f"text: a{words}"
    documents, sink = read(text)
    assume(not sink and documents)
    scalar = value_of(text)
    for offset, character in enumerate(scalar.value):
        assert at(text, scalar, offset) == character


@given(WORDS, st.sampled_from("'\""))
def test_every_character_of_a_quoted_line_is_found(words: str, quote: str) -> None:
    inner = words.replace("'", "''") if quote == "'" else words.replace("\\", "\\\\").replace('"', '\\"')
    text = f"text: {quote}{inner}{quote}"
    scalar = value_of(text)
    assert scalar.value == words
    for offset, character in enumerate(scalar.value):
        found = at(text, scalar, offset)
        assert found == character or (found == "\\" and character in '"\\')


@given(LINES, st.sampled_from([">", ">-", "", "'", '"']))
def test_in_a_folded_text_what_is_not_blank_is_found(lines: list[str], style: str) -> None:
    words = ["".join(letter for letter in line if letter not in "'\"\\:#{}|") for line in lines]
    body = "".join(f"  {line}\n" for line in ["start", *words])
    text = f"text: {style}\n{body}" if style in (">", ">-") else f"text:\n  {style}{body[2:-1]}{style}\n"
    scalar = value_of(text)
    for offset, character in enumerate(scalar.value):
        if not character.isspace():
            assert at(text, scalar, offset) == character


@given(st.text(alphabet=" \n-:#'\"|>{}[]\\abé1?,", max_size=60), st.integers(-3, 70))
def test_every_place_stands_inside_the_file(text: str, offset: int) -> None:
    documents, _ = read(text)
    lines = text.split("\n")
    for scalar in [scalar for document in documents for scalar in scalars(document)]:
        place = place_in(SourceFile(NAME, text), scalar, offset)
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1
