"""The contrast of colours, also as a terminal with 256 colours shows them."""

from functools import lru_cache

from rich.color import ColorSystem
from textual.color import Color

READABLE, STARK = 4.5, 7.0
"""The least contrast of words to their paper, and that in the theme of high contrast."""


def contrast(first: Color, second: Color) -> float:
    """Return the contrast ratio of two colours, from 1 to 21, as WCAG 2 defines it."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


@lru_cache(1024)
def rounded(colour: Color) -> Color:
    """Return the colour that a terminal with 256 colours shows instead."""
    return Color.from_rich_color(colour.rich_color.downgrade(ColorSystem.EIGHT_BIT))


def _luminance(colour: Color) -> float:
    def linear(channel: int) -> float:
        value = channel / 255
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b)
