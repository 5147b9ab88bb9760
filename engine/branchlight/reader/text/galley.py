"""The galley: all blocks in one long column. Lines are counted at once, and set when they show."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from rich.cells import cell_len, set_cell_size

from branchlight.reader.text.blocks import CENTRED, LETTERED, Block, Form, TextSpan
from branchlight.reader.text.breaking import SOFT_HYPHEN, ZERO_SPACE, cuts_a_word
from branchlight.reader.text.wrap import even, fill
from branchlight.source.named_tuple import NamedTuple

# Cues of something that lasts. Each is drawn as a line across the measure.
_LONG = frozenset({"flatline", "silence"})
_KEPT = 400
# Places for breaks, which are never printed.
_UNSEEN = (SOFT_HYPHEN, ZERO_SPACE)
_BOOK_INDENT = 2
# The cells between the words of an entry and its value, and the fewest beside the value in which words are broken.
_LEAST, _NARROWEST = 4, 14


class Line(NamedTuple):
    """A line as printed, with its indent `x` in cells. `start` is the letter of the block's text at which it starts."""

    text: str
    x: int
    start: int
    spans: tuple[TextSpan, ...] = ()


class Galley:
    """A column of blocks, with the places of their lines. Line 0 is the head of the column."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.blocks: list[Block] = []
        self.height = 0
        self._tops: list[int] = []
        self._lines: dict[int, list[Line]] = {}

    def append(self, blocks: Iterable[Block]) -> None:
        """Set blocks below the last."""
        for block in blocks:
            before = self.blocks[-1] if self.blocks else None
            top = self.height + space(before, block, self.form)
            self.blocks.append(block)
            self._tops.append(top)
            self.height = top + self._count(block, before)

    def cut(self, count: int) -> None:
        """Keep the first `count` blocks."""
        if count >= len(self.blocks):
            return
        self.height = self.bottom(count - 1) if count else 0
        del self.blocks[count:], self._tops[count:]
        for index in [index for index in self._lines if index >= count]:
            del self._lines[index]

    def prepend(self, blocks: list[Block]) -> int:
        """Set blocks above the first. Return the number of lines by which the others moved down."""
        old, was = self.blocks, self.height
        self.blocks, self._tops, self.height, self._lines = [], [], 0, {}
        self.append([*blocks, *old])
        return self.height - was

    def shape(self, form: Form) -> None:
        """Set everything again in another form."""
        self.form = form
        self.prepend([])

    def top(self, index: int) -> int:
        """Return the first line of a block."""
        return self._tops[index]

    def bottom(self, index: int) -> int:
        """Return the line after the last line of a block."""
        before = self.blocks[index - 1] if index else None
        return self._tops[index] + self._count(self.blocks[index], before)

    def at(self, line: int) -> int:
        """Return the block on a line, or -1 above the first block. A space belongs to the block above it."""
        return bisect_right(self._tops, line) - 1

    def lines(self, index: int) -> list[Line]:
        """Return the lines of a block, with an even right edge."""
        lines = self._lines.get(index)
        if lines is None:
            if len(self._lines) > _KEPT:
                self._lines.clear()
            lines = self._lines[index] = self._set(index)
        return lines

    def line(self, number: int) -> tuple[int, Line] | None:
        """Return a line and the index of its block, or None if the line is blank space."""
        index = self.at(number)
        if index < 0:
            return None
        lines = self.lines(index)
        offset = number - self._tops[index]
        return (index, lines[offset]) if offset < len(lines) else None

    def marked(self, index: int, span: TextSpan) -> list[Line]:
        """Return the lines of a block with one more span. The span covers all of a block whose letters are spaced."""
        block = self.blocks[index]
        printed = display(block, self.form.measure)
        shift = printed.find(block.text)
        spaced = TextSpan(0, len(printed), span.role)
        span = spaced if shift < 0 else TextSpan(span.start + shift, span.end + shift, span.role)
        return [_mark(line, span) for line in self.lines(index)]

    def _count(self, block: Block, before: Block | None) -> int:
        if block.kind == "question":
            return 0
        if block.kind == "entry":
            return len(_set_entry(block, self.form.measure))
        text, width, hang = self._measure(block, before)
        lines = len(fill("x" * hang + text, width))
        return 2 * lines - 1 if self._wide(block) else lines

    def _set(self, index: int) -> list[Line]:
        block = self.blocks[index]
        if block.kind == "question":
            return []
        if block.kind == "entry":
            return _set_entry(block, self.form.measure)
        text, width, hang = self._measure(block, self.blocks[index - 1] if index else None)
        lines: list[Line] = []
        for start, end in even("x" * hang + text, width):
            first = hang if start == 0 else 0
            start, end = max(0, start - hang), end - hang
            words, spans = _printed(text, start, end, _clip(block.spans, start, end))
            x = (self.form.measure - cell_len(words)) // 2 if block.kind in CENTRED else block.indent + first
            if lines and self._wide(block):
                lines.append(Line("", 0, start))
            lines.append(Line(words, max(0, x), start, spans))
        return lines

    def _wide(self, block: Block) -> bool:
        return self.form.spacing == "wide" and block.kind in LETTERED

    def _measure(self, block: Block, before: Block | None) -> tuple[str, int, int]:
        """Return the words as printed, the width that they have, and the indent of their first line."""
        width = self.form.measure - block.indent
        if block.kind in CENTRED:
            return display(block, self.form.measure), width, 0
        indented = block.kind == "paragraph" and before is not None and before.kind in LETTERED
        return block.text, width, _BOOK_INDENT if indented and self.form.spacing == "close" else 0


def display(block: Block, measure: int) -> str:
    """Return the words of a centred block as they are printed."""
    if block.kind in ("heading", "ending"):
        spaced = "   ".join(" ".join(word) for word in block.text.upper().split())
        return spaced if cell_len(spaced) <= measure else block.text.upper()
    if block.kind == "break":
        return "*     *     *"
    if block.kind == "cue":
        return _display_cue(block, measure)
    return block.text


def space(before: Block | None, block: Block, form: Form) -> int:
    """Return the number of blank lines above a block."""
    if block.kind == "question":
        return 0
    if before is None:
        return 1 if block.kind == "heading" and form.roomy else 0
    if block.kind == "detail":
        return 0 if before.kind in ("entry", "detail", "small") else 1
    if block.kind == "small" and before.kind in ("choice", "detail"):
        return 0
    if block.kind == "entry":
        return 0 if before.kind == "entry" else 1
    if block.kind in ("choice", "locked"):
        return 0 if before.kind in ("choice", "locked") else 1 + (form.roomy and before.kind == "ending")
    if "heading" in (block.kind, before.kind):
        return 2 if form.roomy else 1
    if block.kind == "ending":
        return 3 if form.roomy else 1
    prose = block.kind in LETTERED and before.kind in LETTERED
    return 0 if prose and form.spacing == "close" else 2 if prose and form.spacing == "wide" else 1


def _printed(text: str, start: int, end: int, spans: tuple[TextSpan, ...]) -> tuple[str, tuple[TextSpan, ...]]:
    """Return the words of a line and their spans, without soft hyphens. Add a hyphen if the line ends in a word."""
    words = text[start:end]
    hyphen = "-" if cuts_a_word(text, end) else ""
    if not any(sign in words for sign in _UNSEEN):
        return words + hyphen, spans
    kept = [0, *accumulate(sign not in _UNSEEN for sign in words)]
    moved = tuple(TextSpan(kept[span.start], kept[span.end], span.role) for span in spans)
    return "".join(sign for sign in words if sign not in _UNSEEN) + hyphen, moved


def _mark(line: Line, span: TextSpan) -> Line:
    return line._replace(spans=(*line.spans, *_clip((span,), line.start, line.start + len(line.text))))


def _display_cue(block: Block, measure: int) -> str:
    if block.name in _LONG:
        dashes = measure - cell_len(block.text) - 4
        return f"{'─' * (dashes // 2)}  {block.text}  {'─' * (dashes - dashes // 2)}" if dashes > 4 else block.text
    return f"·  {block.text}  ·"


def _set_entry(block: Block, measure: int) -> list[Line]:
    """Return words, leader dots, and the value at the right of the last line. Without a value, the words are cut.

    If there is too little room beside the value, it has lines of its own.
    """
    name = block.name
    room = measure - block.indent - cell_len(name)
    if name and room < min(_NARROWEST, cell_len(block.text) + _LEAST):
        return _set_narrow_entry(block, max(1, measure - block.indent))
    lines = fill(block.text, room - 3) if name else [(0, len(block.text))]
    *above, (start, end) = lines
    words = block.text[start:end] if above else _cut(block.text, room - 3)
    dots = f" {'.' * (room - cell_len(words) - 2)} " if name else ""
    first, last = len(words), len(words) + len(dots)
    spans = (TextSpan(first, last, "leader"), TextSpan(last, last + len(name), "value"))
    set_above = [Line(block.text[start:end], block.indent, start) for start, end in above]
    return [*set_above, Line(words + dots + name, block.indent, start, spans if name else ())]


def _set_narrow_entry(block: Block, room: int) -> list[Line]:
    """Return the words of an entry, and below them its value at the right."""
    lines = [Line(block.text[start:end], block.indent, start) for start, end in fill(block.text, room)]
    for start, end in fill(block.name, room):
        value = block.name[start:end]
        spans = (TextSpan(0, len(value), "value"),)
        lines.append(Line(value, block.indent + max(0, room - cell_len(value)), len(block.text), spans))
    return lines


def _cut(words: str, cells: int) -> str:
    """Return the words, cut with an ellipsis if they do not fit."""
    return words if cell_len(words) <= cells else f"{set_cell_size(words, max(0, cells - 1)).rstrip()}…"


def _clip(spans: tuple[TextSpan, ...], start: int, end: int) -> tuple[TextSpan, ...]:
    """Return the parts of spans that are on a line, counted from its start."""
    kept = (TextSpan(max(span.start, start) - start, min(span.end, end) - start, span.role) for span in spans)
    return tuple(span for span in kept if span.end > span.start)
