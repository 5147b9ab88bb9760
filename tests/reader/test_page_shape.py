"""The shape of a page in terminals of several sizes."""

from branchlight.reader.text.blocks import Form
from branchlight.reader.text.page_shape import shape


def test_page_shape_fits_every_terminal() -> None:
    assert shape(100, 32, 66, "normal") == (Form(66, "normal", True), 17)
    assert shape(40, 12, 66, "normal") == (Form(36, "close", False), 2)
