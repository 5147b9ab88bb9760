"""Letters that a terminal sends to the page at once, as a paste without marks does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from .small_page import small_page
from .terminals import Terminal

pytestmark = pytest.mark.needs("pty", "kill")

TOLD = b"Pasted text does nothing here"


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Terminal]:
    with small_page(tmp_path) as opened:
        yield opened


@pytest.mark.parametrize("count", [1, 400])
def test_pasted_sentences_choose_nothing(page: Terminal, count: int) -> None:
    page.type(b"The query is 2,\rand so is q.\r" * count)
    page.wait_for(TOLD)
    page.read(0.5)
    assert page.child.poll() is None
    assert b"You stopped." not in page.seen
    page.type(b"2")
    page.wait_for(b"You stopped.")
    page.type(b"q")
    assert page.end() == 0


def test_sentence_pasted_on_an_input_line_is_written(page: Terminal) -> None:
    page.type(b"/")
    page.wait_for(b"Find")
    page.type(b"from the well\r")
    page.wait_for(b"from the well", after=b"Find")
    page.read(0.3)  # Enter at once would belong to the paste
    page.type(b"\r")
    page.wait_for("“from the well”: 1 of 1".encode())
    assert TOLD not in page.seen


def test_bytes_that_are_no_text_leave_the_page_open(page: Terminal) -> None:
    page.type(b"\xff\xc3(")
    page.type(b"2")
    page.wait_for(b"You stopped.")
