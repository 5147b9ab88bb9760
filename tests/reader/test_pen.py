import pytest

from branchlight.reader.text.blocks import Block
from branchlight.reader.text.pen import Pen, rest_after


def write(blocks: list[Block], seconds: float, letters: float = 10.0) -> tuple[int, int]:
    pen = Pen(blocks, 0, letters)
    for _ in range(round(seconds * 20)):
        pen.advance(0.05)
    return pen.place


def test_letters_come_at_their_pace() -> None:
    assert write([Block("paragraph", "abcdefghij" * 9)], 2.0) == (0, 20)


def test_full_stop_rests_longer_than_a_comma() -> None:
    stop, comma, none = (write([Block("paragraph", f"abc{mark} " + "d" * 90)], 3.0) for mark in (".", ",", ""))
    assert stop < comma < none


@pytest.mark.parametrize(
    ("text", "rests"),
    [("Yes. ", True), ("“Yes.” ", True), ("3.5", False), ("and ", False), ("and… ", True), ("she — ", True)],
)
def test_rests_fall_between_words_and_after_quotes(text: str, rests: bool) -> None:
    text += "so"
    assert bool(rest_after(text, text.rindex(" ") if " " in text else 2)) is rests


def test_pause_of_the_story_holds_the_pen() -> None:
    held = [Block("paragraph", "abcdefghij", rest=1.0)]
    assert write(held, 0.9) == (0, 0)
    assert write(held, 1.45) == (0, 5)


def test_pause_of_an_hour_is_cut_short() -> None:
    assert write([Block("paragraph", "abcdefghij", rest=3600.0)], 10.45) == (0, 5)


def test_pen_stops_where_the_page_ends() -> None:
    pen = Pen([Block("paragraph", "abcdefghij"), Block("paragraph", "klm")], 0, 100.0)
    pen.stop = (0, 4)
    pen.advance(60.0)
    assert pen.waiting
    assert not pen.done
    assert pen.place == (0, 4)


def test_hurrying_writes_all_at_once() -> None:
    pen = Pen([Block("paragraph", "abcdefghij"), Block("choice", "klm")], 0, 1.0)
    pen.hurry()
    assert pen.done
