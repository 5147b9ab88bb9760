"""Links, pipes, sockets and junctions in the place of a story's files."""

import os
import socket
import stat
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from branchlight.source import files
from branchlight.source.files import read_playthrough_files, read_story_files
from tests.source.story_folders import found, lay_out


@pytest.mark.needs("symlink")
def test_links_are_refused_wherever_they_lead(tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("title: Secret\n")
    story = tmp_path / "story"
    story.mkdir()
    lay_out(story, a="scene: a\n")
    (story / "story.yaml").symlink_to(secret)
    (story / "art").symlink_to(tmp_path)
    (story / "scenes" / "b.yaml").symlink_to("a.yaml")
    (story / "scenes" / "c.yaml").symlink_to("nowhere")
    (story / "scenes" / "d").symlink_to("/")
    read, sink = read_story_files(str(story))
    assert [file.name for file in read] == ["scenes/a.yaml"]
    assert {diagnostic.code for diagnostic in sink} == {"E102"}
    assert [diagnostic.place.file for diagnostic in sink] == [
        "art",
        "story.yaml",
        "scenes/b.yaml",
        "scenes/c.yaml",
        "scenes/d",
    ]


@pytest.mark.needs("symlink")
@pytest.mark.parametrize("folder", ["scenes", "playthroughs"])
def test_a_folder_that_is_a_link_is_refused(tmp_path: Path, folder: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.yaml").write_text("scene: a\n")
    (tmp_path / "story").mkdir()
    (tmp_path / "story" / "story.yaml").write_text("title: T\n")
    (tmp_path / "story" / folder).symlink_to("../elsewhere")
    assert (folder, "E102", 1, 1) in found(tmp_path / "story")
    assert read_playthrough_files(str(tmp_path / "story"))[0] == []


@pytest.mark.needs("symlink")
def test_the_story_itself_may_be_reached_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    lay_out(tmp_path / "real", story="title: T\n")
    (tmp_path / "link").symlink_to("real")
    assert found(tmp_path / "link") == []


@pytest.mark.needs("fifo")
def test_pipes_and_folders_as_files_are_refused(tmp_path: Path) -> None:
    lay_out(tmp_path)
    os.mkfifo(tmp_path / "scenes" / "a.yaml")
    (tmp_path / "scenes" / "b.yaml").mkdir()
    (tmp_path / "story.yaml").mkdir()
    assert found(tmp_path) == [
        ("story.yaml", "E102", 1, 1),
        ("scenes/a.yaml", "E102", 1, 1),
        ("scenes/b.yaml", "E102", 1, 1),
    ]


@pytest.mark.needs("fifo")
@pytest.mark.needs("symlink")
def test_file_beside_the_story_is_read_with_care(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_FILE_BYTES", 20)
    (tmp_path / "own").write_bytes(b"Share\r\n\x1b")
    (tmp_path / "large").write_text("a" * 21)
    (tmp_path / "link").symlink_to("own")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    assert files.read_own_file(str(tmp_path), "own") == "Share\n\ufffd"
    refused = ("large", "link", "folder", "pipe", "missing", "own/er")
    assert [files.read_own_file(str(tmp_path), name) for name in refused] == [None] * len(refused)


def test_scenes_that_are_a_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "story.yaml").write_text("title: T\n")
    (tmp_path / "scenes").write_text("scene: a\n")
    assert found(tmp_path) == [("scenes", "E102", 1, 1)]


@pytest.mark.needs("fifo")
def test_pipe_as_the_story_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert found(tmp_path / "pipe.yaml") == [("pipe.yaml", "E102", 1, 1)]
    assert found(Path("/dev/zero")) == [("zero", "E102", 1, 1)]


@pytest.mark.needs("unix sockets")
def test_a_socket_in_the_place_of_a_scene_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(tmp_path, story="title: T\n")
    monkeypatch.chdir(tmp_path / "scenes")  # the path of a socket has to be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("a.yaml")
        assert found(tmp_path) == [("scenes/a.yaml", "E102", 1, 1)]


def as_junction(status: os.stat_result) -> os.stat_result:
    """Return the result of `os.lstat` for a junction on Windows: a folder, with a tag."""
    return cast(os.stat_result, SimpleNamespace(st_mode=stat.S_IFDIR, st_size=0, st_reparse_tag=0xA0000003))


class Entry:
    """An entry of a folder. Those whose names begin with `to_` are junctions."""

    def __init__(self, entry: "os.DirEntry[str]") -> None:
        self.entry, self.name, self.path = entry, entry.name, entry.path

    def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:
        status = self.entry.stat(follow_symlinks=follow_symlinks)
        return as_junction(status) if self.name.startswith("to_") else status


def test_junctions_are_refused_in_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(tmp_path, story="title: T\n", a="scene: a\n")
    (tmp_path / "to_secrets").mkdir()
    (tmp_path / "scenes" / "to_secrets").mkdir()
    (tmp_path / "scenes" / "to_secrets" / "b.yaml").write_text("scene: b\n")
    scan = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: [Entry(entry) for entry in scan(path)])
    assert found(tmp_path) == [("to_secrets", "E102", 1, 1), ("scenes/to_secrets", "E102", 1, 1)]


def test_scenes_that_are_a_junction_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(tmp_path, story="title: T\n", a="scene: a\n")
    look = os.lstat
    monkeypatch.setattr(os, "lstat", lambda path: as_junction(look(path)) if path.endswith("scenes") else look(path))
    read, sink = read_story_files(str(tmp_path))
    assert [file.name for file in read] == ["story.yaml"]
    assert [(each.place.file, each.message) for each in sink] == [("scenes", "`scenes` is a link, not a folder")]


@pytest.mark.needs("symlink")
def test_links_are_refused_without_the_flag(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(tmp_path, story="title: T\n", a="scene: a\n")
    (tmp_path / "secret").write_text("scene: secret\n")
    monkeypatch.delattr(os, "O_NOFOLLOW", raising=False)
    begin = os.open

    def swapped(path: str, flags: int) -> int:
        if path.endswith("a.yaml"):
            os.remove(path)
            os.symlink(tmp_path / "secret", path)
        return begin(path, flags)

    monkeypatch.setattr(os, "open", swapped)
    read, sink = read_story_files(str(tmp_path))
    assert [file.name for file in read] == ["story.yaml"]
    assert [(each.code, each.message) for each in sink] == [("E102", "`scenes/a.yaml` is a link")]
