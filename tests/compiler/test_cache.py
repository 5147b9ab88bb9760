"""The cache of compiled stories, which is used only if it matches the files."""

import os
from pathlib import Path

import pytest

from branchlight import load_story, start
from branchlight.compiler import archive, cache, load
from branchlight.compiler.cache import load_cached
from branchlight.compiler.loaded import Loaded
from tests.play.tales import TALE


@pytest.fixture
def story(tmp_path: Path) -> Path:
    (tmp_path / "story" / "scenes").mkdir(parents=True)
    (tmp_path / "story" / "story.yaml").write_text(TALE)
    return tmp_path / "story"


class Shelf:
    """A folder of cached stories, and the number of stories that were compiled for it."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.compiled = 0
        compile_files = load.compile_files

        def compiles(*of: object) -> Loaded:
            self.compiled += 1
            return compile_files(*of)  # type: ignore[arg-type]

        monkeypatch.setattr(load, "compile_files", compiles)

    def load(self, story: Path) -> Loaded:
        """Return the story from the cache, which has to match the files."""
        loaded = load_cached(str(story), str(self.folder))
        before, fresh = self.compiled, load_story(str(story))
        self.compiled = before
        assert loaded.diagnostics == fresh.diagnostics and loaded.files == fresh.files
        if fresh.story is None:
            assert loaded.story is None
        else:
            assert loaded.story is not None
            assert dict(loaded.story.nodes) == dict(fresh.story.nodes)
            assert loaded.story._replace(nodes={}) == fresh.story._replace(nodes={})
            assert start(loaded.story, 1).passages == start(fresh.story, 1).passages
        return loaded

    def kept(self) -> Path:
        (path,) = self.folder.iterdir()
        return path


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    return Shelf(tmp_path / "kept", monkeypatch)


def test_a_story_is_compiled_once(story: Path, shelf: Shelf) -> None:
    for _ in range(3):
        shelf.load(story)
    assert shelf.compiled == 1


def test_another_text_is_compiled_anew(story: Path, shelf: Shelf) -> None:
    shelf.load(story)
    (story / "story.yaml").write_text(TALE.replace("title: ", "title: Another ", 1))
    shelf.load(story)
    assert shelf.compiled == 2


def test_another_scene_is_compiled_anew(story: Path, shelf: Shelf) -> None:
    shelf.load(story)
    (story / "scenes" / "more.yaml").write_text("scene: more\n---\nnode: a\nchoices: [On: a]\n")
    shelf.load(story)
    assert shelf.compiled == 2


def test_each_path_has_a_kept_story_of_its_own(story: Path, shelf: Shelf) -> None:
    other = story.parent / "other.yaml"
    other.write_text(TALE)
    for path in (story, other, story, other):
        shelf.load(path)
    assert shelf.compiled == 2


@pytest.mark.parametrize("damage", [b"", b"{}", b"\n", b"\xff\n"])
def test_a_damaged_file_is_made_anew(story: Path, shelf: Shelf, damage: bytes) -> None:
    shelf.load(story)
    shelf.kept().write_bytes(damage)
    shelf.load(story)
    shelf.load(story)
    assert shelf.compiled == 2


@pytest.mark.parametrize("at", [0, 50, -1])
def test_one_wrong_byte_is_seen(story: Path, shelf: Shelf, at: int) -> None:
    shelf.load(story)
    data = bytearray(shelf.kept().read_bytes())
    data[at] ^= 1
    shelf.kept().write_bytes(data)
    shelf.load(story)
    assert shelf.compiled == 2


def test_another_engine_compiles_anew(story: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.load(story)
    monkeypatch.setattr(cache, "VERSION", "99.0")
    shelf.load(story)
    assert shelf.compiled == 2


def test_a_kept_story_of_another_format_is_made_anew(
    story: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr(archive, "FORMAT", "another")
        shelf.load(story)
    shelf.load(story)
    shelf.load(story)
    assert shelf.compiled == 2


def test_a_story_with_warnings_is_kept_with_them(story: Path, shelf: Shelf) -> None:
    (story / "scenes" / "notes.yml").write_text("Mine.")
    (story / "scenes" / "mark.yaml").write_text("scene: mark\n---\nnode: a\ntext: A\u202e b.\nchoices: [On: a]\n")
    assert {"W106", "W107"} <= {each.code for each in shelf.load(story).diagnostics}
    shelf.load(story)
    assert shelf.compiled == 1
    (story / "scenes" / "notes.yml").unlink()
    assert "W107" not in {each.code for each in shelf.load(story).diagnostics}
    assert shelf.compiled == 2


def test_a_story_with_a_mistake_is_not_kept(story: Path, shelf: Shelf) -> None:
    (story / "story.yaml").write_text("title: T\n---\nnode: a\ngo: b\n")
    shelf.load(story)
    assert not shelf.folder.exists()


def test_stories_are_read_where_nothing_can_be_kept(story: Path, shelf: Shelf) -> None:
    shelf.folder.write_text("A file where the folder should be.")
    shelf.load(story)
    assert shelf.compiled == 1 and shelf.folder.is_file()


def test_incomplete_files_of_old_processes_are_removed(story: Path, shelf: Shelf) -> None:
    shelf.folder.mkdir(exist_ok=True)
    old, new, other = (shelf.folder / name for name in (".1.part", ".2.part", "mine.part"))
    for path in (old, new, other):
        path.write_text("")
    for path in (old, other):
        os.utime(path, (1, 1))
    shelf.load(story)
    assert [path.exists() for path in (old, new, other)] == [False, True, True]
