"""New text is given page by page. Its choices can be picked once all of it has been given."""

from hypothesis import given
from hypothesis import strategies as st

from branchlight.reader.text.blocks import Block, Form
from branchlight.reader.text.reach import Reach
from branchlight.reader.text.reveal import Reveal
from branchlight.reader.text.script import Script

CHOICES = [Block("choice", "Stay.", mark="1", key="stay"), Block("choice", "Go.", mark="2", key="go")]
EVERYTHING = 10_000


def paragraphs(count: int, fresh: bool = True) -> list[Block]:
    """Return `count` paragraphs of about two lines."""
    return [Block("paragraph", f"Number {n} of the paragraphs, on its lines.", fresh=fresh) for n in range(count)]


def reveal_of(count: int, pace: float = 0.0) -> Reveal:
    """Return the reveal of `count` paragraphs and two choices, of which nothing has been given."""
    reveal = Reveal(Script(Form(24)))
    reveal.put(paragraphs(count), CHOICES, pace, keep=0)
    return reveal


def test_new_text_is_given_page_by_page() -> None:
    reach = Reach()
    assert reach.open(10, total=60, height=20) == 9
    assert reach.given == 29
    assert reach.go_on(60, 20) == 27
    assert reach.given == 47
    assert reach.go_on(60, 20) == 40
    assert reach.given == 60


@given(count=st.integers(1, 30), height=st.integers(3, 40))
def test_going_on_gives_every_line(count: int, height: int) -> None:
    reveal = reveal_of(count)
    head: int | None = reveal.open(height)
    assert head == 0
    seen = set(range(height))
    while (head := reveal.go_on(height)) is not None:
        assert reveal.given <= head + height
        seen.update(range(head, head + height))
    assert seen >= set(range(reveal.script.total))
    assert reveal.ended


@given(count=st.integers(1, 30), height=st.integers(3, 40))
def test_choice_is_reached_once_its_line_is_given(count: int, height: int) -> None:
    reveal = reveal_of(count)
    reveal.open(height)
    for index in (reveal.script.offer, reveal.script.offer + 1):
        assert reveal.reached(index) == (reveal.script.galley.bottom(index) <= reveal.given)


@given(count=st.integers(1, 12), height=st.integers(3, 40), seconds=st.floats(0, 30))
def test_pen_stops_at_the_end_of_what_is_given(count: int, height: int, seconds: float) -> None:
    reveal = reveal_of(count, pace=30.0)
    reveal.open(height)
    assert reveal.pen is not None
    reveal.pen.advance(seconds)
    below = [reveal.script.galley.line(number) for number in range(reveal.given, reveal.script.total)]
    assert not any(reveal.seen(line[0], line[1].start) for line in below if line is not None)
    assert not reveal.ended


@given(count=st.integers(1, 12), above=st.integers(1, 12), height=st.integers(3, 40))
def test_older_text_above_moves_the_marks(count: int, above: int, height: int) -> None:
    reveal = reveal_of(count)
    reveal.open(height)
    script, given = reveal.script, reveal.given
    script.choices.point_at("stay")
    first = script.galley.blocks[script.turn], script.galley.blocks[script.offer]
    shift = reveal.set_above(paragraphs(above))
    assert (script.galley.blocks[script.turn], script.galley.blocks[script.offer]) == first
    assert reveal.given == given + shift
    assert script.galley.blocks[script.choices.chosen] == CHOICES[0]


def test_turn_replaces_the_last_offer() -> None:
    reveal = reveal_of(2)
    reveal.put(paragraphs(1), [], 0.0, keep=EVERYTHING)
    assert [block.kind for block in reveal.script.galley.blocks] == ["paragraph"] * 3
    assert reveal.script.turn == 2
    assert not reveal.script.choices


def test_rushing_stops_at_the_first_new_words() -> None:
    reveal = Reveal(Script(Form(24)))
    reveal.put([*paragraphs(20, fresh=False), *paragraphs(20)], CHOICES, 0.0, keep=0)
    reveal.open(10)
    head = reveal.rush(10)
    assert head is not None
    assert reveal.script.galley.top(20) - 1 == head
    while reveal.rush(10) is not None:
        pass
    assert not reveal.ended
