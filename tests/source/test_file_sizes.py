"""Files and stories that are too large to be read."""

import stat
from pathlib import Path

import pytest

from branchlight.source import files
from branchlight.source.files import read_story_files
from tests.source.reading import spots
from tests.source.story_folders import found, lay_out


def sparse(path: Path, size: int) -> None:
    """Make a sparse file of a size, which takes no space on the disk."""
    with path.open("wb") as stream:
        stream.truncate(size)


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    lay_out(tmp_path, story="title: T\n")
    sparse(tmp_path / "scenes" / "a.yaml", files.MAX_FILE_BYTES + 1)
    assert found(tmp_path) == [("scenes/a.yaml", "E103", 1, 1)]
    sparse(tmp_path / "alone.yaml", 50 * 1024 * 1024)
    assert found(tmp_path / "alone.yaml") == [("alone.yaml", "E103", 1, 1)]


def test_a_story_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    lay_out(tmp_path, story="title: T\n")
    for name in "abc":
        sparse(tmp_path / "scenes" / f"{name}.yaml", files.MAX_STORY_BYTES // 3)
    read, sink = read_story_files(str(tmp_path))
    assert read == []
    assert spots(sink) == [("E103", 1, 1)]
    assert sink[0].place.file == "scenes/c.yaml"


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "grows.yaml"
    path.write_text("title: T\n")
    monkeypatch.setattr(files, "MAX_FILE_BYTES", path.stat().st_size)
    monkeypatch.setattr(stat, "S_ISREG", lambda mode: path.write_text("title: Longer\n") > 0)
    assert found(path) == [("grows.yaml", "E103", 1, 1)]


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_FILES", 2)
    lay_out(tmp_path, story="title: T\n", a="", b="")
    assert found(tmp_path) == [("scenes/b.yaml", "E103", 1, 1)]


def test_twelve_megabytes_in_one_file_are_accepted(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_text("text: |\n" + ("  " + "word " * 20 + "\n") * 120_000)
    assert found(path) == []
