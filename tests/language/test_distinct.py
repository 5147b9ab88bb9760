"""Equality of values: those of different kinds are never equal, and equal values have equal hashes."""

from typing import Any, get_args

from hypothesis import given
from hypothesis import strategies as st

from branchlight.language.expression import Expression
from branchlight.language.prose import Piece

KINDS = (tuple, *get_args(Expression), *get_args(Piece))
LEAVES = st.sampled_from([0, 1, -1, "", "a", ()])


@st.composite
def values(draw: st.DrawFn, items: st.SearchStrategy[Any]) -> Any:
    """Draw a value of any kind, or a plain tuple. Few different items make it likely that two values share theirs."""
    kind = draw(st.sampled_from(KINDS))
    return tuple.__new__(kind, draw(st.lists(items, min_size=1, max_size=2)))


TREES = st.recursive(LEAVES, values, max_leaves=4)
PAIRS = st.one_of(
    st.tuples(values(TREES), values(TREES)),
    st.builds(
        lambda items, one, other: (tuple.__new__(one, items), tuple.__new__(other, items)),
        st.lists(TREES, max_size=3),
        st.sampled_from(KINDS),
        st.sampled_from(KINDS),
    ),
)


def written(value: Any) -> Any:
    """Return the value as nested plain tuples that begin with the names of their kinds."""
    return (type(value).__name__, *map(written, value)) if isinstance(value, tuple) else value


@given(PAIRS)
def test_values_are_equal_if_kind_and_items_are(pair: tuple[Any, Any]) -> None:
    one, other = pair
    alike = written(one) == written(other)
    assert (one == other) is (other == one) is alike
    assert (one != other) is (other != one) is not alike


@given(PAIRS)
def test_equal_values_have_equal_hashes(pair: tuple[Any, Any]) -> None:
    one, other = pair
    again = tuple.__new__(type(one), one)
    assert again == one and hash(again) == hash(one)
    assert one != other or hash(one) == hash(other)
    assert len({one, other}) == 1 + (written(one) != written(other))
