"""Pastes that a terminal does not mark, among keys that someone pressed."""

from collections.abc import Iterable

import pytest
from textual._xterm_parser import XTermParser
from textual.events import Key, Paste
from textual.message import Message

from branchlight.reader.unmarked_paste import UnmarkedPaste

from .conftest import Open
from .stories import STORY


def _seen(messages: Iterable[Message]) -> list[str]:
    """Return keys by their names, and pastes by their text in brackets."""
    names = {Key: lambda each: each.key, Paste: lambda each: f"[{each.text}]"}
    return [names[type(each)](each) for each in messages]


def _found(text: str) -> list[str]:
    return _seen(UnmarkedPaste().found_in(list(XTermParser().feed(text)), 0.0))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Take 1 or 2.\rYes.\r", ["[Take 1 or 2.\nYes.\n]"]),
        ("long words\tquick", ["[long words\tquick]"]),
        ("日本語の文です", ["[日本語の文です]"]),
        ("man\N{ZERO WIDTH JOINER}woman", ["[man\N{ZERO WIDTH JOINER}woman]"]),
        ("12\r", ["1", "2", "enter"]),
        ("mqsq\r", ["m", "q", "s", "q", "enter"]),
        ("jjjjjjjjjjjj\r", ["j"] * 12 + ["enter"]),
        ("        ", ["space"] * 8),
        ("\x1b[B\x1b[B\x1b[B\x1b[B\x1b[B\x1b[B\r", ["down"] * 6 + ["enter"]),
        ("\x1b[B pasted text", ["down", "[ pasted text]"]),
        ("\x1b[200~A marked one.\x1b[201~q", ["[A marked one.]", "q"]),
    ],
)
def test_letters_that_arrive_at_once_are_a_paste(text: str, found: list[str]) -> None:
    assert _found(text) == found


def test_paste_goes_on_for_a_moment() -> None:
    parser, pastes = XTermParser(), UnmarkedPaste()
    parts = [("A long one, of which", 0.0), (" q", 0.05), ("r", 0.1), ("q", 5.0)]
    found = [_seen(pastes.found_in(list(parser.feed(text)), now)) for text, now in parts]
    assert found == [["[A long one, of which]"], ["[ q]"], ["[r]"], ["q"]]


@pytest.mark.parametrize("keys", [(), ("m",), ("o",)])
async def test_paste_without_an_input_line_says_so(open_page: Open, keys: tuple[str, ...]) -> None:
    async with open_page(STORY) as page:
        await page.press(*keys)
        await page.burst("\x1b[200~2, and then q.\n\x1b[201~")
        assert "Pasted text does nothing here" in page.text
        assert page.app.session.history.here == 0


async def test_paste_on_an_input_line_is_written_there(open_page: Open) -> None:
    async with open_page(STORY) as page:
        await page.press("slash")
        await page.burst("\x1b[200~quiet\n\x1b[201~")
        assert "quiet" in page.lines[page.row("Find")]
        assert "Pasted text" not in page.text
