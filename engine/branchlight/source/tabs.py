"""Tabs at the start of lines. They are reported, and read as one space each so that reading can go on."""

import re

from branchlight.source import source_codes
from branchlight.source.diagnostic import Diagnostic, complain
from branchlight.source.fix import Edit, Fix
from branchlight.source.lines import line_at, lines_of
from branchlight.source.located import SourceFile
from branchlight.source.place import Place

_INDENTED = re.compile(r"^ *\t[ \t]*(?=\S)", re.MULTILINE)
_BLANK = re.compile(r"^ *\t[ \t]*$", re.MULTILINE)


def without_tabs(file: SourceFile, sink: list[Diagnostic]) -> SourceFile:
    """Return the file with spaces for the tabs that start its lines. Report the first such line and their number."""
    if "\t" not in file.text:
        return file
    text, count = _INDENTED.subn(_spaces, _BLANK.sub("", file.text))
    first = _INDENTED.search(file.text)
    if first:
        sink.append(_complaint(file, first, count))
    return file._replace(text=text)


def apart_from_tabs(file: SourceFile, mistakes: list[Diagnostic]) -> list[Diagnostic]:
    """Return the mistakes except those on a line that starts with a tab: these follow from the tab."""
    if "\t" not in file.text:
        return mistakes
    return [mistake for mistake in mistakes if not _INDENTED.match(line_at(file.text, mistake.place.line))]


def _spaces(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _complaint(file: SourceFile, found: re.Match[str], count: int) -> Diagnostic:
    others = "is 1 more" if count == 2 else f"are {count - 1:,} more"
    more = f" (and so {others})" if count > 1 else ""
    tab = found.group().index("\t")
    place = Place(file.name, file.text.count("\n", 0, found.start()) + 1, tab + 1)
    hint = "indent with spaces, two for each step; most editors can turn tabs into spaces"
    message, length = f"this line is indented with a tab{more}", len(found.group()) - tab
    return complain(source_codes.TAB, place, message, hint, length, fix=_fix(file))


def _fix(file: SourceFile) -> Fix:
    """Return the fix that writes two spaces for each tab at the start of a line."""
    edits: list[Edit] = []
    for number, line in enumerate(lines_of(file.text), 1):
        found = _INDENTED.match(line)
        if found is not None:
            start = Place(file.name, number, 1)
            edits.append(Edit(start, len(found.group()), found.group().replace("\t", "  ")))
    return Fix("indent with two spaces for each tab", tuple(edits), sure=True)
