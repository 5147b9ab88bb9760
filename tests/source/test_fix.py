"""Edits of texts: each changes its own characters and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchlight.source.fix import Edit, edited, overlap
from branchlight.source.place import Place

TEXT = "one\ntwo\n\nfour"


def edit(line: int, column: int, length: int, text: str) -> Edit:
    return Edit(Place("a", line, column), length, text)


@pytest.mark.parametrize(
    ("edits", "after"),
    [
        ([edit(2, 1, 3, "2")], "one\n2\n\nfour"),
        ([edit(1, 4, 1, " ")], "one two\n\nfour"),
        ([edit(4, 5, 0, "\n")], "one\ntwo\n\nfour\n"),
        ([edit(1, 1, 0, "a"), edit(1, 1, 0, "b"), edit(1, 1, 3, "c")], "abc\ntwo\n\nfour"),
        ([edit(1, 1, 3, "1"), edit(1, 4, 0, "!"), edit(4, 1, 4, "")], "1!\ntwo\n\n"),
    ],
)
def test_edits_change_their_characters(edits: list[Edit], after: str) -> None:
    assert edited({"a": TEXT, "b": "b"}, edits) == {"a": after}


@given(st.text("ab\n", max_size=20), st.data())
def test_edit_is_the_same_as_cutting_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    before = text[:start]
    place = Place("a", before.count("\n") + 1, start - before.rfind("\n"))
    assert edited({"a": text}, [Edit(place, end - start, "x")]) == {"a": f"{before}x{text[end:]}"}


@pytest.mark.parametrize("place", [Place("a", 5, 1), Place("a", 0, 1), Place("b", 1, 1)])
def test_edit_outside_the_files_is_an_error(place: Place) -> None:
    with pytest.raises(ValueError, match="there is no"):
        edited({"a": TEXT}, [Edit(place, 0, "x")])


def test_edits_overlap_if_they_touch() -> None:
    assert overlap([edit(1, 1, 2, "")], [edit(1, 3, 1, "")])
    assert overlap([edit(1, 3, 1, "")], [edit(1, 1, 2, "")])
    assert overlap([edit(1, 2, 0, "")], [edit(1, 2, 0, "")])
    assert not overlap([edit(1, 1, 1, "")], [edit(1, 3, 1, ""), edit(2, 1, 1, "")])
