"""Ink: how each block looks in a palette, and its lines as painted strips."""

from collections.abc import Mapping
from itertools import pairwise

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.content import Content
from textual.content import Span as ContentSpan
from textual.strip import Strip
from textual.style import Style

from branchlight.model.story import Voice
from branchlight.reader.look.palette import Palette, hue_of
from branchlight.reader.text.blocks import Block
from branchlight.reader.text.galley import Line

_SOFT = (0.75, 0.5, 0.25)

# A key as a reader knows it, what it does in words, and the action that a click on it runs.
Key = tuple[str, str, str]


class Ink:
    """Paints lines. One Ink serves one palette and the voices of one story."""

    def __init__(self, palette: Palette, voices: Mapping[str, Voice]) -> None:
        self.palette = palette
        self.voices = voices
        self.paper = Style(background=palette.paper)
        self._bases: dict[tuple[str, str, bool], Style] = {}

    def strip(self, block: Block, line: Line, left: int, width: int, chosen: bool = False) -> Strip:
        """A line of a block on a page whose measure starts `left` cells in."""
        base = self.base(block, chosen)
        spans = [ContentSpan(span.start, span.end, self._role(span.role, base)) for span in line.spans]
        content = Content(line.text, spans)
        lead = left + line.x
        hanging = line.start == 0 and (block.mark or block.kind == "entry")
        head = self._lead(block, lead, chosen) if hanging else [_gap(lead, self.paper)]
        segments = [*head, *content.render_segments(base)]
        return self.fill(Strip(segments, lead + cell_len(line.text)), width)

    def soften(self, strip: Strip, line: Line, left: int, letters: int) -> Strip:
        """The strip of a line up to so many letters of it, the last ones still wet."""
        first = letters if self.palette.plain else max(0, letters - len(_SOFT))
        edges = [left + line.x + cell_len(line.text[:number]) for number in range(first, letters + 1)]
        wet = [strip.crop(start, end) for start, end in pairwise(edges)]
        shares = _SOFT[len(_SOFT) - len(wet) :]
        faded = [self._fade(letter, share) for letter, share in zip(wet, shares, strict=True)]
        return Strip.join([strip.crop(0, edges[0]), *faded])

    def mark(self, strip: Strip) -> Strip:
        """The strip as the mouse has marked it, whatever stands on it."""
        look = (Style(reverse=True) if self.palette.plain else Style(self.palette.marked, self.palette.ink)).rich_style
        return Strip([Segment(text, style + look if style else look) for text, style, _ in strip], strip.cell_length)

    def blank(self, width: int) -> Strip:
        """A line of white."""
        return Strip.blank(width, self.paper.rich_style)

    def fill(self, strip: Strip, width: int) -> Strip:
        """The strip, with white to the edge."""
        return strip.extend_cell_length(width, self.paper.rich_style)

    def base(self, block: Block, chosen: bool = False) -> Style:
        """The style of a block's words."""
        key = (block.kind, block.name, chosen)
        if key not in self._bases:
            self._bases[key] = self.paper + self._style(block, chosen)
        return self._bases[key]

    def quiet(self, italic: bool = False) -> Style:
        """For what accompanies the text."""
        return Style(foreground=self.palette.quiet, dim=self.palette.plain or None, italic=italic or None)

    def keys(self, *keys: Key) -> Content:
        """Keys and what they do, as a foot has them; the mouse can press them."""
        ink = Style(foreground=self.palette.ink, dim=False if self.palette.plain else None)
        parts = [(Content.styled(key, ink) + Content(f" {words}"), action) for key, words, action in keys]
        return Content("   ").join([self.key(part, action) for part, action in parts])

    def key(self, words: Content, action: str) -> Content:
        """Words that do something when they are clicked."""
        return words.stylize(Style.from_meta({"@click": action})) if action else words

    def _style(self, block: Block, chosen: bool) -> Style:
        palette = self.palette
        if block.kind == "voice":
            return self._voice(self.voices.get(block.name))
        if block.kind == "cue" and chosen:
            return Style(foreground=palette.accent, italic=True)
        if block.kind in ("taken", "locked", "place", "cue", "notice", "question", "detail"):
            return self.quiet(italic=True)
        if block.kind in ("break", "small"):
            return self.quiet()
        if block.kind == "heading":
            return Style(foreground=palette.accent)
        if block.kind == "ending":
            return Style(foreground=palette.accent, bold=True)
        if chosen:
            return Style(foreground=palette.accent, bold=palette.plain or None)
        return Style(foreground=palette.ink)

    def _voice(self, voice: Voice | None) -> Style:
        if voice is None:
            return Style(foreground=self.palette.ink)
        colour = hue_of(self.palette, voice.colour) if voice.colour else self.palette.ink
        words = voice.style.split()
        return Style(foreground=colour, italic="italic" in words or None, bold="bold" in words or None)

    def _role(self, role: str, base: Style) -> Style:
        """Emphasis in italics is roman, as in print."""
        if role == "reason":
            return Style(italic=True, foreground=self.palette.quiet)
        if role == "leader":
            return Style(foreground=self.palette.faint, dim=self.palette.plain or None)
        if role == "value":
            return Style(
                foreground=self.palette.accent if base.foreground == self.palette.accent else self.palette.quiet
            )
        if role == "found":
            return Style(reverse=True)
        italic = role in ("emphasis", "both")
        return Style(italic=(not base.italic) if italic else None, bold=True if role in ("strong", "both") else None)

    def _lead(self, block: Block, lead: int, chosen: bool) -> list[Segment]:
        """What hangs before the first line: the pointer and the number of a choice."""
        mark = block.mark.rjust(2)
        pointer = "›" if chosen else " "
        look = Style(foreground=self.palette.accent) if block.kind == "choice" else self.quiet()
        text = f"{pointer} {block.mark}" if block.kind != "taken" else mark.strip()
        text = text.ljust(max(block.indent, len(text) + 1))
        return [_gap(lead - block.indent, self.paper), Segment(text[: block.indent], (self.paper + look).rich_style)]

    def _fade(self, strip: Strip, share: float) -> Strip:
        faded = []
        for text, style, control in strip:
            if style is not None and style.color is not None:
                colour = self.palette.paper.blend(Color.from_rich_color(style.color), share)
                style += Style(foreground=colour).rich_style
            faded.append(Segment(text, style, control))
        return Strip(faded, strip.cell_length)


def _gap(width: int, paper: Style) -> Segment:
    return Segment(" " * max(0, width), paper.rich_style)
