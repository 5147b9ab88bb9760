"""The background of the terminal is told among the keys."""

import pytest

from branchlight.reader.ground_reply import GroundReply

from .conftest import Open
from .stories import STORY

WHITE, NAVY = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "\x1b]11;rgb:00/00/80\x07"


def _taken(*parts: str) -> tuple[str, list[str]]:
    """Return the keys and the colours in an input that comes in parts."""
    reply, keys, told = GroundReply(), "", []
    for part in (*parts, ""):
        rest, colours = reply.take(part)
        keys += rest
        told += [each.ground.hex for each in colours]
    return keys, told


@pytest.mark.parametrize(
    ("text", "keys", "told"),
    [
        (WHITE, "", ["#FFFFFF"]),
        (f"a{NAVY}b", "ab", ["#000080"]),
        (f"\x1b[B{WHITE}\x1b[A{NAVY}", "\x1b[B\x1b[A", ["#FFFFFF", "#000080"]),
        ("\x1b]11;rgba:8080/0/f/ffff\x07", "", ["#8000FF"]),
        ("\x1b]", "\x1b]", []),
        ("\x1b", "\x1b", []),
        ("\x1b]12;rgb:1/1/1\x07", "\x1b]12;rgb:1/1/1\x07", []),
        ("1]11;2", "1]11;2", []),
    ],
)
def test_replies_are_taken_out_of_the_keys(text: str, keys: str, told: list[str]) -> None:
    assert _taken(text) == (keys, told)


@pytest.mark.parametrize("cut", range(2, len(WHITE)))
def test_reply_may_come_in_two_parts(cut: int) -> None:
    assert _taken(f"a{WHITE[:cut]}", f"{WHITE[cut:]}b") == ("ab", ["#FFFFFF"])


def test_reply_cut_after_its_first_letter_is_escape() -> None:
    assert _taken(WHITE[:1], WHITE[1:]) == ("\x1b", ["#FFFFFF"])


async def test_page_is_painted_for_its_background(open_page: Open) -> None:
    async with open_page(STORY, theme="terminal") as page:
        _, told = GroundReply().take(WHITE)
        page.app.post_message(told[0])
        await page.settle()
        assert page.app.ink.palette.ground == told[0].ground
        assert page.app.page.transcript.painter.ink.palette.ground == told[0].ground
