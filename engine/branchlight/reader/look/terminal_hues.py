"""The colours of voices in the theme of the terminal's own colours, readable on the background of the terminal.

A colour has 4.5 to 1 or more on a background that is known. Otherwise it has 4.4 or more on white and on black, where
none can have more than 4.6 on both. Each terminal has its own idea of 16 colours. So those have 3 or more on usual
terminals, and a voice whose colour has less gets none.
"""

from collections.abc import Mapping

from textual.color import Color

from branchlight.reader.look.contrast import READABLE, contrast, rounded

OWN = Color.parse("ansi_default")
"""The terminal's own colour of words."""

_WHITE, _BLACK = Color.parse("#ffffff"), Color.parse("#000000")
_STEPS = 20

# These are among 256 colours, so none is rounded.
_ON_BOTH = {
    "red": "#af5f5f",
    "orange": "#af5f00",
    "yellow": "#af5f00",
    "brown": "#af5f00",
    "green": "#008700",
    "cyan": "#00875f",
    "blue": "#5f5fff",
    "purple": "#875fd7",
    "pink": "#d700af",
}
_GREY_ON_BOTH = "#767676"

_FEW_ON_LIGHT = {"red": "red", "blue": "blue", "purple": "magenta", "pink": "magenta"}
_FEW_ON_BOTH = {"red": "bright_red", "blue": "bright_blue", "purple": "magenta", "pink": "magenta"}
_FEW_ON_DARK = {
    "red": "bright_red",
    "orange": "bright_yellow",
    "yellow": "bright_yellow",
    "brown": "bright_yellow",
    "green": "bright_green",
    "cyan": "bright_cyan",
    "blue": "bright_blue",
    "purple": "bright_magenta",
    "pink": "bright_magenta",
}


def hue_on_terminal(colour: str, raw: Color, ground: Color | None, few: bool) -> Color:
    """Return a story's colour on the background of a terminal, or `OWN` if none of 16 colours is readable there.

    Arguments:
        colour: its name.
        raw: the same as a colour.
        ground: the background, or None if it is not known.
        few: True if the terminal has only 16 colours.
    """
    if few:
        named = _few_on(ground).get(colour)
        return Color.parse(f"ansi_{named}") if named else OWN
    if ground is None:
        return Color.parse(_ON_BOTH.get(colour, _GREY_ON_BOTH))
    furthest = _WHITE if _is_dark(ground) else _BLACK
    mixed = (raw.blend(furthest, step / _STEPS) for step in range(_STEPS))
    return next((each for each in mixed if _is_readable(each, ground)), furthest)


def _few_on(ground: Color | None) -> Mapping[str, str]:
    if ground is None:
        return _FEW_ON_BOTH
    return _FEW_ON_DARK if _is_dark(ground) else _FEW_ON_LIGHT


def _is_dark(ground: Color) -> bool:
    return contrast(ground, _WHITE) > contrast(ground, _BLACK)


def _is_readable(colour: Color, ground: Color) -> bool:
    """Return whether a colour can be read on the background, which no terminal rounds."""
    return min(contrast(colour, ground), contrast(rounded(colour), ground)) >= READABLE
