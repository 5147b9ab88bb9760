"""The fix for a text that YAML reads as something else: quotes around it."""

import re

from branchlight.source import source_codes
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.fix import Edit, Fix
from branchlight.source.lines import line_at, lines_of
from branchlight.source.located import SourceFile
from branchlight.source.place import Place
from branchlight.source.trouble import indentation

_SURE = frozenset((source_codes.COLON.name, source_codes.SPECIAL_START.name, source_codes.READ_AS_DATA.name))
_CODES = _SURE | {source_codes.CUT_SHORT.name}
_TEXT = re.compile(
    r"(?P<key> *(?:- )*(?:text|veiled|label|locked|title|blurb|credits|author|brief|detail|pov|name): +)"
    r"(?P<value>[^\s\"'|>].*?)\s*"
)


def put_quotes(diagnostic: Diagnostic, files: tuple[SourceFile, ...]) -> Fix | None:
    """Return the fix that puts quotes around the text of one line in which a diagnostic is; None if that is none."""
    place = diagnostic.place
    file = next((file for file in files if file.name == place.file), None)
    if diagnostic.code not in _CODES or file is None:
        return None
    found = _TEXT.fullmatch(line_at(file.text, place.line))
    if found is None or _goes_on(file, place.line, len(found["key"]) - len(found["key"].lstrip(" -"))):
        return None
    text = found["value"].replace("\\", "\\\\").replace('"', '\\"')
    at = Place(file.name, place.line, found.start("value") + 1)
    return Fix("put quotes around the text", (Edit(at, len(found["value"]), f'"{text}"'),), diagnostic.code in _SURE)


def _goes_on(file: SourceFile, number: int, indent: int) -> bool:
    """Return whether the text of a line goes on below it."""
    below = next((line for line in lines_of(file.text)[number:] if line.strip()), "")
    return indentation(below) > indent
