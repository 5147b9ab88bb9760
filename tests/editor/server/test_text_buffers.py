"""Texts in the editor: changes apply where the protocol says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchlight.editor.server.text_buffers import TextChange, changed_text, offset_at

SIGNS = "ab\n\r𝄞\u2028\x85\x0b\x0c"
TEXTS = st.text(st.sampled_from(SIGNS), max_size=20)


def positions(text: str) -> list[tuple[tuple[int, int], int]]:
    """Return every position of a text in UTF-16 with its offset, counted one character after the other."""
    found: list[tuple[tuple[int, int], int]] = []
    line = units = 0
    for offset, sign in enumerate(text):
        found.append(((line, units), offset))
        units += 2 if ord(sign) > 0xFFFF else 1
        if sign == "\n" or (sign == "\r" and text[offset + 1 : offset + 2] != "\n"):
            line, units = line + 1, 0
    return [*found, ((line, units), len(text))]


@given(text=TEXTS, new=TEXTS, data=st.data())
def test_changes_replace_what_is_between_positions(text: str, new: str, data: st.DataObject) -> None:
    places = [place for place in positions(text) if text[place[1] - 1 : place[1] + 1] != "\r\n"]
    (start, first), (end, last) = sorted(data.draw(st.tuples(st.sampled_from(places), st.sampled_from(places))))
    assert changed_text(text, [TextChange(new, start, end)], "utf-16") == text[:first] + new + text[last:]


@given(text=TEXTS, new=TEXTS)
def test_change_without_positions_replaces_everything(text: str, new: str) -> None:
    assert changed_text(text, [TextChange(new)], "utf-16") == new


@pytest.mark.parametrize(
    ("line", "units", "offset"), [(0, 99, 2), (1, 99, 5), (9, 0, 5), (1, 0, 3), (-1, 1, 1), (0, -1, 0)]
)
def test_positions_outside_are_the_nearest_inside(line: int, units: int, offset: int) -> None:
    assert offset_at("ab\ncd", line, units, "utf-16") == offset


def test_later_changes_see_the_earlier_ones() -> None:
    changes = [TextChange("x\n", (0, 0), (0, 0)), TextChange("y", (1, 0), (1, 1))]
    assert changed_text("ab", changes, "utf-16") == "x\nyb"
