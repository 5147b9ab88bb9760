"""Palettes: the few colours of a page in four themes, and their changes by moods.

The contrast of words to their paper is never below 4.5 to 1, whatever colour a story asks for. In the theme of high
contrast it is never below 7 to 1. Both hold also on a terminal with 256 colours, which rounds each colour.
"""

from functools import lru_cache

from textual.color import Color

from branchlight.reader.look.contrast import READABLE, STARK, contrast, rounded
from branchlight.source.named_tuple import NamedTuple

# The share of the accent in the paper under marked words.
_MARK = 0.28

# The colours that a story can name, muted for a page.
_HUES = {
    "red": "#c4504a",
    "orange": "#c77b3b",
    "yellow": "#c9a545",
    "green": "#6a9a5b",
    "cyan": "#4f9aa3",
    "blue": "#5684c4",
    "purple": "#8b62c9",
    "pink": "#c9728f",
    "brown": "#9a7350",
    "grey": "#8a8a8a",
    "white": "#d6d2ca",
}


class Palette(NamedTuple):
    """The colours of a page.

    `faint` is for rules, never for words. A `plain` palette has the terminal's own colours, and uses `dim` where others
    use a paler ink. What those colours are is not known, so only the voices of a story have any there. `tint` is the
    share of a mood's colour in the paper.
    """

    name: str
    dark: bool
    plain: bool
    paper: Color
    ink: Color
    quiet: Color
    faint: Color
    accent: Color
    tint: float
    ground: Color | None = None
    few: bool = False

    @property
    def bright(self) -> Color:
        """The colour of the line that is pointed at: further from the paper than all other words."""
        if self.plain:
            return self.ink
        return Color.parse("#ffffff" if self.dark else "#000000")

    @property
    def marked(self) -> Color:
        """The paper under words that the mouse has marked."""
        return self.paper.blend(self.accent, _MARK)


def _palette(name: str, dark: bool, colours: str, tint: float) -> Palette:
    paper, ink, quiet, faint, accent = (Color.parse(colour) for colour in colours.split())
    return Palette(name, dark, paper.ansi is not None, paper, ink, quiet, faint, accent, tint)


PALETTES = {
    palette.name: palette
    for palette in (
        _palette("night", True, "#15161a #d9d4c8 #95918a #3a3b42 #d3a873", 0.10),
        _palette("paper", False, "#f7f2e7 #2c2823 #6d655a #d3c9b6 #93391f", 0.09),
        _palette("contrast", True, "#000000 #ffffff #d4d4d4 #8c8c8c #ffd84d", 0.0),
        _palette("terminal", True, "ansi_default ansi_default ansi_default ansi_default ansi_default", 0.0),
    )
}


@lru_cache(64)
def lit(palette: Palette, colour: str) -> Palette:
    """Return the palette in the light of a mood, whose colour tints paper, ink and accent."""
    if not colour or palette.plain:
        return palette
    hue = hue_of(palette, colour)
    if not palette.tint:
        return palette._replace(accent=hue)
    paper = palette.paper.blend(_raw_hue(colour), palette.tint)
    if palette.dark:
        paper = paper.darken(0.02)
    ink = palette.ink.blend(hue, 0.12)
    quiet = _readable(palette.quiet.blend(hue, 0.35), paper, ink)
    faint = palette.faint.blend(hue, 0.35)
    return palette._replace(paper=paper, ink=ink, quiet=quiet, faint=faint, accent=_readable(hue, paper, ink))


@lru_cache(256)
def hue_of(palette: Palette, colour: str) -> Color:
    """Return a story's colour, made readable on the paper of a palette."""
    if palette.plain:
        from branchlight.reader.look.terminal_hues import hue_on_terminal  # late, for the terminal's own colours alone

        return hue_on_terminal(colour, _raw_hue(colour), palette.ground, palette.few)
    least = STARK if palette.name == "contrast" else READABLE
    return _readable(_raw_hue(colour), palette.paper, palette.ink, least)


def mixed(first: Palette, second: Palette, share: float) -> Palette:
    """Return the palette between two lights; `share` is the part of the second, from 0 to 1."""
    return second._replace(
        paper=first.paper.blend(second.paper, share),
        ink=first.ink.blend(second.ink, share),
        quiet=first.quiet.blend(second.quiet, share),
        faint=first.faint.blend(second.faint, share),
        accent=first.accent.blend(second.accent, share),
    )


def _raw_hue(colour: str) -> Color:
    return Color.parse(_HUES.get(colour, _HUES["grey"]))


def _readable(colour: Color, paper: Color, ink: Color, least: float = READABLE) -> Color:
    """Return the colour, blended towards the ink until it is readable."""
    for step in range(21):
        mixed = colour.blend(ink, step / 20, alpha=1.0)
        if is_readable(mixed, paper, least):
            return mixed
    return ink


def is_readable(colour: Color, paper: Color, least: float = READABLE) -> bool:
    """Return whether words have this contrast to their paper, with full colours and with 256."""
    return min(contrast(colour, paper), contrast(rounded(colour), rounded(paper))) >= least
