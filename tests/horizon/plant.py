"""Planting: edits to the text of a story, each of which gives it one fault that only a combination of choices shows.

One choice near the beginning, in the first node with choices, leaves a mark. The fault shows in the last node of the
same file that has choices:

    choice    a choice there needs two marks, and each of the two choices that leave one takes the other away
    trap      a cell behind it has a way out only for those without the mark
    promise   it is promised that nobody gets there with the mark
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

FAULTS = ("choice", "trap", "promise")
CELL, HIDDEN = "planted_cell", "planted_choice"
_MARKS = ("planted_mark", "planted_twin")
_CELL = """
---
node: {cell}
text: A cell.
choices:
  - {{label: Out again, id: out, if: not planted_mark, go: {back}}}
  - {{label: Wait, id: wait, go: {cell}}}
"""


class Site(NamedTuple):
    """The places of a fault: a file and its scene, the node near the beginning, and the one where the fault shows."""

    file: str
    scene: str
    early: str
    late: str


def site_of(files: Mapping[str, str]) -> Site:
    """Return where a fault is planted: in the first file that has nodes with choices."""
    for file in sorted(files):
        nodes = [_name(text) for text in _documents(files[file]) if _name(text) and "\nchoices:\n" in text]
        if nodes:
            scene = re.search(r"(?m)^scene: (\w+)$", files[file])
            return Site(file, scene[1] if scene else "main", nodes[0], nodes[-1])
    raise ValueError("no node has choices")


def planted(files: Mapping[str, str], fault: str) -> dict[str, str]:
    """Return the files of a story with a fault planted in them."""
    site, found = site_of(files), dict(files)
    title = next(file for file in sorted(files, key=lambda file: file != "story.yaml"))
    text = found[site.file]
    text = _with_choice(text, site.early, f"do: [planted_mark = true, planted_twin = false], go: {site.early}", "mark")
    if fault == "choice":
        do = f"do: [planted_mark = false, planted_twin = true], go: {site.early}"
        text = _with_choice(text, site.early, do, "twin")
        text = _with_choice(text, site.late, f"if: planted_mark and planted_twin, go: {site.late}", "choice")
    if fault == "trap":
        text = _with_choice(text, site.late, f"go: {CELL}", "way")
        text = text.rstrip("\n") + _CELL.format(cell=CELL, back=site.late)
    found[site.file] = text
    page = _with_lines(found[title], "state", "".join([f"  {mark}: false\n" for mark in _MARKS]))
    if fault == "promise":
        page = _with_lines(page, "promises", f"  - never: planted_mark and at({site.scene}.{site.late})\n")
    return found | {title: page}


def _documents(text: str) -> list[str]:
    return re.split(r"(?m)^---\n", text)


def _name(document: str) -> str:
    found = re.search(r"(?m)^node: (\w+)$", document)
    return found[1] if found else ""


def _with_choice(text: str, node: str, rest: str, name: str) -> str:
    """Return the text with one more choice at a node."""
    documents = _documents(text)
    place = next(place for place, document in enumerate(documents) if _name(document) == node)
    head, tail = documents[place].split("\nchoices:\n", 1)
    margin = re.match(" *", tail)
    assert margin is not None
    choice = f"{margin[0]}- {{label: Planted {name}, id: planted_{name}, {rest}}}\n"
    documents[place] = f"{head}\nchoices:\n{choice}{tail}"
    return "---\n".join(documents)


def _with_lines(text: str, key: str, lines: str) -> str:
    """Return a title page with lines under a key, which is added if it is not there."""
    page, *rest = _documents(text)
    inline = re.search(rf"(?m)^{key}: {{(.*)}}$", page)
    if inline:
        inside = "".join([f"  {each.strip()}\n" for each in inline[1].split(",")])
        page = page.replace(inline[0], f"{key}:\n{inside}".rstrip("\n"))
    if f"\n{key}:\n" in page:
        page = page.replace(f"\n{key}:\n", f"\n{key}:\n{lines}")
    else:
        page += f"{key}:\n{lines}"
    return "---\n".join([page, *rest])
