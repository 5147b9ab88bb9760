"""The stories on a shelf, with the reader's place in each."""

import shutil
from pathlib import Path

import pytest

from branchlight import load_text
from branchlight.model.story import Story
from branchlight.shelf import open_session
from branchlight.shelf.schema import BUNDLED
from branchlight.shelf.shelved_stories import ShelvedStory, stories_in


def story(title: str) -> Story:
    head = f"title: {title}\nid: {title}\nendings: {{out: Out}}\n---\n"
    text = f"{head}node: a\ntext: In {title}.\nchoices:\n  - Go: b\n---\n"
    loaded = load_text(f"{text}node: b\ntext: Out of {title}.\nending: out\n")
    assert loaded.story is not None
    return loaded.story


def play(shelf: str, title: str, path: str, *answers: str, new: bool = False) -> None:
    session = open_session(story(title), shelf, new=new)
    session.keep_origin(path)
    for answer in answers:
        session.choose(answer)
    session.close()


def listed(shelf: str) -> list[tuple[str, str]]:
    return [(each.title, each.path) for each in stories_in(shelf)]


def test_last_read_story_comes_first(tmp_path: Path) -> None:
    shelf = str(tmp_path / "shelf.sqlite3")
    play(shelf, "One", "/one", "go")
    play(shelf, "Two", BUNDLED, "go")
    play(shelf, "Three", "/three", "go")
    assert listed(shelf) == [("Three", "/three"), ("Two", BUNDLED), ("One", "/one")]
    play(shelf, "One", "/one", "go", new=True)
    assert listed(shelf)[0] == ("One", "/one")


def test_place_and_endings_are_told(tmp_path: Path) -> None:
    shelf = str(tmp_path / "shelf.sqlite3")
    play(shelf, "One", "/one", "go")
    (found,) = stories_in(shelf)
    assert found == ShelvedStory("/one", "One", "", "Out of One.", found.at, 1)


def test_stories_that_were_only_opened_are_left_out(tmp_path: Path) -> None:
    shelf = str(tmp_path / "shelf.sqlite3")
    play(shelf, "One", "/one")
    assert listed(shelf) == []
    play(shelf, "One", "/one", "go")
    play(shelf, "One", "/one", new=True)
    assert listed(shelf) == [("One", "/one")]


def test_story_that_moved_is_found_where_it_is_now(tmp_path: Path) -> None:
    shelf = str(tmp_path / "shelf.sqlite3")
    play(shelf, "One", "/one", "go")
    play(shelf, "One", "/elsewhere")
    assert listed(shelf) == [("One", "/elsewhere")]


def test_stories_of_no_shelf_are_none(tmp_path: Path) -> None:
    assert stories_in(str(tmp_path / "none")) == ()
    (tmp_path / "text").write_text("no shelf")
    assert stories_in(str(tmp_path / "text")) == ()
    assert (tmp_path / "text").read_text() == "no shelf"


@pytest.mark.parametrize("name", ["as_engine", "version_2"])
def test_earlier_shelf_names_no_stories(tmp_path: Path, name: str) -> None:
    shelf = shutil.copy(Path(__file__).parent / "kept" / f"{name}.sqlite3", tmp_path)
    before = Path(shelf).read_bytes()
    assert stories_in(shelf) == ()
    assert Path(shelf).read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [f"{name}.sqlite3"]


def test_stories_of_a_shelf_in_use_are_listed(tmp_path: Path) -> None:
    shelf = str(tmp_path / "shelf.sqlite3")
    session = open_session(story("One"), shelf)
    session.keep_origin("/one")
    session.choose("go")
    assert listed(shelf) == [("One", "/one")]
    session.close()
