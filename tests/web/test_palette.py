"""The colours of the published page keep their contrast in every look and mood."""

import pytest

from branchlight.reader.look import palette as terminal
from tests.web.page_parts import value_of

CONTRASTS = """
Object.entries(PALETTES).flatMap(([name, palette]) =>
  ["", ...Object.keys(HUES), "unknown"].map((mood) => {
    const light = lit(palette, mood);
    const words = [light.ink, light.quiet, light.accent, ...Object.keys(HUES).map((hue) => hueOf(light, hue))];
    const colours = words.map((colour) => colourOf(cssOf(colour)));
    return [name, mood, Math.min(...colours.map((colour) => contrast(colour, colourOf(cssOf(light.paper)))))];
  }))
"""


@pytest.mark.needs("node")
def test_contrast_is_never_below_its_bound() -> None:
    found = value_of(("colour", "palette"), CONTRASTS)
    assert len(found) == 4 * 13
    assert [each for each in found if each[2] < (terminal.STARK if "stark" in each[0] else terminal.READABLE)] == []


@pytest.mark.needs("node")
def test_hues_are_those_of_the_terminal() -> None:
    assert value_of(("colour", "palette"), "HUES") == terminal._HUES


@pytest.mark.needs("node")
@pytest.mark.parametrize(("first", "second"), [("#ffffff", "#000000"), ("#6d655a", "#f7f2e7"), ("#123456", "#654321")])
def test_contrast_is_that_of_the_terminal(first: str, second: str) -> None:
    expected = terminal.contrast(terminal.Color.parse(first), terminal.Color.parse(second))
    measured = value_of(("colour", "palette"), "contrast(...data.map(colourOf))", [first, second])
    assert measured == pytest.approx(expected)
