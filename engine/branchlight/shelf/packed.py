"""Snapshots as JSON text and back. What comes in is checked field by field and trusted in nothing."""

from branchlight.play.course import MOST_STACKED
from branchlight.play.snapshot import STAGES, Plain, Snapshot
from branchlight.source.characters import visible

NAME_LENGTH = 5000
TEXT_LENGTH = 100_000
LONGEST_STATE = 50_000_000
MOST_VALUES = 1_000_000
HIGHEST = 2**31


class UnfitError(ValueError):
    """Data that is not what it should be: the message names the field and what is wrong with it."""


def dump_state(taken: Snapshot) -> str:
    """One line of JSON."""
    import json

    return json.dumps(taken, ensure_ascii=False, separators=(",", ":"))


def pack_state(taken: Snapshot) -> bytes:
    """A whole state, which may be long, in few bytes."""
    import zlib

    return zlib.compress(dump_state(taken).encode(), 1)


def merged_state(packed: bytes, changes: list[str], place: str) -> Snapshot | None:
    """The state that a whole one and what changed after it come to, at `place` if there were changes.

    None if that cannot be read: what comes from a file is checked as what comes from elsewhere.
    """
    import json
    import zlib

    try:
        text = zlib.decompressobj().decompress(packed, LONGEST_STATE).decode()
        fields, *later = json.loads(f"[{','.join([text, *changes])}]")
        values = dict(fields[-1])
        for change in later:
            values.update(change[-1])
        if later:
            fields = [place, *later[-1][1:]]
        return checked_state(dict(zip(Snapshot._fields, [*fields[:-1], values], strict=True)), "state")
    except (ValueError, TypeError, LookupError, RecursionError, zlib.error):
        return None


def checked_state(fields: dict[str, object], where: str) -> Snapshot:
    """A snapshot from decoded JSON. `UnfitError` with the name of the first field that does not fit."""
    stage = checked_text(fields.get("stage"), f"{where}.stage", NAME_LENGTH)
    if stage not in STAGES:
        raise UnfitError(f"{where}.stage is none of {', '.join(sorted(STAGES))}")
    stack = checked_list(fields.get("stack"), f"{where}.stack", MOST_STACKED)
    values = fields.get("values")
    if not isinstance(values, dict) or len(values) > MOST_VALUES:
        raise UnfitError(f"{where}.values is not a table of names and values")
    return Snapshot(
        checked_text(fields.get("place"), f"{where}.place", NAME_LENGTH),
        stage,
        checked_number(fields.get("dice"), f"{where}.dice", 0, 2**32 - 1),
        checked_number(fields.get("turns"), f"{where}.turns", 0, HIGHEST),
        [checked_text(name, f"{where}.stack[{i}]", NAME_LENGTH) for i, name in enumerate(stack)],
        {name: _checked_value(name, value, where) for name, value in values.items()},
    )


def checked_text(value: object, where: str, longest: int) -> str:
    """A text without control characters, no longer than `longest`."""
    if not isinstance(value, str):
        raise UnfitError(f"{where} is not a text" if value is not None else f"{where} is missing")
    if len(value) > longest:
        raise UnfitError(f"{where} is longer than {longest} characters")
    if visible(value) != value:
        raise UnfitError(f"{where} holds control characters")
    return value


def checked_number(value: object, where: str, low: int, high: int) -> int:
    """A whole number from `low` to `high`."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise UnfitError(f"{where} is not a whole number" if value is not None else f"{where} is missing")
    if not low <= value <= high:
        raise UnfitError(f"{where} is not between {low} and {high}")
    return value


def checked_list(value: object, where: str, longest: int) -> list[object]:
    """A list of at most `longest` members."""
    if not isinstance(value, list):
        raise UnfitError(f"{where} is not a list" if value is not None else f"{where} is missing")
    if len(value) > longest:
        raise UnfitError(f"{where} has more than {longest} members")
    return value


def _checked_value(name: str, value: object, where: str) -> Plain:
    at = f"{where}.values[{name[:60]!r}]"
    if len(name) > NAME_LENGTH or not name.isprintable():
        raise UnfitError(f"{at} has no fit name")
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return checked_number(value, at, -HIGHEST, HIGHEST)
    if isinstance(value, str):
        return checked_text(value, at, TEXT_LENGTH)
    if isinstance(value, list):
        members = checked_list(value, at, NAME_LENGTH)
        return [checked_text(member, f"{at}[{i}]", NAME_LENGTH) for i, member in enumerate(members)]
    raise UnfitError(f"{at} is not a truth, a whole number, a text or a list of names")
