"""The voices of a story in the theme of the terminal's own colours can be read on light and dark terminals."""

import pytest
from textual.color import Color

from branchlight.model.story import Voice
from branchlight.reader.look.contrast import READABLE, contrast, rounded
from branchlight.reader.look.ink import Ink
from branchlight.reader.look.palette import PALETTES, Palette, hue_of
from branchlight.reader.look.themes import theme_of
from branchlight.reader.text.blocks import Block

COLOURS = ["red", "orange", "yellow", "green", "cyan", "blue", "purple", "pink", "brown", "grey", "white", "unheard of"]
WHITE, BLACK = Color.parse("#ffffff"), Color.parse("#000000")
# Backgrounds of terminals and of widespread themes: black and white, and others that are light, dark or coloured.
GROUNDS = ["#000000", "#ffffff", "#1e1e1e", "#fdf6e3", "#002b36", "#282828", "#fbf1c7", "#300a24", "#0000aa", "#eee8d5"]
# The 16 colours of terminals that have no more: of xterm, of VGA and Linux, and of PuTTY.
FEW = {
    "xterm": "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 "
    "7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff",
    "vga": "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa "
    "555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff",
    "putty": "000000 bb0000 00bb00 bbbb00 0000bb bb00bb 00bbbb bbbbbb "
    "555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff",
}
LARGE = 3.0
"""The least contrast of large letters, and the most that 16 colours allow on both white and black."""


def plain(ground: str | None, few: bool = False) -> Palette:
    """Return the palette of a terminal with this background."""
    return PALETTES["terminal"]._replace(ground=Color.parse(ground) if ground else None, few=few)


@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_voice_can_be_read_on_a_known_background(ground: str, colour: str) -> None:
    hue = hue_of(plain(ground), colour)
    assert contrast(hue, Color.parse(ground)) >= READABLE
    assert contrast(rounded(hue), Color.parse(ground)) >= READABLE


@pytest.mark.parametrize("colour", COLOURS)
def test_voice_can_be_read_on_white_and_black(colour: str) -> None:
    hue = hue_of(plain(None), colour)
    assert rounded(hue).hex == hue.hex
    assert min(contrast(hue, WHITE), contrast(hue, BLACK)) >= READABLE - 0.1


@pytest.mark.parametrize("terminal", FEW)
@pytest.mark.parametrize(("ground", "grounds"), [(None, (WHITE, BLACK)), ("#ffffff", (WHITE,)), ("#000000", (BLACK,))])
def test_voice_in_16_colours_is_readable_or_bold(terminal: str, ground: str | None, grounds: tuple[Color, ...]) -> None:
    shades = [Color.parse(f"#{shade}") for shade in FEW[terminal].split()]
    ink = Ink(plain(ground, few=True), {colour: Voice("", "", "", colour, 0) for colour in COLOURS})
    coloured = 0
    for colour in COLOURS:
        style = ink.base(Block("voice", "Words.", name=colour))
        assert style.foreground is not None and style.foreground.ansi is not None
        if style.foreground.ansi < 0:
            assert style.bold, "in the terminal's own colour of words"
        else:
            coloured += 1
            assert min(contrast(shades[style.foreground.ansi], each) for each in grounds) >= LARGE
    assert coloured >= 4


@pytest.mark.parametrize("ground", [None, "#ffffff", "#000000"])
def test_voices_of_different_colours_differ(ground: str | None) -> None:
    colours = ("red", "yellow", "green", "cyan", "blue", "purple", "pink", "grey")
    assert len({hue_of(plain(ground), colour).hex for colour in colours}) == len(colours)


@pytest.mark.parametrize("terminal", FEW)
@pytest.mark.parametrize("widget", ["input", "screen"])
def test_selected_words_can_be_read(terminal: str, widget: str) -> None:
    shades = [Color.parse(f"#{shade}") for shade in FEW[terminal].split()]
    variables = theme_of(plain(None), "terminal").variables
    numbers = [Color.parse(variables[f"{widget}-selection-{part}"]).ansi for part in ("foreground", "background")]
    first, second = (shades[number] for number in numbers if number is not None)
    assert contrast(first, second) >= READABLE
