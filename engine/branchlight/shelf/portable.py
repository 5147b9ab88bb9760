"""Portable saves: a save as JSON text for another machine. Every field is checked when it comes back."""

from branchlight.play.dice import MASK
from branchlight.play.json_fields import (
    LONGEST,
    MOST_VALUES,
    NAME_LENGTH,
    TEXT_LENGTH,
    UnfitError,
    checked_length,
    checked_list,
    checked_number,
    checked_state,
    checked_table,
    checked_text,
    decoded,
)
from branchlight.play.snapshot import Snapshot
from branchlight.play.trail import Answer
from branchlight.source.characters import clipped
from branchlight.source.named_tuple import NamedTuple

FORMAT = 3
"""The version of the form. Version 2 adds `bookmarks`, and version 3 `page`. A save has the lowest that it can."""
MOST_CHOICES = 200_000
MOST_BOOKMARKS = 500
WIDEST_SEED = 2**64
MOST_LINES = 2**20
"""The most lines between a passage and the head of the page."""
LONGEST_TEXT = 500
"""The most characters of a name, a line, a note or a title. A longer title is cut."""


class PortableBookmark(NamedTuple):
    """A marked passage of the turn after `here` decisions. For the other fields see `bookmarks.Bookmark`."""

    here: int
    passage: int
    note: str
    scene: str
    line: str
    at: int


class PortablePage(NamedTuple):
    """The head of the page, in the turn of the save. For the fields see `page_head.PageHead`."""

    passage: int
    letter: int
    lines: int


class Portable(NamedTuple):
    """A save with everything that leads to its place again.

    `choices` are all answers, except the first `before` ones, which are unknown. In the text, a choice is its id, and a
    typed answer is {"typed": answer}. `edition` is that of the whole reading. It is empty if there were several, or if
    a part is unknown. `bookmarks` are those up to its place. `page` is None if the page begins with its turn.
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
    bookmarks: tuple[PortableBookmark, ...] = ()
    page: PortablePage | None = None


def write_portable(save: Portable) -> str:
    """Return a save as JSON text."""
    import json

    choices = [{"typed": answer.answer} if answer.typed else answer.answer for answer in save.choices]
    shown = {"title": clipped(save.title, LONGEST_TEXT), "scene": clipped(save.scene, LONGEST_TEXT)}
    version = 3 if save.page is not None else 2 if save.bookmarks else 1
    fields = {"branchlight save": version, **save._asdict(), **shown}
    fields |= {"choices": choices, "state": save.state._asdict()}
    marks = [mark._replace(scene=clipped(mark.scene, LONGEST_TEXT)) for mark in save.bookmarks]
    fields["bookmarks"] = [mark._asdict() for mark in marks]
    fields["page"] = save.page._asdict() if save.page is not None else None
    for name in ("bookmarks", "page"):
        if not fields[name]:
            del fields[name]
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
    bookmarks = checked_list(fields.get("bookmarks", []), "bookmarks", MOST_BOOKMARKS)
    texts = {
        name: checked_text(fields.get(name), name, LONGEST_TEXT)
        for name in ("story", "title", "edition", "scene", "line")
    }
    return Portable(
        **texts,
        name=checked_length(fields.get("name"), "name", LONGEST_TEXT),  # `fit_name` says what else is wrong with it
        saved=checked_number(fields.get("saved"), "saved", 0, 2**40),
        seed=checked_number(fields.get("seed"), "seed", -WIDEST_SEED, WIDEST_SEED) & MASK,
        before=checked_number(fields.get("before"), "before", 0, 2**31),
        choices=[_checked_answer(answer, f"choices[{i}]") for i, answer in enumerate(choices)],
        state=checked_state(state, "state", most_values),
        bookmarks=tuple(_checked_bookmark(bookmark, f"bookmarks[{i}]") for i, bookmark in enumerate(bookmarks)),
        page=_checked_page(fields["page"]) if "page" in fields else None,
    )


def _checked_bookmark(bookmark: object, where: str) -> PortableBookmark:
    fields = checked_table(bookmark, where, PortableBookmark._fields)
    return PortableBookmark(
        here=checked_number(fields.get("here"), f"{where}.here", 0, 2**31),
        passage=checked_number(fields.get("passage"), f"{where}.passage", 0, 2**31),
        at=checked_number(fields.get("at"), f"{where}.at", 0, 2**40),
        note=checked_text(fields.get("note"), f"{where}.note", LONGEST_TEXT),
        scene=checked_text(fields.get("scene"), f"{where}.scene", LONGEST_TEXT),
        line=checked_text(fields.get("line"), f"{where}.line", LONGEST_TEXT),
    )


def _checked_page(page: object) -> PortablePage:
    fields = checked_table(page, "page", PortablePage._fields)
    return PortablePage(
        passage=checked_number(fields.get("passage"), "page.passage", 0, 2**31),
        letter=checked_number(fields.get("letter"), "page.letter", 0, 2**31),
        lines=checked_number(fields.get("lines"), "page.lines", -MOST_LINES, MOST_LINES),
    )


def _checked_answer(answer: object, where: str) -> Answer:
    if isinstance(answer, dict):
        typed = checked_table(answer, where, ("typed",)).get("typed")
        return Answer(checked_text(typed, f"{where}.typed", TEXT_LENGTH), typed=True)
    return Answer(checked_text(answer, where, NAME_LENGTH))
