"""Mistakes in prose that YAML reads without complaint."""

import pytest

from branchlight.source.located import Located, Mapping, Scalar, Sequence, SourceFile
from branchlight.source.prose_traps import cut_short, not_text, paragraphs_joined, prose_traps, split_by_comma
from tests.source.reading import NAME, read, spots


def value_of(text: str) -> Located:
    """Return the value of the first key, or of the first item's first key."""
    (document,), sink = read(text)
    assert sink == []
    if isinstance(document, Sequence):
        document = document.items[0]
    assert isinstance(document, Mapping)
    return next(iter(document.values.values()))


CUT = [
    ("text: Room #5 is locked", 1, 12),
    ("text: Room #5", 1, 12),
    pytest.param("text: Room\t#5", 1, 12, marks=pytest.mark.needs("libyaml")),
    ("text: Room # 5 is locked", 1, 12),
    ("text: Room  #5 is locked", 1, 13),
    ("text: #5 is locked", 1, 7),
    ("text: #", 1, 7),
    ("- label: Room #5\n  go: x", 1, 15),
    ("text: one\n  two #3\n", 2, 7),
    ("text:\n  one #2\n", 2, 7),
    ("text: one\n  #2 is next\n", 2, 3),
    ("text: {brief: Room #5,\n  }", 1, 20),
]


@pytest.mark.parametrize(("text", "line", "column"), CUT)
def test_a_text_cut_short_is_told(text: str, line: int, column: int) -> None:
    value = value_of(text)
    if isinstance(value, Mapping):
        value = value.values["brief"]
    assert isinstance(value, Scalar)
    found = cut_short(SourceFile(NAME, text), value)
    assert found is not None
    assert spots([found]) == [("E116", line, column)]
    assert "quotes" in found.hint


WHOLE = [
    "locked: She is not ready to hear it.   # shown, not choosable",
    "text: word  # a comment",
    "text: word  #",
    "text:   # nothing yet",
    "text: Room#5",
    "text: 'Room' #5",
    "text: |\n  Room #5\n",
    "text: >\n  Room #5\n",
    "text: one\n# a comment\nmore: x",
    "text: one\n#a comment\nmore: x",
    "text: one\n  # a comment\n",
    "text: one\n\n#\n",
    "text: word",
    "text:",
]


@pytest.mark.parametrize("text", WHOLE)
def test_a_comment_that_looks_like_one_is_let_through(text: str) -> None:
    value = value_of(text)
    assert isinstance(value, Scalar)
    assert cut_short(SourceFile(NAME, text), value) is None


JOINED = [
    ("text: >\n  one\n\n  two\n", 4, 3),
    ("text: one\n\n  two\n", 3, 3),
    ('text: "one\n\n  two"\n', 3, 3),
    ("text: 'one\n  two\n\n  three'\n", 4, 3),
]


@pytest.mark.parametrize(("text", "line", "column"), JOINED)
def test_paragraphs_that_yaml_joins_are_told(text: str, line: int, column: int) -> None:
    value = value_of(text)
    assert isinstance(value, Scalar)
    assert spots(prose_traps(SourceFile(NAME, text), value)) == [("W127", line, column)]


PARTED = [
    "text: |\n  one\n\n  two\n",
    "text: >\n  one\n\n\n  two\n",
    "text: >\n  one\n  two\n",
    "text: >\n  one\n    two\n  three\n",
    'text: "one\\n\\ntwo"',
    'text: "one\\ntwo"',
    "text: one\n  two\n\nmore: x",
]


@pytest.mark.parametrize("text", PARTED)
def test_paragraphs_that_stay_apart_are_let_through(text: str) -> None:
    value = value_of(text)
    assert isinstance(value, Scalar)
    assert paragraphs_joined(SourceFile(NAME, text), value) is None


NOT_TEXT = [
    ("text: {name}", "E117", 1, 7, "`{`"),
    ("text: [sighs]", "E117", 1, 7, "`[`"),
    ("text:\n  - well\n  - then\n", "E117", 2, 3, "list"),
    ("text:\n  He said: run\n", "E114", 2, 10, "colon"),
]


@pytest.mark.parametrize(("text", "code", "line", "column", "word"), NOT_TEXT)
def test_data_in_the_place_of_text(text: str, code: str, line: int, column: int, word: str) -> None:
    value = value_of(text)
    assert isinstance(value, Mapping | Sequence)
    found = not_text(SourceFile(NAME, text), value)
    assert spots([found]) == [(code, line, column)]
    assert word in found.message
    assert "|" in found.hint


def split(text: str, key: str) -> list[tuple[str, int, int]]:
    value = value_of(text)
    assert isinstance(value, Mapping)
    found = split_by_comma(SourceFile(NAME, text), value, value.keys[key])
    return spots([found] if found else [])


def test_a_comma_that_splits_a_value_is_told() -> None:
    assert split("go: {if: roll(1, 6) > 2, to: x}", "6) > 2") == [("E117", 1, 16)]


@pytest.mark.parametrize(
    ("text", "key"),
    [("go: {iff: a, to: x}", "iff"), ("go: {b}", "b"), ("go:\n  b:\n", "b"), ("go: {a: '', b: ''}", "b")],
)
def test_other_keys_are_not_taken_for_a_split_value(text: str, key: str) -> None:
    assert split(text, key) == []
