"""The characters that a story's text may have, and those that reach the terminal."""

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchlight.source import characters
from branchlight.source.characters import is_clean, visible
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.located import SourceFile
from branchlight.source.unsafe_text import clean
from tests.source.reading import NAME, read, spots

UNSAFE = [
    *map(chr, range(0x09)),
    *map(chr, range(0x0B, 0x20)),
    *map(chr, range(0x7F, 0xA0)),
    *"\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff\ud800\udfff",
]
SAFE = [*map(chr, range(0x20, 0x7F)), *"\t\n\xa0é\u200d\u2027\u202f\u2065\u206a中\U0001f600\U0010ffff"]


@pytest.mark.parametrize("character", UNSAFE, ids=ascii)
def test_unsafe_character_is_found_and_kept_out(character: str) -> None:
    sink: list[Diagnostic] = []
    text = f"one\ntwo {character} three"
    assert not is_clean(text)
    cleaned = clean(SourceFile(NAME, text), sink)
    assert is_clean(cleaned.text)
    assert [(line, column) for _, line, column in spots(sink)] == [(2, 5)]
    assert f"{ord(character):04X}" in sink[0].message
    assert character not in visible(text)


@pytest.mark.parametrize("character", SAFE, ids=ascii)
def test_a_safe_character_is_let_through(character: str) -> None:
    file = SourceFile(NAME, f"one {character} two")
    assert clean(file, []) is file


def test_unsafe_characters_are_told_once_with_a_number() -> None:
    sink: list[Diagnostic] = []
    file = clean(SourceFile(NAME, "\x07a\u202eb\x07\u202ec\x07"), sink)
    assert file.text == "\ufffdab\ufffdc\ufffd"
    assert [diagnostic.message.rpartition(", ")[2] for diagnostic in sink] == [
        "and 1 more in this file",
        "and 2 more in this file",
    ]


def test_what_is_visible_is_one_line() -> None:
    assert visible("a\tb\nc\x1b[0m") == "a\ufffdb\ufffdc\ufffd[0m"


@given(st.text())
def test_cleaning_changes_nothing_but_what_is_unsafe(text: str) -> None:
    cleaned = clean(SourceFile(NAME, text), []).text
    assert is_clean(cleaned)
    kept = [letter for letter in text if is_clean(letter)]
    assert [letter for letter in cleaned if letter != "\ufffd"] == [letter for letter in kept if letter != "\ufffd"]


ESCAPES = [r"\e", r"\x1b", r"\0", r"\a", r"\b", r"\x7f", r"\x9b", r"\N", r"\L", r"\P", r"\u202e", r"\U00002066", r"\r"]


@pytest.mark.parametrize("escape", ESCAPES)
@pytest.mark.parametrize("text", ['a: "x {} y"', '"x {} y": a', '- "x {} y"'])
def test_escape_brings_in_nothing_forbidden(text: str, escape: str) -> None:
    (document,), sink = read(text.format(escape))
    assert [code for code, _, _ in spots(sink)] == ["E105"]
    assert is_clean(repr(document))


@pytest.mark.parametrize("escape", [r"\t", r"\n", r"\_", r"\xe9", r"\u2014", r"\"", r"\\"])
def test_other_escapes_are_let_through(escape: str) -> None:
    assert read(f'a: "x {escape} y"')[1] == []


def test_unsafe_characters_are_not_printable() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    assert [each for each in re.findall(characters.UNSAFE, everything) if each.isprintable()] == []
