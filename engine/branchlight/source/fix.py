"""Fixes of mistakes: edits of the files, as values."""

from collections.abc import Iterable, Mapping

from branchlight.source.named_tuple import NamedTuple
from branchlight.source.place import Place


class Edit(NamedTuple):
    """One change of a file: `text` in place of so many characters from a place. A line break counts as one."""

    place: Place
    length: int
    text: str


class Fix(NamedTuple):
    """A change that corrects a mistake. `title` says it in an author's words, as an imperative.

    `sure` means that there is no other likely way to mean what is written, so that a program may apply it.
    """

    title: str
    edits: tuple[Edit, ...]
    sure: bool = False


def edited(texts: Mapping[str, str], edits: Iterable[Edit]) -> dict[str, str]:
    """Return the texts of the files that edits change, by name, after the change. Edits must not overlap.

    Insertions at one place keep their order, and come before what another edit replaces there.

    Raises `ValueError` if a place is outside its file.
    """
    changed: dict[str, str] = {}
    starts: dict[str, list[int]] = {}
    ordered = sorted(edits, key=lambda edit: (edit.place, edit.length))
    for edit in reversed(ordered):
        name = edit.place.file
        if name not in texts:
            raise ValueError(f"there is no file {name}")
        text = changed.get(name, texts[name])
        lines = starts.get(name) or _starts(texts[name])
        starts[name] = lines
        if not 0 < edit.place.line <= len(lines):
            raise ValueError(f"there is no line {edit.place.line} in {name}")
        at = lines[edit.place.line - 1] + edit.place.column - 1
        changed[name] = text[:at] + edit.text + text[at + edit.length :]
    return changed


def overlap(edits: Iterable[Edit], others: Iterable[Edit]) -> bool:
    """Return whether one of the edits touches the same characters of a line as one of the others."""
    taken = [(edit.place, edit.length) for edit in others]
    return any(
        edit.place[:2] == place[:2]
        and edit.place.column <= place.column + length
        and place.column <= edit.place.column + edit.length
        for edit in edits
        for place, length in taken
    )


def _starts(text: str) -> list[int]:
    """Return the offset at which each line of a text begins."""
    found = [0]
    for line in text.split("\n"):
        found.append(found[-1] + len(line) + 1)
    return found[:-1]
