"""Columns of the protocol: they agree with the lengths of encoded texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchlight.editor.server.columns import Encoding, column_after, units_before

LINES = st.text(st.sampled_from("aé漢𝄞 \u0301"), max_size=12)
ENCODINGS: dict[Encoding, tuple[str, int]] = {
    "utf-8": ("utf-8", 1),
    "utf-16": ("utf-16-le", 2),
    "utf-32": ("utf-32-le", 4),
}


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(line=LINES, column=st.integers(1, 14))
def test_units_are_those_of_the_encoded_text(encoding: Encoding, line: str, column: int) -> None:
    name, size = ENCODINGS[encoding]
    assert units_before(line, column, encoding) == len(line[: column - 1].encode(name)) // size


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(line=LINES, data=st.data())
def test_columns_are_found_again(encoding: Encoding, line: str, data: st.DataObject) -> None:
    column = data.draw(st.integers(1, len(line) + 1))
    assert column_after(line, units_before(line, column, encoding), encoding) == column


@pytest.mark.parametrize(
    ("encoding", "units", "column"),
    [("utf-16", 2, 2), ("utf-16", 3, 3), ("utf-16", 99, 4), ("utf-8", 4, 2), ("utf-8", 5, 3), ("utf-32", -1, 1)],
)
def test_column_within_a_character_is_its_own(encoding: Encoding, units: int, column: int) -> None:
    assert column_after("a𝄞b", units, encoding) == column
