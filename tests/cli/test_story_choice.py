"""`branchlight` without a story, in a real terminal, after several stories were read."""

from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from branchlight import load_story
from branchlight.shelf import open_session
from tests.tools import home

from .terminals import Terminal, terminal

pytestmark = pytest.mark.needs("pty")


@pytest.fixture
def shelf(tmp_path: Path) -> str:
    """A shelf with two stories, of which The well was read last."""
    shelf = str(tmp_path / "shelf.sqlite3")
    for title in ("The door", "The well"):
        path = tmp_path / f"{title[4:]}.yaml"
        path.write_text(f"title: {title}\n---\nnode: a\ntext: At {title.lower()}.\nchoices:\n  - Go on and on: a\n")
        story = load_story(str(path)).story
        assert story is not None
        session = open_session(story, shelf)
        session.keep_origin(str(path))
        session.choose("go_on_and_on")
        session.close()
    return shelf


def opened(folder: Path, *words: str) -> AbstractContextManager[Terminal]:
    return terminal(folder, "-m", "branchlight", *words, environ=home(folder))


def test_page_offers_the_stories(tmp_path: Path, shelf: str) -> None:
    with opened(tmp_path, "--shelf", shelf) as page:
        page.wait_for(b"The door")
        page.type(b"\x1b[B\r")
        page.wait_for(b"At the door", after=b"\x1b[?1049l")
        page.type(b"q")
        assert page.end() == 0
        assert page.is_restored


def test_mistake_in_one_story_hides_no_other(tmp_path: Path, shelf: str) -> None:
    (tmp_path / "well.yaml").write_text("title: The well\n---\nnode: a\ngo: nowhere\n")
    with opened(tmp_path, "--shelf", shelf) as page:
        page.wait_for(b"The well")
        page.type(b"\x1b[B\r")
        page.wait_for(b"At the door")
        page.type(b"q")
        assert page.end() == 0


def test_plain_mode_offers_the_stories(tmp_path: Path, shelf: str) -> None:
    with opened(tmp_path, "--plain", "--shelf", shelf) as page:
        page.wait_for(b"2. The door.")
        page.type(b"2\n")
        page.wait_for(b"At the door", after=b"or quit.")
        page.type(b"quit\n")
        assert page.end() == 0, page.seen


def test_leaving_the_list_plays_nothing(tmp_path: Path, shelf: str) -> None:
    with opened(tmp_path, "--plain", "--shelf", shelf) as page:
        page.wait_for(b"2. The door.")
        page.type(b"q\n")
        assert page.end() == 0
        assert b"At the" not in page.seen.partition(b"or quit.")[2]


@pytest.mark.parametrize("words", [("well.yaml",), ("--new", "well.yaml")])
def test_named_story_is_not_asked_for(tmp_path: Path, shelf: str, words: tuple[str, ...]) -> None:
    with opened(tmp_path, *words, "--plain", "--shelf", shelf) as page:
        page.wait_for(b"At the well")
        assert b"Your stories" not in page.seen
