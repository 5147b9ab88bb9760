"""The shape of a page in terminals of several sizes."""

from branchlight.reader.text.blocks import Form
from branchlight.reader.text.page_shape import shape


def test_a_page_breathes_where_it_can_and_serves_where_it_must() -> None:
    assert shape(100, 32, 66, "normal") == (Form(66, "normal", True), 17)
    assert shape(40, 12, 66, "normal") == (Form(36, "close", False), 2)
