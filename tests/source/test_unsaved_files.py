"""Texts that an editor has not saved yet, in the place of files."""

import os
from pathlib import Path

import pytest

from branchlight.source.files import read_playthrough_files, read_story_files
from branchlight.source.located import SourceFile


def test_unsaved_texts_take_the_place_of_files(tmp_path: Path) -> None:
    story = tmp_path / "story"
    (story / "scenes").mkdir(parents=True)
    (story / "story.yaml").write_text("title: Saved\n")
    (story / "scenes" / "1.yaml").write_text("scene: saved\n")
    unsaved = {
        os.path.realpath(story / name): text
        for name, text in (
            ("story.yaml", "title: Typed\r\n"),
            ("scenes/0.yaml", "scene: new\n"),
            ("scenes/.hidden.yaml", "scene: hidden\n"),
            ("playthroughs/new.yaml", "playthrough: new\n"),
            ("elsewhere.yaml", "title: Another\n"),
        )
    }
    files, sink = read_story_files(str(story), unsaved)
    assert [tuple(file) for file in files] == [
        ("story.yaml", "title: Typed\n"),
        ("scenes/0.yaml", "scene: new\n"),
        ("scenes/1.yaml", "scene: saved\n"),
    ]
    assert sink == []
    assert read_playthrough_files(str(story), unsaved)[0] == [SourceFile("playthroughs/new.yaml", "playthrough: new\n")]


def test_unsaved_story_in_one_file_needs_no_file(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    unsaved = {os.path.realpath(path): "title: T\n"}
    assert read_story_files(str(path), unsaved) == ([SourceFile("small.yaml", "title: T\n")], [])
    assert read_playthrough_files(str(path), unsaved) == ([], [])


@pytest.mark.needs("symlink")
def test_unsaved_text_of_a_link_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "scenes").mkdir()
    (tmp_path / "story.yaml").write_text("title: T\n")
    (tmp_path / "outside.yaml").write_text("scene: outside\n")
    (tmp_path / "scenes" / "1.yaml").symlink_to(tmp_path / "outside.yaml")
    files, sink = read_story_files(str(tmp_path), {os.path.realpath(tmp_path / "outside.yaml"): "scene: typed\n"})
    assert [file.name for file in files] == ["story.yaml"]
    assert any("is a link" in problem.message for problem in sink)
