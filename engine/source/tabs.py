"""Tabs at the start of lines: reported, and read as one space each so that reading can go on."""

import re

from engine.source import codes
from engine.source.diagnostic import Diagnostic, complain
from engine.source.lines import line_at
from engine.source.located import SourceFile
from engine.source.place import Place

_INDENTED = re.compile(r"^( *\t[ \t]*)(\S?)", re.MULTILINE)


def without_tabs(file: SourceFile, sink: list[Diagnostic]) -> SourceFile:
    """The file with spaces for the tabs that start its lines; the first such line is reported, and their number."""
    if "\t" not in file.text:
        return file
    found = [match for match in _INDENTED.finditer(file.text) if match.group(2)]
    if found:
        sink.append(_complaint(file, found[0], len(found)))
    return file._replace(text=_INDENTED.sub(lambda match: " " * len(match.group(1)) + match.group(2), file.text))


def apart_from_tabs(file: SourceFile, mistakes: list[Diagnostic]) -> list[Diagnostic]:
    """The mistakes that do not stand on a line that starts with a tab: those follow from the tab."""
    if "\t" not in file.text:
        return mistakes
    return [mistake for mistake in mistakes if not _INDENTED.match(line_at(file.text, mistake.place.line))]


def _complaint(file: SourceFile, found: re.Match[str], count: int) -> Diagnostic:
    more = f" (and so are {count - 1} more)" if count > 1 else ""
    place = Place(file.name, file.text.count("\n", 0, found.start()) + 1, found.group(1).index("\t") + 1)
    length = len(found.group(1)) - found.group(1).index("\t")
    hint = "indent with spaces, two for each step; most editors can turn tabs into spaces"
    return complain(codes.TAB, place, f"this line is indented with a tab{more}", hint, length)
