from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchlight.source.located import Scalar
from branchlight.source.scalars import MAX_DIGITS, resolve

NUMBERS = [
    ("0", 0),
    ("007", 7),
    ("-3", -3),
    ("+12", 12),
    ("0o17", 15),
    ("0x1f", 31),
    ("0x1F", 31),
    ("1.5", 1.5),
    ("-.5", -0.5),
    ("1.", 1.0),
    ("2e3", 2000.0),
    ("1.5E-2", 0.015),
]

NAMED = [
    ("", None),
    ("~", None),
    ("null", None),
    ("Null", None),
    ("NULL", None),
    ("true", True),
    ("True", True),
    ("TRUE", True),
    ("false", False),
    ("False", False),
    ("FALSE", False),
]

TEXTS = [
    "no",
    "No",
    "yes",
    "on",
    "off",
    "y",
    "tRue",
    "nULL",
    "12:30",
    "1942-06-01",
    "1_000",
    "0b101",
    "-0x1f",
    "0o8",
    "0x",
    "1.2.3",
    "-",
    "+",
    ".",
    "...",
    "e5",
    "1e",
    "1e400",
    ".inf",
    "-.inf",
    ".nan",
    "٣",
    "1 2",
    "9" * (MAX_DIGITS + 1),
    "9" * 100_000,
]


@pytest.mark.parametrize(("text", "value"), [*NUMBERS, *NAMED])
def test_plain_scalars_of_the_core_schema(text: str, value: object) -> None:
    resolved = resolve(Scalar(text, 1, 1))
    assert resolved == value
    assert type(resolved) is type(value)


@pytest.mark.parametrize("text", TEXTS)
def test_what_the_core_schema_does_not_name_stays_text(text: str) -> None:
    assert resolve(Scalar(text, 1, 1)) == text


@pytest.mark.parametrize("style", ["'", '"', "|", ">"])
@pytest.mark.parametrize("text", ["", "~", "12", "true", "1.5"])
def test_quoted_and_block_scalars_are_text(text: str, style: str) -> None:
    assert resolve(Scalar(text, 1, 1, style)) == text


@given(st.one_of(st.text(), st.from_regex(r"[-+.0-9eExo]+", fullmatch=True)))
def test_no_number_is_infinite(text: str) -> None:
    value = resolve(Scalar(text, 1, 1))
    assert not isinstance(value, int | float) or isfinite(value)
