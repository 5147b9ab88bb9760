"""Symbols, folding and tokens."""

from itertools import pairwise

import pytest

from branchlight.editor.folding import Fold, folding
from branchlight.editor.semantic_tokens import semantic_tokens
from branchlight.editor.symbols import Symbol, document_symbols, workspace_symbols
from tests.compiler.test_use_log import KINDS
from tests.editor.stories import RECORDED, STORY, bundled, whole


def test_outline_nests_what_belongs_together() -> None:
    found = document_symbols(whole(), STORY)
    outer = [f"{each.kind} {each.name}" for each in found]
    assert outer[:6] == ["voice sea", "mood grey", "note harm", "group cast", "state bag", "state weather"]
    assert outer[-4:] == ["node first", "node stranger", "node asks", "node last"]
    inner = {each.name: [child.name for child in each.children] for each in found if each.children}
    assert inner == {
        "cast": ["ines", "tom", "trust", "mood"],
        "bag": ["arrow", "key"],
        "weather": ["rain", "sun"],
        "first": ["go_on_to_the_end", "wait", "call"],
        "asks": ["times"],
    }
    assert [each.name for each in document_symbols(whole(), RECORDED)] == ["One"]


def test_symbols_hold_their_children() -> None:
    for file in bundled().files:
        lines = file.text.count("\n") + 1
        waiting = list(document_symbols(bundled(), file.name))
        while waiting:
            symbol = waiting.pop()
            assert symbol.place.line <= symbol.end_line <= lines
            assert all(symbol.place.line <= each.place.line for each in symbol.children)
            assert all(each.end_line <= symbol.end_line for each in symbol.children)
            waiting += symbol.children


@pytest.mark.parametrize(
    ("query", "names"), [("here.first", "first go_on_to_the_end wait call"), ("wthr.rn", "rain"), ("xyz", "")]
)
def test_search_takes_letters_in_order(query: str, names: str) -> None:
    found: tuple[Symbol, ...] = workspace_symbols(whole(), query)
    assert {each.name for each in found} == set(names.split())


def test_search_finds_all_without_letters() -> None:
    assert {"first", "oil", "over", "One"} <= {each.name for each in workspace_symbols(whole(), "")}


TEXT = """\
# One.
# Two.
title: T
state:
  oil: 1

  lamp:
    start: 2
---
node: a
text: |
  One.

  Two.

go: a
"""


def test_documents_keys_and_comments_fold() -> None:
    assert folding(TEXT) == (
        Fold(1, 2, "comment"),
        Fold(1, 8, "region"),
        Fold(4, 8, "region"),
        Fold(7, 8, "region"),
        Fold(10, 16, "region"),
        Fold(11, 14, "region"),
    )


@pytest.mark.parametrize("text", ["", "---", "a", "\n\n", "---\n---\n"])
def test_small_texts_have_no_folds(text: str) -> None:
    assert folding(text) == ()


def test_folds_are_inside_the_file() -> None:
    for file in bundled().files:
        for fold in folding(file.text):
            assert 1 <= fold.first_line < fold.last_line <= file.text.count("\n") + 1


def test_tokens_do_not_overlap() -> None:
    for edited in (whole(), bundled()):
        for file in edited.files:
            tokens = semantic_tokens(edited, file.name)
            assert tokens
            for one, other in pairwise(tokens):
                assert one.place < other.place
                assert one.place.line != other.place.line or one.place.column + one.length <= other.place.column
            assert {token.kind for token in tokens} <= set(KINDS)
