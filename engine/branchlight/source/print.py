"""Diagnostics as text for a terminal or a pipe, and as the object that `check --json` prints."""

from collections.abc import Iterable
from unicodedata import combining, east_asian_width

from branchlight.source.characters import visible
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.lines import line_at
from branchlight.source.located import SourceFile
from branchlight.source.output import encodable_text
from branchlight.source.place import Place

WIDTH = 100
LIMIT = 50
TAB = 4

_COLOURS = {"error": "1;31", "warning": "1;33", "place": "1", "caret": "1;32", "hint": "36", "gutter": "2"}


def render(
    diagnostics: Iterable[Diagnostic],
    files: Iterable[SourceFile],
    colour: bool = False,
    limit: int = LIMIT,
    encoding: str = "utf-8",
) -> str:
    """Return the diagnostics in the order of the files' names, each with its line and a caret below what is meant.

    No more than `limit` are shown, and then how many more there are. Empty if there is none. `encoding` is that of the
    stream: what it lacks is shown in other letters, and the caret is set accordingly.
    """
    page = _Page({file.name: file.text for file in files}, colour, encoding)
    ordered = in_order(diagnostics)
    blocks = ["\n".join(page.block(diagnostic)) for diagnostic in ordered[:limit]]
    if len(ordered) > limit:
        blocks.append(f"and {len(ordered) - limit} more")
    return "\n".join(blocks)


def as_json(diagnostics: Iterable[Diagnostic]) -> dict[str, list[dict[str, str | int]]]:
    """The diagnostics as an object of plain values, in the same order."""
    return {"diagnostics": [_values(diagnostic) for diagnostic in in_order(diagnostics)]}


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics by file, line and column; those of one place keep the order in which they were found."""
    return sorted(diagnostics, key=lambda diagnostic: diagnostic.place)


def _values(diagnostic: Diagnostic) -> dict[str, str | int]:
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": visible(diagnostic.message),
        "file": visible(diagnostic.place.file),
        "line": diagnostic.place.line,
        "column": diagnostic.place.column,
        "hint": visible(diagnostic.hint),
    }


class _Page:
    """Lays out diagnostics over the texts of the files that they speak of."""

    def __init__(self, texts: dict[str, str], colour: bool, encoding: str) -> None:
        self.texts = texts
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
        return self._paint(visible(str(place)), "place")

    def _excerpt(self, place: Place, length: int) -> list[str]:
        """The line of a place and a caret below it; nothing where the file or the line is not at hand."""
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
    """Return a line as it is shown, cut to WIDTH: the text before the mark, the marked text, and the text after it."""
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
    """How many cells of a terminal the text takes: wide letters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1 for letter in text)
