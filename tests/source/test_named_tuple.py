"""Named tuples: ours and those of `typing` do the same."""

import copy
import pickle
import typing
from collections.abc import Callable
from typing import Any

import pytest

from branchlight.source import named_tuple


def declared(base: Any) -> Any:
    """Return a class with two fields, a default and a method, declared with a base."""

    class Knot(base):  # type: ignore[misc]
        """A knot."""

        name: str
        loops: int = 2

        def twice(self) -> int:
            return self.loops * 2

    return Knot


OURS, THEIRS = declared(named_tuple.NamedTuple), declared(typing.NamedTuple)


def outcome(do: Callable[[Any], Any], kind: Any) -> Any:
    """Return the result of an action, or its error."""
    try:
        return do(kind)
    except (AttributeError, TypeError, ValueError) as error:
        return type(error), str(error)


@pytest.mark.parametrize(
    "do",
    [
        lambda kind: tuple(kind("bowline")),
        lambda kind: tuple(kind("bowline", 1)),
        lambda kind: tuple(kind(loops=1, name="bowline")),
        lambda kind: kind(),
        lambda kind: kind("bowline", 1, 2),
        lambda kind: kind("bowline", coils=1),
        lambda kind: kind("bowline", name="reef"),
        lambda kind: repr(kind("bowline")),
        lambda kind: kind("bowline").twice(),
        lambda kind: kind("bowline") == ("bowline", 2),
        lambda kind: hash(kind("bowline")) == hash(("bowline", 2)),
        lambda kind: kind("bowline")._asdict(),
        lambda kind: tuple(kind("bowline")._replace(loops=9)),
        lambda kind: tuple(kind._make(["bowline", 3])),
        lambda kind: kind._make(["bowline"]),
        lambda kind: setattr(kind("bowline"), "name", "reef"),
        lambda kind: setattr(kind("bowline"), "coils", 1),
        lambda kind: type(copy.copy(kind("bowline"))) is kind,
        lambda kind: copy.deepcopy(kind("bowline", [])).loops,
        lambda kind: (kind._fields, kind._field_defaults, kind.__match_args__, kind.__doc__, kind.__mro__[1:]),
        lambda kind: (kind.__annotations__, kind.__slots__, type(kind), kind.name.__doc__),
        lambda kind: tuple.__new__(kind, ("bowline", 4)).loops,
    ],
)
def test_named_tuples_do_as_those_of_typing(do: Callable[[Any], Any]) -> None:
    fresh = declared(named_tuple.NamedTuple)
    assert outcome(do, fresh) == outcome(do, THEIRS)
    assert outcome(do, OURS) == outcome(do, THEIRS)  # also once there are instances


def test_named_tuples_match_by_position() -> None:
    match OURS("bowline", 5):
        case OURS(name, loops):
            assert (name, loops) == ("bowline", 5)
        case _:
            raise AssertionError("the pattern does not match")


def test_first_instance_may_be_unpickled() -> None:
    from branchlight.source.place import Place

    place = Place("story.yaml", 1, 2)
    assert pickle.loads(pickle.dumps(place)) == place


def test_named_tuple_may_be_without_fields() -> None:
    class Nothing(named_tuple.NamedTuple):
        pass

    assert (Nothing(), repr(Nothing())) == ((), "Nothing()")


def test_replacing_a_field_that_is_missing_is_refused() -> None:
    # Python 3.13 changed the type of this error.
    for kind in (declared(named_tuple.NamedTuple), THEIRS):
        with pytest.raises((TypeError, ValueError), match="coils"):
            kind("bowline")._replace(coils=9)
