"""Portable saves: a save as JSON text for another machine. Every field is checked when it comes back."""

from branchlight.play.dice import MASK
from branchlight.play.json_fields import (
    LONGEST,
    MOST_VALUES,
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
from branchlight.source.named_tuple import NamedTuple

FORMAT = 1
MOST_CHOICES = 200_000
WIDEST_SEED = 2**64


class Portable(NamedTuple):
    """A save with everything that leads to its place again.

    `choices` are all answers, except the first `before` ones, which are unknown. In the text, a choice is its id, and a
    typed answer is {"typed": answer}. `edition` is that of the whole reading. It is empty if there were several, or if
    a part is unknown.
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
    """Return a save as JSON text."""
    import json

    choices = [{"typed": answer.answer} if answer.typed else answer.answer for answer in save.choices]
    fields = {"branchlight save": FORMAT, **save._asdict(), "choices": choices, "state": save.state._asdict()}
    return json.dumps(fields, ensure_ascii=False, indent=1) + "\n"


def read_portable(text: str, most_values: int = MOST_VALUES) -> Portable:
    """Return the save in a JSON text. Its state may have `most_values` values.

    Raises `UnfitError`, which names the field or the line, if the text is not a save.
    """
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
        state=checked_state(state, "state", most_values),
    )


def _checked_answer(answer: object, where: str) -> Answer:
    if isinstance(answer, dict):
        typed = checked_table(answer, where, ("typed",)).get("typed")
        return Answer(checked_text(typed, f"{where}.typed", TEXT_LENGTH), typed=True)
    return Answer(checked_text(answer, where, NAME_LENGTH))
