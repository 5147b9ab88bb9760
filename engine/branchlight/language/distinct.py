"""Equality by kind. A plain named tuple equals every tuple with the same items, whatever its kind."""

from typing import TypeVar

Kind = TypeVar("Kind", bound=type)


def distinct(kind: Kind) -> Kind:
    """Make the values of a named tuple equal to values of the same kind only, and hash accordingly."""
    salt = hash(kind.__name__)

    def equal(self: tuple[object, ...], other: object) -> bool:
        return self.__class__ is other.__class__ and tuple.__eq__(self, other)

    def unequal(self: tuple[object, ...], other: object) -> bool:
        return not equal(self, other)

    def hashed(self: tuple[object, ...]) -> int:
        return tuple.__hash__(self) ^ salt

    for name, method in (("__eq__", equal), ("__ne__", unequal), ("__hash__", hashed)):
        setattr(kind, name, method)
    return kind
