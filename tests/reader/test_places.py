"""A place in the text is the same in every form of the page."""

from branchlight.reader.text.blocks import Block, Form
from branchlight.reader.text.galley import Galley
from branchlight.reader.text.places import line_of, place_of

WORDS = "one two three four five six seven eight nine ten eleven twelve"


def test_places_outlive_another_measure() -> None:
    column = Galley(Form(24))
    column.append([Block("paragraph", WORDS)] * 2)
    place = place_of(column, 5)
    column.shape(Form(70))
    assert line_of(column, place) == 2
