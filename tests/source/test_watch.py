"""Changes of a story's files while they are watched."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from branchlight.source.watch import Watcher


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "scenes").mkdir()
    (tmp_path / "story.yaml").write_text("title: T\n")
    (tmp_path / "scenes" / "a.yaml").write_text("node: a\n")
    return tmp_path


def aged(path: Path, seconds: int) -> None:
    """Set the time of a file, as if it was written then."""
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + seconds * 1_000_000_000))


CHANGES: dict[str, Callable[[Path], object]] = {
    "longer": lambda story: (story / "scenes" / "a.yaml").write_text("node: abc\n"),
    "of one size, but written later": lambda story: aged(story / "scenes" / "a.yaml", 2),
    "another scene": lambda story: (story / "scenes" / "b.yaml").write_text("node: b\n"),
    "a scene less": lambda story: (story / "scenes" / "a.yaml").unlink(),
    "renamed": lambda story: (story / "scenes" / "a.yaml").rename(story / "scenes" / "c.yaml"),
    "the title page": lambda story: (story / "story.yaml").write_text("title: Tower\n"),
    "the title page gone": lambda story: (story / "story.yaml").unlink(),
    "a folder of playthroughs": lambda story: [
        (story / "playthroughs").mkdir(),
        (story / "playthroughs" / "p.yaml").write_text("playthrough: p\n"),
    ],
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_is_seen_once(folder: Path, change: Callable[[Path], object]) -> None:
    watcher = Watcher(str(folder))
    assert not watcher.changed()
    change(folder)
    assert watcher.changed()
    assert not watcher.changed()


def test_other_files_are_none_of_its_business(folder: Path) -> None:
    watcher = Watcher(str(folder))
    (folder / "notes.txt").write_text("Mine.")
    (folder / "scenes" / "a.yaml~").write_text("An editor's copy.")
    assert not watcher.changed()


def test_a_story_in_one_file(folder: Path) -> None:
    watcher = Watcher(str(folder / "story.yaml"))
    assert not watcher.changed()
    (folder / "story.yaml").write_text("title: Another\n")
    assert watcher.changed()


@pytest.mark.needs("symlink")
@pytest.mark.parametrize("name", ["story.yaml", "."], ids=["a file", "a folder"])
def test_a_story_that_is_reached_by_a_link(folder: Path, name: str) -> None:
    link = folder.with_name(f"{folder.name} linked")
    link.symlink_to(folder / name)
    watcher = Watcher(str(link))
    assert not watcher.changed()
    (folder / "story.yaml").write_text("title: Another\n")
    assert watcher.changed()
    assert not watcher.changed()
    (folder / "story.yaml").unlink()
    assert watcher.changed()


def test_file_replaced_by_an_editor_is_seen_again(folder: Path) -> None:
    watcher = Watcher(str(folder))
    text = (folder / "story.yaml").read_text()
    (folder / "story.yaml").unlink()
    assert watcher.changed()
    (folder / "story.yaml").write_text(text + "author: A\n")
    assert watcher.changed()


@pytest.mark.needs("symlink")
def test_folders_outside_are_not_watched(folder: Path) -> None:
    outside = folder.with_name(f"{folder.name} outside")
    outside.mkdir()
    (folder / "playthroughs").symlink_to(outside)
    watcher = Watcher(str(folder))
    (outside / "a.yaml").write_text("playthrough: a\n")
    assert not watcher.changed()
