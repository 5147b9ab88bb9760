"""A save as JSON text that can leave the machine and come back. What comes back is checked and trusted in nothing."""

from typing import NamedTuple

from branchlight.play.dice import MASK
from branchlight.play.snapshot import Snapshot
from branchlight.play.trail import Answer
from branchlight.shelf.packed import (
    NAME_LENGTH,
    TEXT_LENGTH,
    UnfitError,
    checked_list,
    checked_number,
    checked_state,
    checked_text,
)

FORMAT = 1
LONGEST = 32_000_000
MOST_CHOICES = 200_000
WIDEST_SEED = 2**64


class Portable(NamedTuple):
    """A save by itself: which story, which edition, and all that leads to the place again.

    `choices` are the answers since the beginning, except the first `before` ones, which are not known. In the text
    a choice is its id, and a typed answer is {"typed": answer}. `edition` is that in which all of it was read; empty
    if that was more than one, or if not all of it is known.
    """

    story: str
    title: str
    edition: str
    name: str
    scene: str
    line: str
    saved: int
    seed: int
    before: int
    choices: list[Answer]
    state: Snapshot


def write_portable(save: Portable) -> str:
    """The save as JSON text."""
    import json

    choices = [{"typed": answer.answer} if answer.typed else answer.answer for answer in save.choices]
    fields = {"branchlight save": FORMAT, **save._asdict(), "choices": choices, "state": save.state._asdict()}
    return json.dumps(fields, ensure_ascii=False, indent=1) + "\n"


def read_portable(text: str) -> Portable:
    """The save that a JSON text holds. `UnfitError` with the field, or the line, where it is not one."""
    if len(text) > LONGEST:
        raise UnfitError(f"it is longer than {LONGEST} characters")
    fields = _decoded(text)
    if not isinstance(fields, dict) or "branchlight save" not in fields:
        raise UnfitError("it is not a save of Branchlight: the field 'branchlight save' is missing")
    version = checked_number(fields.pop("branchlight save"), "branchlight save", 1, 2**31)
    if version > FORMAT:
        raise UnfitError(f"it was written by a later version of Branchlight (format {version}, not {FORMAT})")
    state = _table(fields.pop("state", None), "state", Snapshot._fields)
    _table(fields, "it", tuple(name for name in Portable._fields if name != "state"))
    choices = checked_list(fields.get("choices"), "choices", MOST_CHOICES)
    texts = {
        name: checked_text(fields.get(name), name, 500)
        for name in ("story", "title", "edition", "name", "scene", "line")
    }
    return Portable(
        **texts,
        saved=checked_number(fields.get("saved"), "saved", 0, 2**40),
        seed=checked_number(fields.get("seed"), "seed", -WIDEST_SEED, WIDEST_SEED) & MASK,
        before=checked_number(fields.get("before"), "before", 0, 2**31),
        choices=[_checked_answer(answer, f"choices[{i}]") for i, answer in enumerate(choices)],
        state=checked_state(state, "state"),
    )


def _checked_answer(answer: object, where: str) -> Answer:
    if isinstance(answer, dict):
        typed = _table(answer, where, ("typed",)).get("typed")
        return Answer(checked_text(typed, f"{where}.typed", TEXT_LENGTH), typed=True)
    return Answer(checked_text(answer, where, NAME_LENGTH))


def _decoded(text: str) -> object:
    import json

    def table(pairs: list[tuple[str, object]]) -> dict[str, object]:
        made = dict(pairs)
        if len(made) < len(pairs):
            raise UnfitError(f"the field {_first_twice(pairs)[:60]!r} stands there twice")
        return made

    def constant(name: str) -> object:
        raise UnfitError(f"{name} is not a number that a save can hold")

    try:
        return json.loads(text, object_pairs_hook=table, parse_constant=constant)
    except json.JSONDecodeError as error:
        raise UnfitError(f"it is not JSON: line {error.lineno}, column {error.colno}: {error.msg}") from None
    except RecursionError:
        raise UnfitError("it is nested too deeply") from None
    except UnfitError:
        raise
    except ValueError:
        raise UnfitError("it holds a number that is too long") from None


def _first_twice(pairs: list[tuple[str, object]]) -> str:
    """The first name that stands there for the second time."""
    met: set[str] = set()
    for name, _ in pairs:
        if name in met:
            return name
        met.add(name)
    return ""


def _table(value: object, where: str, known: tuple[str, ...]) -> dict[str, object]:
    if not isinstance(value, dict):
        raise UnfitError(f"{where} is not a table of fields" if value is not None else f"{where} is missing")
    strange = next((name for name in value if name not in known), None)
    if strange is not None:
        raise UnfitError(f"{where} has the unknown field {strange[:60]!r}")
    return value
