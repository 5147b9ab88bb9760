"""Marked stories: the page says which variants it shows, and play goes on as before."""

from branchlight.language.prose import variants_of
from branchlight.play import Turn, choose, start
from branchlight.prover.program.marked import Marker, names_in
from tests.prover.phases import story_of

STORY = story_of(
    """
node: a
text: |
  {x > 0: {one | two} | none}

  {x > 1: big}
choices:
  - {id: on, label: "On {& now | then}", do: x += 1, go: a}
  - {label: Off, if: x > 1, locked: "{x > 0: soon | not yet}", go: z}
""",
    "node: z\nending: over",
    state="x: 0",
)
MARKED = Marker().story(STORY)


def shown(turn: Turn) -> set[str]:
    """Return the variants that a turn shows."""
    return names_in(turn.passages, turn.choices)


def test_marked_turns_name_what_they_show() -> None:
    text, choices = STORY.nodes["main.a"].body.text, STORY.nodes["main.a"].body.offers
    names = [*variants_of(text), *variants_of(choices[0].label), *variants_of(choices[1].locked or ())]  # type: ignore[union-attr]
    none, (one, two), big, (now, then), (soon, not_yet) = names[3], names[1:3], names[4], names[5:7], names[7:]
    some = names[0]
    turns = [start(MARKED, 0)]
    for _ in range(2):
        turns.append(choose(turns[-1], "on"))
    assert [shown(turn) for turn in turns] == [
        {none, now, not_yet},
        {some, one, then, soon},
        {some, two, big, now},
    ]


def test_marks_change_nothing_else() -> None:
    plain, marked = start(STORY, 0), start(MARKED, 0)
    for _ in range(4):
        assert plain.state == marked.state
        assert shown(plain) == set()
        plain, marked = choose(plain, plain.choices[0].id), choose(marked, marked.choices[0].id)


def test_sides_without_a_text_have_no_name() -> None:
    names = list(variants_of(STORY.nodes["main.a"].body.text))
    assert len(names) == len(set(names)) == 5
