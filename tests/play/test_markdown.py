"""A transcript as Markdown: its own emphasis, and no other markup."""

import pytest

from branchlight.play.markdown import markdown
from branchlight.play.reading import Reading
from branchlight.play.turn import Passage, Run, Turn
from tests.play.tales import tale

STORY = tale()


def turn_of(*passages: Passage) -> Turn:
    return Reading(STORY, 1).turn._replace(passages=passages, ending=None)


@pytest.mark.parametrize(
    ("passage", "becomes"),
    [
        (Passage("paragraph", (Run("A "), Run("wet ", "emphasis"), Run("rope.", "both"))), "A *wet* ***rope.***"),
        (
            Passage("paragraph", (Run("# <b>_x_</b> [y](z) `q` *w* 1 | 2"),)),
            r"\# \<b\>\_x\_\</b\> \[y\](z) \`q\` \*w\* 1 \| 2",
        ),
        (Passage("paragraph", (Run("One\ntwo."),)), "One two."),
        (Passage("paragraph", (Run("- Well."),)), r"\- Well."),
        (Passage("paragraph", (Run("- - -"),)), r"\- - -"),
        (Passage("paragraph", (Run("+ x"),)), r"\+ x"),
        (Passage("paragraph", (Run("1. One."),)), r"1\. One."),
        (Passage("paragraph", (Run("12"), Run(") Two."))), r"12\) Two."),
        (Passage("paragraph", (Run("1942 was dry."),)), "1942 was dry."),
        (Passage("paragraph", (Run("  "), Run("    Well."))), "Well."),
        (Passage("paragraph", (Run("A &lt; b"),)), r"A \&lt; b"),
        (Passage("voice", (Run("Who?"),), name="echo"), "**The echo:** Who?"),
        (Passage("voice", (Run("Who?"),), name="none"), "**none:** Who?"),
        (Passage("cue", name="phone"), "*(a phone rings)*"),
        (Passage("break"), "---"),
        (Passage("pause", seconds=2.0), ""),
    ],
)
def test_each_kind_of_passage(passage: Passage, becomes: str) -> None:
    parts = markdown(STORY, [("", turn_of(passage))], frozenset()).strip().split("\n\n")
    assert parts == ["# The well", *([becomes] if becomes else [])]


def test_words_of_a_decision_are_not_markup() -> None:
    told = markdown(STORY, [("- 1. Go", turn_of())], frozenset())
    assert told.endswith("\n\n> \\- 1. Go\n")


def test_whole_session_with_decisions_and_ending() -> None:
    reading = Reading(STORY, 1)
    for answer in ("look_down", "climb_down", "let_go"):
        reading.choose(answer)
    told = markdown(STORY, reading.turns(), frozenset({"dark"})).split("\n\n")
    assert told[:2] == ["# The well", "## The yard"]
    assert [part for part in told if part.startswith(">")] == ["> Look down", "> Climb down", "> Let go"]
    assert "You look away." in told
    assert told[-1] == "**Lost**\n"
