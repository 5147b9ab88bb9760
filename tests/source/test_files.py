"""Story folders: the files that are read, and what is told of those that are missing."""

import errno
import os
from pathlib import Path

import pytest

from branchlight.source.files import read_playthrough_files, read_story_files
from branchlight.source.located import SourceFile
from tests.source.story_folders import found, lay_out


def test_folder_is_its_title_page_and_scenes_by_name(tmp_path: Path) -> None:
    lay_out(tmp_path, story="title: T\n", b="scene: b\n", a="scene: a\n")
    (tmp_path / "README.md").write_text("not read")
    (tmp_path / "scenes" / "notes.txt").write_text("not read")
    read, sink = read_story_files(str(tmp_path))
    assert sink == []
    assert read == [
        SourceFile("story.yaml", "title: T\n"),
        SourceFile("scenes/a.yaml", "scene: a\n"),
        SourceFile("scenes/b.yaml", "scene: b\n"),
    ]


def test_a_folder_may_have_no_scenes(tmp_path: Path) -> None:
    (tmp_path / "story.yaml").write_text("title: T\n")
    assert read_story_files(str(tmp_path)) == ([SourceFile("story.yaml", "title: T\n")], [])


def test_a_story_may_be_one_file(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text("title: T\n")
    assert read_story_files(str(path)) == ([SourceFile("small.yaml", "title: T\n")], [])
    assert read_playthrough_files(str(path)) == ([], [])


def test_playthroughs_are_read_by_name(tmp_path: Path) -> None:
    lay_out(tmp_path, story="title: T\n")
    assert read_playthrough_files(str(tmp_path)) == ([], [])
    (tmp_path / "playthroughs").mkdir()
    for name in ("two", "one"):
        (tmp_path / "playthroughs" / f"{name}.yaml").write_text(f"play: {name}\n")
    read, sink = read_playthrough_files(str(tmp_path))
    assert sink == []
    assert [file.name for file in read] == ["playthroughs/one.yaml", "playthroughs/two.yaml"]


def test_what_does_not_exist_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_story_files(str(tmp_path / "nowhere"))
    with pytest.raises(FileNotFoundError):
        read_playthrough_files(str(tmp_path / "nowhere"))


def test_what_may_not_be_read_is_an_os_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(lay_out(tmp_path, story="title: T\n") / "story.yaml")
    really_open = os.open

    def refuse(name: str, *how: int) -> int:
        if name == path:
            raise PermissionError(errno.EACCES, "Permission denied", name)
        return really_open(name, *how)

    monkeypatch.setattr(os, "open", refuse)  # root may read everything
    with pytest.raises(PermissionError):
        read_story_files(str(tmp_path))


def test_a_folder_without_a_title_page(tmp_path: Path) -> None:
    lay_out(tmp_path, a="scene: a\n")
    assert found(tmp_path) == [("story.yaml", "E101", 1, 1)]


def test_files_in_the_wrong_places_are_left_out(tmp_path: Path) -> None:
    lay_out(tmp_path, story="title: T\n", a="scene: a\n")
    (tmp_path / "cellar.yaml").write_text("scene: cellar\n")
    for folder in ("scenes/part", "scenes/drafts", "drafts"):
        (tmp_path / folder).mkdir()
    (tmp_path / "scenes" / "part" / "b.yaml").write_text("scene: b\n")
    (tmp_path / "scenes" / "drafts" / "b.txt").write_text("not yet")
    (tmp_path / "drafts" / "c.yaml").write_text("scene: c\n")
    assert found(tmp_path) == [("cellar.yaml", "W107", 1, 1), ("scenes/part", "W107", 1, 1)]
