"""The story that an open text belongs to."""

import os
from pathlib import Path

import pytest

from branchlight.editor.server.open_stories import OpenStories, root_of
from branchlight.editor.server.text_buffers import Buffer

WHOLE = "title: T\n---\nnode: a\n"


def buffer(path: Path, text: str = "") -> Buffer:
    return Buffer(path.as_uri(), os.path.realpath(path), 1, text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "tale" / "scenes").mkdir(parents=True)
    (tmp_path / "tale" / "playthroughs").mkdir()
    (tmp_path / "tale" / "story.yaml").write_text("title: T\n")
    return Path(os.path.realpath(tmp_path))


@pytest.mark.parametrize(
    ("name", "text", "root"),
    [
        ("tale/story.yaml", "", "tale"),
        ("tale/scenes/one.yaml", "", "tale"),
        ("tale/scenes/not-saved-yet.yaml", "", "tale"),
        ("tale/playthroughs/one.yaml", "", "tale"),
        ("lamp.yaml", WHOLE, "lamp.yaml"),
        ("story.yaml", "", "story.yaml"),
        ("compose.yaml", "services: {}\n", None),
        ("page.yaml", "title: A page of another program\n", None),
        ("tale/notes.yaml", "a: b\n", None),
    ],
)
def test_root_is_that_of_the_commands(folder: Path, name: str, text: str, root: str | None) -> None:
    assert root_of(buffer(folder / name, text)) == (None if root is None else str(folder / root))


def test_text_becomes_a_story_when_it_has_a_node(folder: Path) -> None:
    opened = OpenStories()
    assert opened.put(buffer(folder / "lamp.yaml", "title: T\n")) is None
    story = opened.put(buffer(folder / "lamp.yaml", WHOLE))
    assert story is not None
    assert opened.put(buffer(folder / "lamp.yaml", WHOLE + "text: More.\n")) is story
    assert opened.put(buffer(folder / "lamp.yaml", "titl")) is story, "it stays one until it is closed"


def test_story_is_forgotten_with_its_last_text(folder: Path) -> None:
    opened = OpenStories()
    one, two = (buffer(folder / "tale" / "scenes" / name) for name in ("one.yaml", "two.yaml"))
    story = opened.put(one)
    assert story is not None and opened.put(two) is story
    opened.close(one.uri)
    assert opened.abandoned() == []
    assert opened.stories == {story.root: story}
    opened.close(two.uri)
    assert opened.abandoned() == [story]
    assert opened.stories == {}
    opened.close(two.uri)


def test_new_files_of_one_story_are_together(tmp_path: Path) -> None:
    opened = OpenStories()
    single = opened.put(buffer(tmp_path / "story.yaml", "title: T\n"))
    story = opened.put(buffer(tmp_path / "scenes" / "one.yaml", "scene: one\n"))
    assert single is not None and story is not None
    assert single.root == str(tmp_path / "story.yaml")
    assert story.root == str(tmp_path)
    assert opened.of((tmp_path / "story.yaml").as_uri()) is story
    assert opened.abandoned() == [single]


def test_file_names_are_those_of_places(folder: Path) -> None:
    opened = OpenStories()
    story = opened.put(buffer(folder / "tale" / "scenes" / "one.yaml"))
    single = opened.put(buffer(folder / "lamp.yaml", WHOLE))
    assert story is not None and single is not None
    assert story.name_of(str(folder / "tale" / "scenes" / "one.yaml")) == "scenes/one.yaml"
    assert story.path_of("scenes/one.yaml") == str(folder / "tale" / "scenes" / "one.yaml")
    assert single.name_of(str(folder / "lamp.yaml")) == "lamp.yaml"
    assert single.path_of("lamp.yaml") == str(folder / "lamp.yaml")
