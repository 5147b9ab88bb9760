import pytest
from textual.color import Color

from branchlight.reader.look.contrast import READABLE, STARK, contrast
from branchlight.reader.look.ink import Ink
from branchlight.reader.look.palette import PALETTES, hue_of, is_readable, lit
from branchlight.reader.text.blocks import Block, Kind

COLOURS = [
    "",
    "red",
    "orange",
    "yellow",
    "green",
    "cyan",
    "blue",
    "purple",
    "pink",
    "brown",
    "grey",
    "white",
    "unheard of",
]
PAINTED = [name for name, palette in PALETTES.items() if not palette.plain]


@pytest.mark.parametrize("mood", COLOURS)
@pytest.mark.parametrize("name", PAINTED)
def test_every_word_can_be_read_in_every_light(name: str, mood: str) -> None:
    palette = lit(PALETTES[name], mood)
    words = [palette.ink, palette.quiet, palette.accent, *(hue_of(palette, colour) for colour in COLOURS if colour)]
    least = STARK if name == "contrast" else READABLE
    assert all(is_readable(colour, palette.paper, least - 0.01) for colour in words)
    assert contrast(palette.ink, palette.marked) >= READABLE, "under words that are marked, too"
    assert contrast(palette.marked, palette.paper) > 1.2, "and it can be told what is marked"


@pytest.mark.parametrize("mood", COLOURS)
@pytest.mark.parametrize("name", PAINTED)
def test_line_pointed_at_is_brighter_than_others(name: str, mood: str) -> None:
    palette = lit(PALETTES[name], mood)
    others = [palette.ink, palette.quiet, palette.accent]
    assert contrast(palette.bright, palette.paper) >= max(contrast(other, palette.paper) for other in others)


@pytest.mark.parametrize("name", ["night", "paper"])
def test_dream_has_its_own_light(name: str) -> None:
    palette = PALETTES[name]
    assert lit(palette, "purple").paper not in (palette.paper, lit(palette, "cyan").paper)


def test_colour_that_256_round_to_its_paper_is_refused() -> None:
    colour, paper = Color.parse("#57774a"), Color.parse("#f7f2e7")
    assert contrast(colour, paper) > READABLE
    assert not is_readable(colour, paper), "#5f875f on #eeeeee"


def test_terminals_own_colours_stay_its_own() -> None:
    palette = lit(PALETTES["terminal"], "purple")
    assert {colour.css for colour in palette if isinstance(colour, Color)} == {"ansi_default"}


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("kind", ["choice", "entry"])
def test_line_pointed_at_differs_by_more_than_weight(name: str, kind: Kind) -> None:
    ink, block = Ink(PALETTES[name], {}), Block(kind, "Go on.")
    plain, chosen = ink.base(block), ink.base(block, chosen=True)
    assert chosen.reverse or chosen.foreground != plain.foreground
    assert name not in ("contrast", "terminal") or chosen.reverse
