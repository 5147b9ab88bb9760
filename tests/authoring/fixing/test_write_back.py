"""Writing files back: with their line ends, and only if they are as they were read."""

from pathlib import Path

import pytest

from branchlight.authoring.fixing import write_back
from branchlight.source.files import read_story_files
from branchlight.source.located import SourceFile


def changed(files: list[SourceFile]) -> list[SourceFile]:
    return [SourceFile(file.name, file.text.replace("old", "new")) for file in files]


@pytest.mark.parametrize("data", [b"title: old\nid: x\n", b"title: old\r\nid: x\r\n", b"\xef\xbb\xbftitle: old\r\n"])
def test_file_keeps_its_line_ends_and_its_mark(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "story.yaml"
    path.write_bytes(data)
    files, _ = read_story_files(str(path))
    assert write_back(str(path), files, changed(files)) == ["story.yaml"]
    assert path.read_bytes() == data.replace(b"old", b"new")


def test_only_changed_files_of_a_folder_are_written(tmp_path: Path) -> None:
    (tmp_path / "scenes").mkdir()
    (tmp_path / "story.yaml").write_text("title: same\n", encoding="utf-8")
    (tmp_path / "scenes" / "a.yaml").write_text("scene: old\n", encoding="utf-8")
    files, _ = read_story_files(str(tmp_path))
    (tmp_path / "story.yaml").unlink()  # would be an error if it were read again
    assert write_back(str(tmp_path), files, changed(files)) == ["scenes/a.yaml"]
    assert (tmp_path / "scenes" / "a.yaml").read_text(encoding="utf-8") == "scene: new\n"


def test_files_stay_if_one_changed_meanwhile(tmp_path: Path) -> None:
    (tmp_path / "scenes").mkdir()
    (tmp_path / "story.yaml").write_text("title: old\n", encoding="utf-8")
    (tmp_path / "scenes" / "a.yaml").write_text("scene: old\n", encoding="utf-8")
    files, _ = read_story_files(str(tmp_path))
    (tmp_path / "scenes" / "a.yaml").write_text("scene: old and more\n", encoding="utf-8")
    with pytest.raises(OSError, match="changed meanwhile"):
        write_back(str(tmp_path), files, changed(files))
    assert (tmp_path / "story.yaml").read_text(encoding="utf-8") == "title: old\n"


def test_file_with_signs_that_are_replaced_stays(tmp_path: Path) -> None:
    path = tmp_path / "story.yaml"
    path.write_bytes(b"title: old\x1b\n")
    files, _ = read_story_files(str(path))
    with pytest.raises(OSError, match="cannot be kept"):
        write_back(str(path), files, changed(files))
    assert path.read_bytes() == b"title: old\x1b\n"
