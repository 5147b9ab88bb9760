"""What the compiler refuses of an adopted story is refused at its line of the ink."""

from branchlight.cli.refused_ink import refused_ink
from tests.adopt.adopting import adopted_text

INK = """LIST things = (rope), lamp, (coin), key
VAR mine = (rope, coin)
VAR yours = (lamp)
-> top
== top
+ {LIST_MIN(mine) ? (yours - LIST_MIN(mine))} [mine]
  ~ mine -= mine
  -> top
+ {yours} [yours]
  ~ yours += coin
  -> top
* [End] -> END
"""
TITLE = "title: T\nendings: {over: Over}\n"


def test_expression_that_becomes_too_long_is_refused() -> None:
    story, (refusal,) = adopted_text(INK)
    assert story is None
    assert refusal.startswith("E911 story.ink:6:1 what this becomes is refused: the expression has ")


def test_mistake_of_the_whole_story_is_on_line_one() -> None:
    (refusal,) = refused_ink({"story.yaml": "title: ''\n---\nnode: a\ntext: A.\nending: over\n"}, "main.ink")[:1]
    assert str(refusal.place) == "main.ink:1:1"


def test_story_that_compiles_is_not_refused() -> None:
    assert refused_ink({"story.yaml": f"{TITLE}---\nnode: a\ntext: A.\nending: over\n"}, "main.ink") == []
