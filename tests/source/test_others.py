"""Files of other engines, given to ours by mistake: they are refused with places, and never with an exception."""

from pathlib import Path

import pytest

from branchlight import load_story, load_text
from tests.tools import tool

pytestmark = pytest.mark.needs("corpus")


def ink_stories() -> list[Path]:
    """Return the files that hold ink."""
    return sorted(Path(tool("corpus")).rglob("*.ink"))


def test_ink_stories_are_refused_with_places() -> None:
    assert len(ink_stories()) > 10
    for path in ink_stories():
        loaded = load_story(str(path))
        assert loaded.story is None and loaded.diagnostics, path
        lines = loaded.files[0].text.split("\n")
        for found in loaded.diagnostics:
            assert found.place.file == path.name
            assert 1 <= found.place.column <= len(lines[found.place.line - 1]) + 1, (path, found)


def test_ink_as_the_text_of_a_node_never_raises() -> None:
    head = "title: Ink\nendings: {over: Over}\n---\nnode: a\ntext: |\n  Ink.\n"
    for path in ink_stories():
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        text = "".join(f"  {line}\n" for line in lines)
        loaded = load_text(f"{head}{text}ending: over\n")
        assert all(found.place.line <= len(lines) + 7 for found in loaded.diagnostics), path
