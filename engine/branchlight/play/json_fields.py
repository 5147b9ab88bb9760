"""Decoded JSON from an untrusted source, checked field by field."""

from branchlight.play.snapshot import STAGES, Plain, Snapshot, is_whole
from branchlight.play.turn_in_progress import MOST_STACKED, MOST_TURNS
from branchlight.source.characters import is_clean, visible

NAME_LENGTH = 5000
TEXT_LENGTH = 100_000
LONGEST = 8_000_000
MOST_VALUES = 1_000_000
OTHER_VALUES = 10_000
"""The most values, besides two for each slot of the story, that a state of another edition may have."""
WIDEST = 2**60
"""The largest absolute value of a number in a state: a shuffle or a deal has a bit for each of 60 variants."""


class UnfitError(ValueError):
    """Data of the wrong form. The message names the field and what is wrong with it."""


def decoded(text: str) -> object:
    """Return the value of a JSON text.

    Raises `UnfitError` if the text is not JSON, or if parsers disagree on it, as on a repeated field.
    """
    import json

    def table(pairs: list[tuple[str, object]]) -> dict[str, object]:
        made = dict(pairs)
        if len(made) < len(pairs):
            raise UnfitError(f"the field {_quoted(_first_twice(pairs))} appears twice")
        return made

    def constant(name: str) -> object:
        raise UnfitError(f"{name} is not a number in JSON")

    try:
        return json.loads(text, object_pairs_hook=table, parse_constant=constant)
    except json.JSONDecodeError as error:
        raise UnfitError(f"it is not JSON: line {error.lineno}, column {error.colno}: {error.msg}") from None
    except RecursionError:
        raise UnfitError("it is nested too deeply") from None
    except UnfitError:
        raise
    except ValueError:
        raise UnfitError("it contains a number that is too long") from None


def _first_twice(pairs: list[tuple[str, object]]) -> str:
    """Return the first name that is repeated, or "" if none is."""
    met: set[str] = set()
    for name, _ in pairs:
        if name in met:
            return name
        met.add(name)
    return ""


def checked_state(fields: dict[str, object], where: str, most_values: int = MOST_VALUES) -> Snapshot:
    """Return a snapshot from decoded JSON. Raises `UnfitError` with the name of the first field that is wrong.

    `where` is what messages call the object, as in all functions below. A state with more than `most_values` values is
    refused at once.
    """
    stage = checked_text(fields.get("stage"), f"{where}.stage", NAME_LENGTH)
    if stage not in STAGES:
        raise UnfitError(f"{where}.stage is not one of {', '.join(sorted(STAGES))}")
    stack = checked_list(fields.get("stack"), f"{where}.stack", MOST_STACKED)
    values = fields.get("values")
    if not isinstance(values, dict):
        raise UnfitError(f"{where}.values is not a table of names and values")
    if len(values) > most_values:
        raise UnfitError(f"{where}.values has more than {most_values} members")
    return Snapshot(
        checked_text(fields.get("place"), f"{where}.place", NAME_LENGTH),
        stage,
        checked_number(fields.get("dice"), f"{where}.dice", 0, 2**32 - 1),
        checked_number(fields.get("turns"), f"{where}.turns", 0, MOST_TURNS),
        [checked_text(name, f"{where}.stack[{i}]", NAME_LENGTH) for i, name in enumerate(stack)],
        {name: _checked_value(name, value, where) for name, value in values.items()},
    )


def checked_text(value: object, where: str, longest: int) -> str:
    """Return a text without control characters, at most `longest` characters long. Raises `UnfitError`."""
    value = checked_length(value, where, longest)
    if not is_clean(value) or "\n" in value or "\t" in value:
        raise UnfitError(f"{where} contains control characters")
    return value


def checked_length(value: object, where: str, longest: int) -> str:
    """Return a text of at most `longest` characters. Raises `UnfitError`."""
    if not isinstance(value, str):
        raise UnfitError(f"{where} is not a text" if value is not None else f"{where} is missing")
    if len(value) > longest:
        raise UnfitError(f"{where} is longer than {longest} characters")
    return value


def checked_number(value: object, where: str, low: int, high: int) -> int:
    """Return a whole number from `low` to `high`. Raises `UnfitError`."""
    if not is_whole(value):
        raise UnfitError(f"{where} is not a whole number" if value is not None else f"{where} is missing")
    if not low <= value <= high:
        raise UnfitError(f"{where} is not between {low} and {high}")
    return value


def checked_list(value: object, where: str, longest: int) -> list[object]:
    """Return a list of at most `longest` members. Raises `UnfitError`."""
    if not isinstance(value, list):
        raise UnfitError(f"{where} is not a list" if value is not None else f"{where} is missing")
    if len(value) > longest:
        raise UnfitError(f"{where} has more than {longest} members")
    return value


def checked_table(value: object, where: str, known: tuple[str, ...]) -> dict[str, object]:
    """Return an object that has only known fields. Raises `UnfitError`."""
    if not isinstance(value, dict):
        raise UnfitError(f"{where} is not a table of fields" if value is not None else f"{where} is missing")
    strange = next((name for name in value if name not in known), None)
    if strange is not None:
        raise UnfitError(f"{where} has the unknown field {_quoted(strange)}")
    return value


def _quoted(name: object) -> str:
    """Return a name of a field for a message, cut and on one line."""
    return f"'{visible(str(name)[:60])}'"


def _checked_value(name: object, value: object, where: str) -> Plain:
    at = f"{where}.values[{_quoted(name)}]"
    if not isinstance(name, str) or len(name) > NAME_LENGTH or not name.isprintable():
        raise UnfitError(f"{at} has an invalid name")
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return checked_number(value, at, -WIDEST, WIDEST)
    if isinstance(value, str):
        return _checked_prose(value, at)
    if isinstance(value, list):
        members = checked_list(value, at, NAME_LENGTH)
        return [checked_text(member, f"{at}[{i}]", NAME_LENGTH) for i, member in enumerate(members)]
    raise UnfitError(f"{at} is not a boolean, a whole number, a text or a list of names")


def _checked_prose(value: str, where: str) -> str:
    """Return the text of a variable. Unlike a name, it may have line breaks and tabs."""
    if len(value) > TEXT_LENGTH:
        raise UnfitError(f"{where} is longer than {TEXT_LENGTH} characters")
    if not is_clean(value):
        raise UnfitError(f"{where} contains control characters")
    return value
