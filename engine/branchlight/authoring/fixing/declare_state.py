"""The fix for a name that is not declared: a line under `state:` of the title page, with a start value that fits."""

import re
from functools import lru_cache

from branchlight.language.advice import DECLARE, NOT_STATE
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.fix import Edit, Fix
from branchlight.source.lines import line_at, lines_of
from branchlight.source.located import Located, Mapping, SourceFile
from branchlight.source.place import Place
from branchlight.source.reader import read_documents

_NAME = re.compile(r"[^\W\d]\w*")
_CHANGED = re.compile(r" *(?P<op>[+-]?=)(?!=) *(?P<value>true\b|false\b|-?\d+|[\"'])?")
_COMPARED = re.compile(r" *(?:[<>]=?|[!=]=|[-+*%]|//|as (?:money|words))")
_COMPARED_BEFORE = re.compile(r"(?:[<>]=?|[!=]=|[-+*%]|plural) *$")


def declare_state(diagnostic: Diagnostic, files: tuple[SourceFile, ...]) -> Fix | None:
    """Return the fix that declares the name that a diagnostic says is unknown; None for any other diagnostic.

    It is sure if a statement shows the kind of value, and no other name is similar.
    """
    place = diagnostic.place
    file = next((file for file in files if file.name == place.file), None)
    if diagnostic.hint not in (DECLARE, NOT_STATE) or file is None:
        return None
    line = line_at(file.text, place.line)
    name = line[place.column - 1 : place.column - 1 + diagnostic.length]
    if not _NAME.fullmatch(name):
        return None
    start, sure = _start(line[: place.column - 1], line[place.column - 1 + diagnostic.length :])
    edit = declaration(files[0], "state", f"{name}: {start}")
    return Fix(f"declare `{name}: {start}` under `state:`", (edit,), sure) if edit is not None else None


def declaration(page: SourceFile, section: str, line: str) -> Edit | None:
    """Return the edit that adds a line to a section of the title page; None if the page cannot be read.

    A missing section is made.
    """
    document = _first_document(page)
    if not isinstance(document, Mapping) or "title" not in document.values:
        return None
    value = document.values.get(section)
    if value is not None and not isinstance(value, Mapping):
        return None
    if value is None:
        return Edit(Place(page.name, _last_line(page, document), 1), 0, f"{section}:\n  {line}\n")
    if line_at(page.text, value.line)[value.column - 1 : value.column] == "{":
        more = ", " if value.values else ""
        return Edit(Place(page.name, value.line, value.column + 1), 0, f"{line}{more}")
    return Edit(Place(page.name, value.line, 1), 0, f"{' ' * (value.column - 1)}{line}\n")


@lru_cache(maxsize=4)
def _first_document(page: SourceFile) -> Located | None:
    """Return the title page, cached: each mistake of a story may ask for it."""
    return next(read_documents(page, []), None)


def _last_line(page: SourceFile, document: Mapping) -> int:
    """Return the line of the three dashes after the title page. Without them it is the one after the first key."""
    lines = lines_of(page.text)
    rows = range(document.line, len(lines))
    return next((row + 1 for row in rows if lines[row].startswith("---")), document.line)


def _start(before: str, after: str) -> tuple[str, bool]:
    """Return a start value that fits the text around a name, and whether that is sure."""
    changed = _CHANGED.match(after)
    if changed is not None:
        value = changed["value"] or ""
        if changed["op"] != "=" or value.lstrip("-").isdigit():
            return "0", True
        if value in ("true", "false"):
            return "false", True
        return ('""', True) if value else ("0", False)
    return ("0" if _COMPARED.match(after) or _COMPARED_BEFORE.search(before) else "false"), False
