"""A check that unpacked values have the types that their classes declare, for files from elsewhere."""

from collections.abc import Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints


def is_well_typed(value: Any, hint: Any) -> bool:
    """Return whether a value is of a type, with all that it contains.

    Arguments:
        value: a value of named tuples, tuples, mappings, texts, numbers, booleans and None.
        hint: a type of these, as an annotation writes it.
    """
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return any(is_well_typed(value, each) for each in get_args(hint))
    if origin is Literal:
        return any(value == each and type(value) is type(each) for each in get_args(hint))
    if origin is tuple:
        return type(value) is tuple and _are_well_typed(value, get_args(hint))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        key, item = get_args(hint)
        return isinstance(value, Mapping) and all(
            is_well_typed(name, key) and is_well_typed(each, item) for name, each in value.items()
        )
    if hint in (None, NoneType):
        return value is None
    if value.__class__ is not hint:
        return hint is int and isinstance(value, bool)
    return not isinstance(value, tuple) or all(map(is_well_typed, value, _hints(hint)))


def _are_well_typed(values: tuple[object, ...], hints: tuple[Any, ...]) -> bool:
    if len(hints) == 2 and hints[1] is Ellipsis:
        return all(is_well_typed(value, hints[0]) for value in values)
    return len(values) == len(hints) and all(map(is_well_typed, values, hints))


@cache
def _hints(type_: Any) -> tuple[Any, ...]:
    hints = get_type_hints(type_)
    return tuple([hints[name] for name in type_._fields])
