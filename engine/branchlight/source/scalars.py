"""The meaning of a scalar in the core schema of YAML 1.2: a truth value, a number, nothing, or text."""

import re

from branchlight.source.located import Scalar

MAX_DIGITS = 30

_NAMED: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_NUMBER_START = frozenset("-+.0123456789")
_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,2})?")


def resolve(scalar: Scalar) -> bool | int | float | str | None:
    """Return the value of a scalar.

    Quoted and block scalars are text, and so is every plain one to which YAML 1.2 gives no other meaning. Numbers of
    more than MAX_DIGITS characters, infinities and not-a-number stay text: no story can use them.
    """
    value = scalar.value
    if scalar.style:
        return value
    if value in _NAMED:
        return _NAMED[value]
    if value[0] not in _NUMBER_START or len(value) > MAX_DIGITS:
        return value
    if _INTEGER.fullmatch(value):
        return int(value, 0) if value[:2] in ("0o", "0x") else int(value)
    if _FLOAT.fullmatch(value):
        return float(value)
    return value
