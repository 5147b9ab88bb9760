"""Diagnostics as text for a terminal or a pipe, and as the object that `check --json` prints."""

from collections.abc import Iterable
from typing import Any, TypeAlias
from unicodedata import combining, east_asian_width

from branchlight.source.characters import visible
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.fix import Edit, Fix
from branchlight.source.lines import line_at
from branchlight.source.located import SourceFile
from branchlight.source.origins import Origins
from branchlight.source.output import encodable_text
from branchlight.source.place import Place

WIDTH = 100
LIMIT = 50
TAB = 4

Values: TypeAlias = dict[str, Any]
"""An object of JSON."""

_COLOURS = {"error": "1;31", "warning": "1;33", "place": "1", "caret": "1;32", "hint": "36", "gutter": "2"}


def render(
    diagnostics: Iterable[Diagnostic],
    files: Iterable[SourceFile],
    colour: bool = False,
    limit: int = LIMIT,
    encoding: str = "utf-8",
) -> str:
    """Return the diagnostics as text in the order of the files' names, each with its line and a caret.

    At most `limit` are shown, followed by the number of the others. The text is empty if there are none. A place that
    comes from another file is followed by that one in parentheses. `encoding` is that of the stream: signs that it
    lacks are replaced, and the caret is placed accordingly.
    """
    read = list(files)
    page = _Page({file.name: file.text for file in read}, Origins(read), colour, encoding)
    ordered = in_order(diagnostics)
    blocks = ["\n".join(page.block(diagnostic)) for diagnostic in ordered[:limit]]
    if len(ordered) > limit:
        blocks.append(f"and {len(ordered) - limit} more")
    return "\n".join(blocks)


def as_json(diagnostics: Iterable[Diagnostic], files: Iterable[SourceFile] = ()) -> dict[str, list[Values]]:
    """Return the diagnostics as an object of plain values, in the same order. Their origins are found in the files."""
    origins = Origins(files)
    return {"diagnostics": [_values(diagnostic, origins) for diagnostic in in_order(diagnostics)]}


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the diagnostics by file, line and column; those of one place keep their order."""
    return sorted(diagnostics, key=lambda diagnostic: diagnostic.place)


def _values(diagnostic: Diagnostic, origins: Origins) -> Values:
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": visible(diagnostic.message),
        "file": visible(diagnostic.place.file),
        "line": diagnostic.place.line,
        "column": diagnostic.place.column,
        "origin": visible(origins.at(diagnostic.place)),
        "hint": visible(diagnostic.hint),
        "fix": None if diagnostic.fix is None else _fix(diagnostic.fix),
    }


def _fix(fix: Fix) -> Values:
    return {"title": visible(fix.title), "sure": fix.sure, "edits": [_edit(edit) for edit in fix.edits]}


def _edit(edit: Edit) -> Values:
    place = edit.place
    return {
        "file": visible(place.file),
        "line": place.line,
        "column": place.column,
        "length": edit.length,
        "text": edit.text,
    }


class _Page:
    """The layout of diagnostics over the texts of their files."""

    def __init__(self, texts: dict[str, str], origins: Origins, colour: bool, encoding: str) -> None:
        self.texts = texts
        self.origins = origins
        self.colour = colour
        self.encoding = encoding

    def block(self, diagnostic: Diagnostic) -> list[str]:
        title = self._paint(f"{diagnostic.severity} {diagnostic.code}", diagnostic.severity)
        lines = [f"{self._place(diagnostic.place)}: {title}: {visible(diagnostic.message)}"]
        lines += self._excerpt(diagnostic.place, diagnostic.length)
        if diagnostic.hint:
            lines.append(f"  = {self._paint('hint', 'hint')}: {visible(diagnostic.hint)}")
        for related in diagnostic.related:
            lines.append(f"  = {self._place(related.place)}: {visible(related.message)}")
            lines += self._excerpt(related.place, 1)
        return lines

    def _place(self, place: Place) -> str:
        origin = self.origins.at(place)
        return self._paint(visible(str(place)), "place") + (f" ({visible(origin)})" if origin else "")

    def _excerpt(self, place: Place, length: int) -> list[str]:
        """Return the line of a place and a caret below it; nothing if the file or the line is not available."""
        source = line_at(self.texts.get(place.file, ""), place.line)
        if not source.strip():
            return []
        before, marked, after = _window(source, place.column - 1, length, self.encoding)
        caret = " " * _width(before) + self._paint("^" * max(1, _width(marked)), "caret")
        numbered = self._paint(f"{place.line:>5} | ", "gutter") + (before + marked + after).rstrip()
        return [numbered, self._paint("      | ", "gutter") + caret]

    def _paint(self, text: str, what: str) -> str:
        return f"\x1b[{_COLOURS[what]}m{text}\x1b[0m" if self.colour else text


def _window(line: str, column: int, length: int, encoding: str) -> tuple[str, str, str]:
    """Return a line, cut to WIDTH, as three texts: before the mark, the marked one, and after it."""
    end, cut = column + length, encodable_text("…", encoding)
    marked = _shown(line[column:end], encoding)[:WIDTH]
    before = _shown(line[max(0, column - WIDTH - 1) : column], encoding)
    after = _shown(line[end : end + WIDTH + 1], encoding)
    spare = WIDTH - len(marked)
    kept = max(spare // 2, spare - len(after))
    if len(before) > kept:
        before = cut + before[len(before) - kept + len(cut) :]
    kept = max(0, spare - len(before))
    if len(after) > kept:
        after = after[: max(0, kept - len(cut))] + cut
    return before, marked, after


def _shown(text: str, encoding: str) -> str:
    return encodable_text(visible(text.replace("\t", " " * TAB)), encoding)


def _width(text: str) -> int:
    """Return the number of cells that the text takes in a terminal: two for a wide letter, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1 for letter in text)
