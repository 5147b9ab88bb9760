"""Signs of other languages in prose, each with a warning that names our notation."""

import pytest

from branchlight import load_text
from tests.language.hall import HEAD, LINE, TAIL, loaded


@pytest.mark.parametrize(
    ("prose", "column", "hint"),
    [
        ("Come in, $name.", 12, "write `{name}`"),
        ("[[Go on->yard]]", 3, "write `- Go on: yard`"),
        ("[[yard<-Go on]]", 3, "write `- Go on: yard`"),
        ("[[Go on|yard]]", 3, "write `- Go on: yard`"),
        ("[[yard]]", 3, "write `- yard: yard`"),
        ("<<set $trust to 3>>", 3, "write `trust = 3` in `do:`"),
        ("<<if $met>>", 3, "`{condition: one | other}`"),
        ("(set: $trust to 3)", 3, "write `trust = 3` in `do:`"),
        ("Go on. -> yard", 10, "write `go: yard`"),
        ("-> courtyard", 3, "write `go: courtyard`"),
        ("-> END", 3, "`ending: name`"),
        ("~ trust = 3", 3, "`do: trust = 3`"),
        ("~ trust++", 3, "`do: trust += 1`"),
        ("// Later: more.", 3, "a comment begins with `#`"),
        ("{met: $name | b}", 9, "write `{name}`"),
    ],
)
def test_signs_of_other_languages_are_warned_of(prose: str, column: int, hint: str) -> None:
    story, (problem,) = loaded(prose)
    assert story is not None
    assert (problem.code, problem.place.line, problem.place.column) == ("W233", LINE, column)
    assert hint in problem.hint


def test_signs_in_a_label_are_warned_of() -> None:
    _, found, _ = load_text(HEAD + "  Hm.\n" + TAIL.replace("Again", "Again [[hall]]"))
    assert [problem.place.line for problem in found if problem.code == "W233"] == [14]
