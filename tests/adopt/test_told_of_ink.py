"""What is told of an ink story that is adopted: parts that are left out, or kept in another form."""

import pytest

from branchlight.adopt.adopt_ink import adopt_read
from branchlight.adopt.ink.ink_files import FolderFiles
from branchlight.adopt.ink.read_ink import InkRead, ink_story
from branchlight.source.located import SourceFile

KNOT = "-> k\n== k\n"


def told(ink: str) -> list[str]:
    """Return the line and the words of each notice."""
    file = SourceFile("s.ink", ink)
    story, diagnostics = ink_story(file, FolderFiles("no such folder"), [])
    adopted = adopt_read(InkRead(story, diagnostics, (file,)), "s")
    assert adopted.written is not None, adopted.diagnostics
    return [f"{place.line}: {message}" for place, message in adopted.notices]


@pytest.mark.parametrize(
    ("ink", "words"),
    [
        (KNOT + "* [\\ ] Well. -> END\n", "3: this choice has no words: its label is `…`"),
        (KNOT + "Well.\n->->\n", "2: `->->` after these lines can be met outside of a tunnel"),
        (KNOT + "Well.\n", "2: the story runs out of content here"),
        (KNOT + "* {false} [Go] -> END\n+ [No] -> END\n", "3: this choice can never be offered"),
        (KNOT + "-> END\nWell.\n", "4: nothing leads to these lines"),
        (KNOT + "-> END\n== l\nWell.\n-> END\n", "4: nothing in the ink leads to a knot or stitch, here `l`"),
    ],
)
def test_author_is_told_of(ink: str, words: str) -> None:
    assert any(each.startswith(words) for each in told(ink)), told(ink)


def test_tunnel_that_is_only_called_is_not_told_of() -> None:
    assert told(KNOT + "-> l ->\n-> END\n== l\nWell.\n->->\n") == []
