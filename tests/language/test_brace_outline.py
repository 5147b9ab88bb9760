"""The outline of braces: which colons are their own, compared with the words of the rule."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchlight.language.brace_outline import outline

SIGNS = st.text(alphabet="ab \\{}|:()[]\"'“”’", max_size=40)


def own_colons(text: str) -> list[int]:
    """Return the first own colon of each side by the words of the rule, slowly."""
    bare = re.sub(r"\\.", "xx", text, flags=re.DOTALL)
    depth, sides = 0, [""]
    for sign in bare:
        depth += (sign == "{") - (sign == "}")
        if sign == "|" and not depth:
            sides.append("")
        else:
            sides[-1] += "x" if depth or sign == "}" else sign
    found, start = [], 0
    for side in sides:
        hidden: set[int] = set()
        at = 0
        while at < len(side):
            closing = {'"': '"', "'": "'", "“": "”"}.get(side[at])
            outer = closing == "'" and at and side[at - 1].isalnum()
            ends = [
                end
                for end in range(at + 1, len(side))
                if side[end] == closing and not (closing == "'" and side[end + 1 : end + 2].isalnum())
            ]
            if closing and not outer and ends:
                hidden |= set(range(at, ends[0] + 1))
                at = ends[0]
            at += 1
        plain = "".join("x" if place in hidden else sign for place, sign in enumerate(side))
        while True:
            pair = re.search(r"\([^()\[\]]*\)|\[[^()\[\]]*\]", plain)
            if pair is None:
                break
            plain = plain[: pair.start()] + "x" * len(pair[0]) + plain[pair.end() :]
        found.append(start + plain.index(":") if ":" in plain else -1)
        start += len(side) + 1
    return found


@given(SIGNS)
def test_outline_finds_the_colons_of_the_rule(text: str) -> None:
    sides = outline(text + "}", 0)
    inner = text[: sides[-1].end] if sides else ""
    if not sides or re.search(r"[(\[][^)\]]*[)\]]", inner):  # brackets that cross are tested by example
        return
    assert [side.colon for side in sides] == own_colons(inner)


@pytest.mark.parametrize(
    ("text", "colon"),
    [
        ("(a: b)", -1),
        ("(a: b", 2),
        ("([a: b)", -1),
        ("[(a: b)", -1),
        ("(a) : b", 4),
        (")a: b(", 2),
        ("(a: (b)", 2),
        ("(a [b) : c]", 7),
        ("'a: b'", -1),
        ("it's: b'", 4),
        ("'tis: b", 4),
        ("'a's: b'", -1),
        ('"a: b', 2),
        ('(a ":" b: c', 8),
        ('"(" : ")"', 4),
    ],
)
def test_brackets_and_quotes_hide_colons(text: str, colon: int) -> None:
    assert [side.colon for side in outline(text + "}", 0)] == [colon]
