"""A save as JSON text that can leave the machine and come back. What comes back is checked and trusted in nothing."""

from typing import NamedTuple

from branchlight.play.dice import MASK
from branchlight.play.json_fields import (
    LONGEST,
    NAME_LENGTH,
    TEXT_LENGTH,
    UnfitError,
    checked_list,
    checked_number,
    checked_state,
    checked_table,
    checked_text,
    decoded,
)
from branchlight.play.snapshot import Snapshot
from branchlight.play.trail import Answer

FORMAT = 1
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
    fields = decoded(text)
    if not isinstance(fields, dict) or "branchlight save" not in fields:
        raise UnfitError("it is not a save of Branchlight: the field 'branchlight save' is missing")
    version = checked_number(fields.pop("branchlight save"), "branchlight save", 1, 2**31)
    if version > FORMAT:
        raise UnfitError(f"it was written by a later version of Branchlight (format {version}, not {FORMAT})")
    state = checked_table(fields.pop("state", None), "state", Snapshot._fields)
    checked_table(fields, "it", tuple(name for name in Portable._fields if name != "state"))
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
        typed = checked_table(answer, where, ("typed",)).get("typed")
        return Answer(checked_text(typed, f"{where}.typed", TEXT_LENGTH), typed=True)
    return Answer(checked_text(answer, where, NAME_LENGTH))
