"""Conversion of palettes to Textual's themes, so that all widgets have the same colours."""

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from branchlight.reader.look.palette import Palette

# The share of the ink in the paper of a field to write in.
_FIELD = 0.12

# Selected words in the terminal's own colours: these two differ well on every terminal.
_SELECTED = {
    f"{widget}-selection-{part}": colour
    for widget in ("input", "screen")
    for part, colour in (("background", "ansi_blue"), ("foreground", "ansi_bright_white"))
}


def theme_of(palette: Palette, name: str) -> Theme:
    """Return the theme called `name` with the colours of a palette."""
    accent, ink, paper = _accent(palette), _css(palette.ink), _css(palette.paper)
    shade = paper if palette.plain else _css(palette.paper.blend(palette.ink, 0.06))
    return Theme(
        name=name,
        primary=accent,
        accent=accent,
        foreground=ink,
        background=paper,
        surface=shade,
        panel=shade,
        dark=palette.dark,
        ansi=palette.plain,
        variables=_variables(palette),
    )


def _variables(palette: Palette) -> dict[str, str]:
    """Return the colours that are not Textual's own, and those of its widgets that differ."""
    paper = _css(palette.paper)
    variables = {
        "border": _css(palette.faint),
        "quiet": _css(palette.quiet),
        "faint": _css(palette.faint),
        "field": paper if palette.plain else _css(palette.paper.blend(palette.ink, _FIELD)),
        "scrollbar": _css(palette.faint),
        "scrollbar-background": paper,
        "screen-selection-background": _css(palette.marked),
        "input-cursor-background": _accent(palette),
        "block-cursor-text-style": "none",
    }
    if palette.plain:
        return BUILTIN_THEMES["ansi-dark"].variables | variables | _SELECTED
    return variables | {
        "block-cursor-background": _css(palette.paper.blend(palette.accent, 0.22)),
        "block-cursor-foreground": _css(palette.ink),
    }


def _accent(palette: Palette) -> str:
    return palette.accent.css if palette.plain else palette.accent.hex


def _css(colour: Color) -> str:
    return colour.css if colour.ansi is not None else colour.hex
