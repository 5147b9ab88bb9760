"""The parts of one line of ink: words, braces, glue, tags, and the diverts at its end."""

import re
from collections.abc import Iterator

from branchlight.adopt.ink.brace_logic import braces
from branchlight.adopt.ink.diverts import leaves
from branchlight.adopt.ink.scanner import Scanner
from branchlight.adopt.ink.tree import GlueMark, Inline, Tag, Text

_ESCAPE = re.compile(r"\\(?:.|\n)?")
_BLANKS = " \t"


def _words(stops: str) -> "re.Pattern[str]":
    """Return a pattern for words up to a stop, an arrow, glue or an escape."""
    return re.compile(rf"(?:[^\-<{{}}|\n\\#{re.escape(stops)}]|-(?!>)|<(?![\->]))+")


_IN_LINE, _IN_CHOICE, _IN_STRING = _words(""), _words("[]"), _words('"')


def content(scanner: Scanner) -> tuple[Inline, ...] | None:
    """Read the content of a line, or of one side of braces, with the diverts at its end; None if there is none.

    Spaces before a divert become one. Inside a choice, the diverts are left to the choice.
    """
    _refuse_tilde(scanner)
    parts = _ContentParts()
    while _part(scanner, parts):
        pass
    chain = None if scanner.in_choice else leaves(scanner)
    found = parts.finished(scanner)
    if chain is not None:
        return (*trimmed(found, " "), *chain)
    return found or None


def trimmed(parts: tuple[Inline, ...], end: str = "") -> tuple[Inline, ...]:
    """Return the content with the spaces at its end replaced by `end`. Text of which nothing is left disappears."""
    while parts and isinstance(last := parts[-1], Text):
        text = last.text.rstrip(_BLANKS) + end
        if text:
            return (*parts[:-1], Text(last.place, text))
        parts = parts[:-1]
    return parts


class _ContentParts:
    """The parts of a line so far. What follows a `#` is gathered in its tag."""

    def __init__(self) -> None:
        self._done: list[Inline] = []
        self._tag: list[Inline] = []
        self._tag_at: int | None = None

    def add(self, part: Inline) -> None:
        """Add a part to the line, or to the tag that is open."""
        (self._done if self._tag_at is None else self._tag).append(part)

    def open_tag(self, scanner: Scanner, start: int) -> None:
        """End the tag that is open, if any, and start another."""
        self._close(scanner)
        self._tag_at = start

    def finished(self, scanner: Scanner) -> tuple[Inline, ...]:
        """Return all parts."""
        self._close(scanner)
        return tuple(self._done)

    def _close(self, scanner: Scanner) -> None:
        if self._tag_at is not None:
            self._done.append(Tag(scanner.place(self._tag_at), trimmed(tuple(self._tag))))
            self._tag, self._tag_at = [], None


def _part(scanner: Scanner, parts: _ContentParts) -> bool:
    """Read one part, and return whether there was one."""
    start = scanner.at
    if words := "".join(_pieces(scanner)):
        parts.add(Text(scanner.place(start), words))
        return True
    if scanner.sees("{"):
        found = scanner.once(braces)
        if found is None:
            return False
        parts.add(found)
        return True
    if scanner.take("<>"):
        parts.add(GlueMark(scanner.place(start)))
        return True
    return _tag(scanner, parts)


def _pieces(scanner: Scanner) -> Iterator[str]:
    """Yield words and escaped characters, as long as they follow each other."""
    pattern = _IN_STRING if scanner.in_string else _IN_CHOICE if scanner.in_choice else _IN_LINE
    while True:
        if words := scanner.match(pattern):
            yield words
        elif escape := scanner.match(_ESCAPE):
            yield escape[1:]
        else:
            return


def _tag(scanner: Scanner, parts: _ContentParts) -> bool:
    """Read the start of a tag, and return whether there is one."""
    start = scanner.at
    if not scanner.take("#"):
        return False
    if scanner.in_string:
        scanner.complain("a text in quotation marks has no tags", "write `\\#` for the sign itself", start)
    scanner.spaces()
    parts.open_tag(scanner, start)
    return True


def _refuse_tilde(scanner: Scanner) -> None:
    begun = scanner.at
    scanner.spaces()
    if scanner.take("~"):
        scanner.complain("`~` is for a line of its own", "write logic inside a line in braces")
    else:
        scanner.at = begun
