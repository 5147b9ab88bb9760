"""A YAML parser's error in a document, as plain values, and the words that several explanations share."""

import re
from typing import Any

from branchlight.source import source_codes
from branchlight.source.diagnostic import Code, Diagnostic, Related, complain
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.place import Place

NO_DIRECTIVES = "stories have no YAML directives, and no line may start with `%`"

INDENT_TEXT = "if this is text, indent it below `text: |`"
ITEM = "an item of a list begins with a hyphen and a space: `- `"
ITEM_SIGNS = ("\u2013", "\u2014", "\u2022")
"""Signs that word processors put in place of a hyphen at the beginning of a line."""

_KEY_AND_VALUE = re.compile(r"\s*(?:- +)*([a-z_]+) *:(?:\s|$)")
_KEY_BEFORE = re.compile(r"(?:^|[\s{,])([a-z_]+) *: *(?:\[ *)?$")
_BELOW_KEY = re.compile(r"\s+(?!- |-$)(?!.*:(?:\s|$))\S")
"""A line of text below its key. It begins no item, and contains no key."""
_QUANTIFIED = re.compile(r"\b(any|all|count)\([^():]*:")
"""The colon of a condition about all members of a group, which needs quotes around it."""


_NO_TEXT = ("do", "if", "when", "go")
"""Keys whose values are names, conditions and statements."""


class Spot(NamedTuple):
    """A row and a column in a document, counted from 0."""

    row: int
    column: int


def inside(lines: list[str], mark: Any) -> Spot:
    """Return the spot of a parser's mark, moved inside the text if it is missing or past the end."""
    if mark is None:
        return Spot(0, 0)
    row = min(mark.line, len(lines) - 1)
    return Spot(row, min(mark.column, len(lines[row])) if row == mark.line else len(lines[row]))


class Trouble(NamedTuple):
    """A parser's error: its words, its place, and the place where the parsed value began."""

    file: str
    first_line: int
    lines: list[str]
    problem: str
    context: str
    spot: Spot
    start: Spot

    @property
    def line(self) -> str:
        return self.lines[self.spot.row]

    @property
    def before(self) -> str:
        """Return the text before the spot on its line."""
        return self.line[: self.spot.column].rstrip()

    def around(self, most: int) -> str:
        """Return the text of the line around the spot, at most so many characters on each side."""
        return self.line[max(0, self.spot.column - most) : self.spot.column + most]

    @property
    def character(self) -> str:
        return self.line[self.spot.column : self.spot.column + 1]

    @property
    def first_character(self) -> str:
        """Return the first character of the value that was being parsed."""
        return self.lines[self.start.row][self.start.column : self.start.column + 1]

    def says(self, *words: str) -> bool:
        return any(word in self.problem for word in words)

    def reads(self, *words: str) -> bool:
        """Return whether the parser was reading one of these at the error."""
        return any(word in self.context for word in words)

    def row_above(self, row: int) -> int | None:
        """Return the nearest row above that is not blank."""
        return next((above for above in range(row - 1, -1, -1) if self.lines[above].strip()), None)

    def place(self, spot: Spot) -> Place:
        return Place(self.file, self.first_line + spot.row, spot.column + 1)

    def complain(
        self, code: Code, spot: Spot, message: str, hint: str, related: tuple[Related, ...] = ()
    ) -> Diagnostic:
        return complain(code, self.place(spot), message, hint, 1, related)


def special_start(character: str, place: Place, line: str) -> Diagnostic:
    """Return the diagnostic for a value that starts with a character that YAML reserves."""
    message = f"text cannot start with `{character}` here: to YAML it means something else"
    before = line[: place.column - 1]
    marks_item = line[place.column - 1 :].startswith("* ") and not before.strip()
    hint = ITEM if marks_item else _without_signs(character, before) or mend(line)
    return complain(source_codes.SPECIAL_START, place, message, hint)


def _without_signs(character: str, before: str) -> str:
    """Return a hint for a value that starts with a foreign sign, or "" if it is a text."""
    key = _KEY_BEFORE.search(before)
    if not key or key[1] not in _NO_TEXT:
        return ""
    if character == "!" and key[1] in ("if", "when"):
        return "write `not` in place of `!`, such as `not met`"
    return f"`{key[1]}:` has no text: write what it needs, without the signs of another language"


def read_as_data(place: Place, line: str) -> Diagnostic:
    """Return the diagnostic for a text that starts with a brace or a bracket."""
    character = line[place.column - 1 : place.column]
    message = f"text that starts with `{character}` is read as data, not as text"
    return complain(source_codes.READ_AS_DATA, place, message, mend(line))


def mend(line: str) -> str:
    """Return a hint that writes the text of this line so that YAML keeps it."""
    key = _KEY_AND_VALUE.match(line)
    if key and key[1] in ("choices", "promises", "steps"):
        return f"begin the list on the line below `{key[1]}:`, each item after `- `"
    if key and key[1] in _NO_TEXT and not _QUANTIFIED.search(line):
        return f"`{key[1]}:` has no text: write what it needs, without the signs of another language"
    if key:
        return f"put quotes around the whole text, or start it on the line below, after `{key.group(1)}: |`"
    if _BELOW_KEY.match(line):
        return "put quotes around the whole text, or write `|` after its key, as in `text: |`"
    return "put quotes around the whole text"


def indentation(line: str) -> int:
    """Return the number of spaces at the start of a line."""
    return len(line) - len(line.lstrip(" "))
