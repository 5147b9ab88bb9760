"""Mistakes that only follow from others, which are left out."""

import re
from collections.abc import Iterable, Iterator, Sequence

from branchlight.adopt.ink import ink_codes
from branchlight.source.diagnostic import Diagnostic, has_errors
from branchlight.source.located import SourceFile

_WORD = re.compile(r"\w+")
_OF_NAMES = frozenset((ink_codes.UNKNOWN_NAME.name, ink_codes.NAME_TAKEN.name))


def of_their_own(found: Iterable[Diagnostic], earlier: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the mistakes that are on other lines than earlier ones. An unknown name spoils nothing else on its line."""
    lines = {each.place[:2] for each in earlier if each.severity == "error" and each.code not in _OF_NAMES}
    return (each for each in found if each.place[:2] not in lines)


def without_lost_names(
    found: Iterable[Diagnostic], reading: Sequence[Diagnostic], files: Sequence[SourceFile]
) -> Iterator[Diagnostic]:
    """Yield mistakes without the unknown names that a line which cannot be read may declare.

    If a file is missing, every name may be one of that file.
    """
    is_missing = any(each.code == ink_codes.INCLUDE.name for each in reading)
    lost = set(_WORD.findall("\n".join(_lines(reading, files))))
    for each in found:
        is_unknown = each.code == ink_codes.UNKNOWN_NAME.name
        if not (is_unknown and (is_missing or lost & set(_WORD.findall(_named(each, files))))):
            yield each


def _lines(reading: Sequence[Diagnostic], files: Sequence[SourceFile]) -> Iterator[str]:
    """Yield the lines that cannot be read."""
    for each in reading:
        if has_errors((each,)):
            yield _line(each, files)


def _named(unknown: Diagnostic, files: Sequence[SourceFile]) -> str:
    """Return the name that is unknown."""
    start = unknown.place.column - 1
    return _line(unknown, files)[start : start + unknown.length]


def _line(diagnostic: Diagnostic, files: Sequence[SourceFile]) -> str:
    for file in files:
        if file.name == diagnostic.place.file:
            lines = file.text.split("\n")
            return lines[diagnostic.place.line - 1] if diagnostic.place.line <= len(lines) else ""
    return ""
