"""Ink: the style of each block in a palette, and its lines as painted strips."""

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

# A key as the reader sees it, a few words on what it does, and the action of a click on it.
Key = tuple[str, str, str]


# The cells of a sign in the margin, and of the space after it.
_SIGN_ROOM = 2


class Ink:
    """A painter of lines for one palette and the voices of one story."""

    def __init__(self, palette: Palette, voices: Mapping[str, Voice]) -> None:
        self.palette = palette
        self.voices = voices
        self.paper = Style(background=palette.paper)
        self._bases: dict[tuple[str, str, bool], Style] = {}

    def strip(self, block: Block, line: Line, left: int, width: int, chosen: bool = False, sign: str = "") -> Strip:
        """Return a painted line of a block. The measure starts at cell `left` of a page of `width` cells.

        A `sign` appears in the margin of the first line, if there is room.
        """
        base = self.base(block, chosen)
        spans = [ContentSpan(span.start, span.end, self._role(span.role, base)) for span in line.spans]
        content = Content(line.text, spans)
        lead = left + line.x
        hanging = line.start == 0 and (block.mark or block.kind == "entry")
        head = self._lead(block, lead, chosen) if hanging else [_gap(lead, self.paper)]
        if sign and not hanging and line.start == 0 and left >= _SIGN_ROOM:
            mark = Segment(sign, (self.paper + Style(foreground=self.palette.accent)).rich_style)
            head = [_gap(left - _SIGN_ROOM, self.paper), mark, _gap(line.x + _SIGN_ROOM - 1, self.paper)]
        segments = [*head, *content.render_segments(base)]
        return self.fill(Strip(segments, lead + cell_len(line.text)), width)

    def soften(self, strip: Strip, line: Line, left: int, letters: int) -> Strip:
        """Return the first `letters` letters of a painted line. The last ones are paler, as if still wet."""
        first = letters if self.palette.plain else max(0, letters - len(_SOFT))
        edges = [left + line.x + cell_len(line.text[:number]) for number in range(first, letters + 1)]
        wet = [strip.crop(start, end) for start, end in pairwise(edges)]
        shares = _SOFT[len(_SOFT) - len(wet) :]
        faded = [self._fade(letter, share) for letter, share in zip(wet, shares, strict=True)]
        return Strip.join([strip.crop(0, edges[0]), *faded])

    def mark(self, strip: Strip) -> Strip:
        """Return the strip as marked by the mouse."""
        look = (Style(reverse=True) if self.palette.plain else Style(self.palette.marked, self.palette.ink)).rich_style
        return Strip([Segment(text, style + look if style else look) for text, style, _ in strip], strip.cell_length)

    def blank(self, width: int) -> Strip:
        """Return a blank line."""
        return Strip.blank(width, self.paper.rich_style)

    def fill(self, strip: Strip, width: int) -> Strip:
        """Return the strip, extended with blank space to a width."""
        return strip.extend_cell_length(width, self.paper.rich_style)

    def base(self, block: Block, chosen: bool = False) -> Style:
        """Return the style of a block's words."""
        key = (block.kind, block.name, chosen)
        if key not in self._bases:
            self._bases[key] = self.paper + self._style(block, chosen)
        return self._bases[key]

    def quiet(self, italic: bool = False) -> Style:
        """Return the style of text that accompanies the story."""
        return Style(foreground=self.palette.quiet, dim=self.palette.plain or None, italic=italic or None)

    def keys(self, *keys: Key) -> Content:
        """Return keys with what they do, for a foot. Each can be clicked."""
        ink = Style(foreground=self.palette.ink, dim=False if self.palette.plain else None)
        parts = [
            (Content.styled(key, ink) + Content(f" {words}" if words else "") if key else Content(words), action)
            for key, words, action in keys
        ]
        return Content("   ").join([self.key(part, action) for part, action in parts])

    def key(self, words: Content, action: str) -> Content:
        """Return words that run an action if they are clicked."""
        return words.stylize(Style.from_meta({"@click": action})) if action else words

    def _style(self, block: Block, chosen: bool) -> Style:
        palette = self.palette
        if block.kind == "voice":
            return self._voice(self.voices.get(block.name))
        if block.kind == "cue" and chosen:
            return Style(foreground=palette.accent, italic=True)
        if block.kind in ("taken", "locked", "place", "cue", "notice", "detail"):
            return self.quiet(italic=True)
        if block.kind in ("break", "small"):
            return self.quiet()
        if block.kind == "heading":
            return Style(foreground=palette.accent, bold=palette.plain or None)
        if block.kind == "ending":
            return Style(foreground=palette.accent, bold=True)
        if chosen:
            # Where the ink is as bright as can be, letters of the same colour would differ by their weight alone.
            return Style(foreground=palette.bright, bold=True, reverse=palette.bright == palette.ink or None)
        return Style(foreground=palette.ink)

    def _voice(self, voice: Voice | None) -> Style:
        if voice is None:
            return Style(foreground=self.palette.ink)
        colour = hue_of(self.palette, voice.colour) if voice.colour else self.palette.ink
        words = voice.style.split()
        # A colour that the terminal cannot show well is bold instead.
        bold = "bold" in words or (self.palette.plain and bool(voice.colour) and colour == self.palette.ink)
        return Style(foreground=colour, italic="italic" in words or None, bold=bold or None)

    def _role(self, role: str, base: Style) -> Style:
        """Return the style of a span. Emphasis within italics is upright, as in print.

        Words in reverse keep one colour, since another would be a patch of paper.
        """
        if base.reverse and role in ("reason", "before", "leader", "value"):
            return Style(italic=True if role == "reason" else None)
        if role == "reason":
            return Style(italic=True, foreground=self.palette.quiet)
        if role == "before":
            return Style(foreground=self.palette.quiet, dim=self.palette.plain or None, bold=False)
        if role == "leader":
            return Style(foreground=self.palette.faint, dim=self.palette.plain or None)
        if role == "value":
            return Style(foreground=base.foreground if base.bold else self.palette.quiet)
        if role == "found":
            return Style(reverse=True)
        italic = role in ("emphasis", "both")
        return Style(italic=(not base.italic) if italic else None, bold=True if role in ("strong", "both") else None)

    def _lead(self, block: Block, lead: int, chosen: bool) -> list[Segment]:
        """Return the indent of a first line: the pointer and the number of a choice."""
        mark = block.mark.rjust(2)
        pointer = "›" if chosen else " "
        look = Style(foreground=self.palette.accent) if block.kind == "choice" else self.quiet()
        text = f"{pointer} {block.mark.rjust(block.indent - 3)}" if block.kind != "taken" else mark.strip()
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
