"""Checks for text that YAML reads without complaint, but not as its writer meant it.

Only the compiler knows which scalars are prose, so it calls these checks: reading a file does not.
"""

import re

from branchlight.source import source_codes
from branchlight.source.diagnostic import Diagnostic, complain
from branchlight.source.fix import Edit, Fix
from branchlight.source.lines import has_comments, line_at
from branchlight.source.located import Mapping, Scalar, Sequence, SourceFile
from branchlight.source.place import Place
from branchlight.source.place_in import end_of, place_in
from branchlight.source.trouble import mend, read_as_data

_COMMENT = re.compile(r"\s*(#)")
_MEANT_AS_COMMENT = re.compile(r"\s\s+#(?:\s|$)")
_SINGLE_BREAK = re.compile(r"(?<=[^\n])\n(?=[^\n])")
_COMMENT_HINT = "; if it is a comment, put two spaces before the `#` and one after it"


def prose_traps(file: SourceFile, scalar: Scalar) -> list[Diagnostic]:
    """Return everything that may be wrong with the text of a scalar that holds prose."""
    return [found for found in (cut_short(file, scalar), paragraphs_joined(file, scalar)) if found]


def cut_short(file: SourceFile, scalar: Scalar) -> Diagnostic | None:
    """Check for a plain text that ends at a ` #`, as in `Room #5 is locked`.

    A comment after a text is allowed if it looks like one: two spaces before its `#`, and one after it.
    """
    if scalar.style or not has_comments(file.text):
        return None
    end = end_of(file, scalar)
    line = line_at(file.text, end.line)
    found = _COMMENT.match(line, end.column - 1)
    if found is None:
        return _cut_below(file, scalar, end)
    if _MEANT_AS_COMMENT.match(line, end.column - 1):
        return None
    place = Place(file.name, end.line, found.start(1) + 1)
    message = "the text is cut short here, because ` #` starts a comment"
    return complain(source_codes.CUT_SHORT, place, message, mend(line_at(file.text, scalar.line)) + _COMMENT_HINT)


def paragraphs_joined(file: SourceFile, scalar: Scalar) -> Diagnostic | None:
    """Check for a blank line in a folded, plain or quoted text: YAML joins its paragraphs there."""
    if scalar.style == "|" or "\n" not in scalar.value:
        return None
    for found in _SINGLE_BREAK.finditer(scalar.value):
        place = place_in(file, scalar, found.end())
        if place.line > scalar.line and not line_at(file.text, place.line - 1).strip():
            message = "no new paragraph starts here: only in a `|` block does a blank line separate paragraphs"
            hint = "replace `>` with `|`" if scalar.style == ">" else mend(line_at(file.text, scalar.line))
            fix = None
            if scalar.style == ">":
                sign = Place(file.name, scalar.line, scalar.column)
                fix = Fix(hint, (Edit(sign, 1, "|"),), sure=True)
            return complain(source_codes.PARAGRAPHS_JOINED, place, message, hint, fix=fix)
    return None


def not_text(file: SourceFile, value: Mapping | Sequence) -> Diagnostic:
    """Return the diagnostic for a mapping or a list where text is expected."""
    place = Place(file.name, value.line, value.column)
    line = line_at(file.text, value.line)
    character = line[value.column - 1 : value.column]
    if character in ("{", "["):
        return read_as_data(place, line)
    if isinstance(value, Sequence):
        message = "text is expected here; lines that start with `- ` are read as a list"
        return complain(
            source_codes.READ_AS_DATA, place, message, "start the text on the line below its key, after `|`"
        )
    key = next(iter(value.keys.values()), None)
    if key is not None and not key.style:
        end = end_of(file, key)
        place = Place(file.name, end.line, end.column)
    message = "text is expected here; because of this colon, YAML reads the text before it as a key"
    return complain(
        source_codes.COLON,
        place,
        message,
        "put quotes around the text, or start it on the line below its key, after `|`",
    )


def split_by_comma(file: SourceFile, mapping: Mapping, key: Scalar) -> Diagnostic | None:
    """Check for a key without a value that is the rest of the value before it, after a comma.

    An example is `{if: roll(1, 6) > 2, to: x}`.
    """
    value = mapping.values.get(key.value)
    opening = line_at(file.text, mapping.line)[mapping.column - 1 : mapping.column]
    if opening != "{" or not isinstance(value, Scalar) or value.value or value.style:
        return None
    before = line_at(file.text, key.line)[: key.column - 1].rstrip()
    keys = list(mapping.values)
    last = mapping.values[keys[max(0, keys.index(key.value) - 1)]]
    if not before.endswith(",") or (isinstance(last, Scalar) and not last.value and not last.style):
        return None
    return _split(Place(file.name, key.line, len(before)))


def _split(comma: Place) -> Diagnostic:
    message = "this comma ends the value that it belongs to"
    return complain(source_codes.READ_AS_DATA, comma, message, "put quotes around the whole value")


def split_item(file: SourceFile, item: Scalar) -> Diagnostic | None:
    """Check for an item of a list that ends at a comma of its own, inside a bracket: `[luck = roll(1, 6)]`."""
    if item.style or item.value.count("(") <= item.value.count(")"):
        return None
    end = end_of(file, item)
    rest = line_at(file.text, end.line)[end.column - 1 :]
    if not rest.lstrip().startswith(","):
        return None
    return _split(end._replace(column=end.column + rest.index(",")))


def _cut_below(file: SourceFile, scalar: Scalar, end: Place) -> Diagnostic | None:
    """Check for a text whose next line starts with a `#` that does not look like a comment's."""
    line = line_at(file.text, end.line + 1)
    text = line.lstrip()
    if len(text) < 2 or text[0] != "#" or text[1] in "# !" or not scalar.value:
        return None
    start = line_at(file.text, scalar.line)
    if len(line) - len(text) <= len(start) - len(start.lstrip()):
        return None
    place = Place(file.name, end.line + 1, len(line) - len(text) + 1)
    return complain(source_codes.CUT_SHORT, place, "this line is a comment, because it starts with `#`", mend(start))
