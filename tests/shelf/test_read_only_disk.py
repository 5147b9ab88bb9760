"""A shelf where nothing can be written: it is read whole, the reader is told, and nothing there changes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from branchlight.shelf import ShelfError, open_session
from branchlight.shelf.backup import back_up
from branchlight.shelf.open_shelf import write_protection
from branchlight.shelf.session import Session
from branchlight.shelf.shelved_stories import stories_in
from tests.tools import held_to_rights

from .sessions import STORY, opened

NOTICE = "This session will not be kept when you leave: {path} cannot be written (its disk is read-only)."


@pytest.fixture
def killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the path of a shelf as a killed process leaves it, with its log, on a disk that is read-only then."""
    (tmp_path / "before").mkdir()
    session = opened(str(tmp_path / "before" / "shelf.sqlite3"), seed=5)
    session.keep_origin("/story")
    session.choose("draw_rope")
    session.save("here")
    session.choose("draw_rope")
    shutil.copytree(tmp_path / "before", tmp_path / "disk")
    session.close()
    assert os.path.getsize(tmp_path / "disk" / "shelf.sqlite3-wal")
    read_only(tmp_path / "disk", monkeypatch)
    return tmp_path / "disk" / "shelf.sqlite3"


def read_only(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the folder be on a read-only disk, as far as the shelf can see."""
    for module in ("open_shelf", "shelved_stories", "backup"):
        monkeypatch.setattr(
            f"branchlight.shelf.{module}.write_protection",
            lambda path: "its disk is read-only" if Path(path).parent == folder else "",
        )


def contents(path: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in path.parent.iterdir()}


def where(session: Session) -> tuple[int, list[str]]:
    return session.history.here, [save.name for save in session.saves.all()]


@pytest.mark.parametrize("index", [True, False])
def test_log_of_a_killed_process_is_read_too(killed: Path, index: bool) -> None:
    if not index:
        Path(f"{killed}-shm").unlink()
    before = contents(killed)
    session = opened(str(killed))
    assert session.notice == NOTICE.format(path=killed)
    assert where(session) == (2, ["here"])
    session.choose("draw_rope")
    assert not session.kept
    session.close()
    assert [story.path for story in stories_in(str(killed))] == ["/story"]
    assert contents(killed) == before


def test_own_shelf_on_a_read_only_disk_is_read(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = open_session(STORY, seed=5)
    session.choose("draw_rope")
    session.close()
    read_only(own.parent, monkeypatch)
    before = contents(own)
    again = open_session(STORY)
    assert (again.notice, again.history.here) == (NOTICE.format(path=own), 1)
    assert contents(own) == before


def test_damaged_shelf_on_a_read_only_disk_is_read(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = open_session(STORY, seed=5)
    session.choose("draw_rope")
    session.close()
    own.write_bytes(own.read_bytes().replace(b"version", b"verbion"))
    read_only(own.parent, monkeypatch)
    before = contents(own)
    again = open_session(STORY)
    assert again.notice == f"{NOTICE.format(path=own)} It is damaged, and what could be read of it is here."
    assert again.history.here == 1
    assert contents(own) == before
    with pytest.raises(ShelfError, match="is damaged, and was left as it is"):
        opened(str(own))


@pytest.mark.parametrize("name", ["as_engine", "version_2"])
def test_earlier_shelf_on_a_read_only_disk_is_read(own: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(Path(__file__).parent / "kept" / f"{name}.sqlite3", own)
    read_only(own.parent, monkeypatch)
    before = contents(own)
    assert open_session(STORY).notice == NOTICE.format(path=own)
    assert contents(own) == before


def test_backup_of_a_read_only_disk_is_whole(killed: Path, tmp_path: Path) -> None:
    before = contents(killed)
    assert back_up(str(killed), str(tmp_path / "copy.sqlite3")) == ""
    session = opened(str(tmp_path / "copy.sqlite3"))
    assert (session.notice, where(session)) == ("", (2, ["here"]))
    assert contents(killed) == before


def test_empty_file_on_a_read_only_disk_is_a_new_shelf(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own.write_bytes(b"")
    read_only(own.parent, monkeypatch)
    session = open_session(STORY, seed=5)
    assert session.notice == NOTICE.format(path=own)
    session.choose("draw_rope")
    assert contents(own) == {own.name: b""}


WHY = "import sys; from branchlight.shelf.open_shelf import write_protection; print(write_protection(sys.argv[1]))"


@pytest.mark.needs("rights")
def test_folder_that_is_write_protected_is_named(tmp_path: Path) -> None:
    shelf = str(tmp_path / "shelf")
    assert write_protection(shelf) == ""
    tmp_path.chmod(0o500)
    ran = subprocess.run(held_to_rights(sys.executable, "-c", WHY, shelf), capture_output=True, text=True, check=True)
    tmp_path.chmod(0o700)
    assert ran.stdout == "its folder is write-protected\n"
