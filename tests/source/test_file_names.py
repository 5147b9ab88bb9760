"""Names of a story's files: those that are not read, and those that other systems lack."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from branchlight.source.files import read_playthrough_files, read_story_files
from tests.source.story_folders import found, lay_out


def test_a_title_page_of_another_name(tmp_path: Path) -> None:
    lay_out(tmp_path)
    (tmp_path / "story.yml").write_text("title: T\n")
    (tmp_path / "compose.yml").write_text("not ours")
    assert found(tmp_path) == [("story.yml", "W107", 1, 1), ("story.yaml", "E101", 1, 1)]


def test_scenes_with_unreadable_names_are_left_out(tmp_path: Path) -> None:
    lay_out(tmp_path, story="title: T\n")
    (tmp_path / "scenes" / "a.yml").write_text("scene: a\n")
    (tmp_path / "scenes" / "b.YAML").write_text("scene: b\n")
    (tmp_path / "scenes" / ".hidden.yaml").write_text("\x00")
    assert found(tmp_path) == [("scenes/a.yml", "W107", 1, 1), ("scenes/b.YAML", "W107", 1, 1)]


@pytest.mark.needs("any name")
def test_a_name_that_cannot_be_shown_is_refused(tmp_path: Path) -> None:
    lay_out(tmp_path, story="title: T\n")
    for name in (b"\x1b[31m.yaml", b"\xff.yaml"):
        Path(os.fsdecode(os.fsencode(tmp_path / "scenes") + b"/" + name)).write_text("scene: a\n")
    assert found(tmp_path) == [
        ("scenes/\ufffd[31m.yaml", "E102", 1, 1),
        ("scenes/\ufffd.yaml", "E102", 1, 1),
    ]


@pytest.mark.parametrize("name", ["Story.yaml", "STORY.YAML", "story.yml", "Story.YML"])
def test_misnamed_title_page_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("title: T\n")
    read, sink = read_story_files(str(tmp_path))
    assert read == []
    assert [(each.code, each.place.file, each.hint) for each in sink] == [
        ("W107", name, "rename it to `story.yaml`"),
        ("E101", "story.yaml", f"rename `{name}`"),
    ]


@pytest.mark.parametrize("name", ["Scenes", "PLAYTHROUGHS"])
def test_folder_in_other_case_is_not_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "story.yaml").write_text("title: T\n")
    (tmp_path / name).mkdir()
    (tmp_path / name / "a.yaml").write_text("scene: a\n")
    read, sink = read_story_files(str(tmp_path))
    assert [file.name for file in read] == ["story.yaml"]
    assert [(each.code, each.place.file, each.hint) for each in sink] == [
        ("W107", name, f"rename it to `{name.lower()}`")
    ]
    assert read_playthrough_files(str(tmp_path)) == ([], [])


class Folding:
    """Stand-ins for `os.lstat` and `os.stat` on a disk that ignores the case of names."""

    def __init__(self, look: Callable[..., os.stat_result]) -> None:
        self.look = look

    def __call__(self, path: str, **how: bool) -> os.stat_result:
        folder, name = os.path.split(path)
        same = [each for each in os.listdir(folder) if each.lower() == name.lower()]
        return self.look(os.path.join(folder, *same[:1]), **how)


def test_story_reads_the_same_on_folding_disks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Scenes").mkdir()
    (tmp_path / "Scenes" / "a.yaml").write_text("scene: a\n")
    (tmp_path / "Story.yaml").write_text("title: T\n")
    before = read_story_files(str(tmp_path))
    monkeypatch.setattr(os, "lstat", Folding(os.lstat))
    monkeypatch.setattr(os, "stat", Folding(os.stat))
    assert stat.S_ISDIR(os.lstat(str(tmp_path / "scenes")).st_mode)
    assert read_story_files(str(tmp_path)) == before


@pytest.mark.needs("cased names")
@pytest.mark.parametrize(
    ("names", "found_at"),
    [
        (("Tower", "tower"), ["scenes/tower.yaml"]),
        (("\u00e9t\u00e9", "e\u0301te\u0301"), ["scenes/\u00e9t\u00e9.yaml"]),
        (("STRASSE", "straße"), ["scenes/straße.yaml"]),
        (("tower", "towers"), []),
    ],
)
def test_names_that_differ_in_case_are_told(tmp_path: Path, names: tuple[str, str], found_at: list[str]) -> None:
    lay_out(tmp_path, story="title: T\n", **dict.fromkeys(names, ""))
    assert found(tmp_path) == [(name, "W108", 1, 1) for name in found_at]


@pytest.mark.needs("any name")
def test_names_that_windows_lacks_are_told(tmp_path: Path) -> None:
    lay_out(tmp_path, story="title: T\n", **{"nul": "", "a:b": "", "a": ""})
    assert found(tmp_path) == [("scenes/a:b.yaml", "W108", 1, 1), ("scenes/nul.yaml", "W108", 1, 1)]
