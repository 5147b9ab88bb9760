"""The file of a shelf is removed or replaced while the shelf is open."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from branchlight import load_text
from branchlight.shelf import Session, open_session
from tests.reader.stories import ROAD

STORY = load_text(ROAD).story


def opened(path: Path) -> Session:
    """Open a session of a story that goes on for ever."""
    assert STORY is not None
    return open_session(STORY, str(path))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a shelf in a folder of its own."""
    (tmp_path / "data").mkdir()
    return tmp_path / "data" / "shelf.sqlite3"


def remove_file(path: Path) -> None:
    """Remove the file alone, and leave its log."""
    path.unlink()


def remove_folder(path: Path) -> None:
    """Remove the folder with everything in it."""
    shutil.rmtree(path.parent)


@pytest.mark.needs("posix")
@pytest.mark.parametrize("remove", [remove_file, remove_folder])
def test_removed_shelf_is_written_again(path: Path, remove: Callable[[Path], None]) -> None:
    session = opened(path)
    session.choose("on")
    remove(path)
    session.choose("on")
    assert session.news() == f"{path} was removed while you read. It was written again, with all that you did."
    session.choose("on")
    assert session.news() == ""
    assert opened(path).history.here == 3, "while the first is still open"
    assert session.close() == ""
    assert {each.name for each in path.parent.iterdir()} <= {path.name + ending for ending in ("", "-wal", "-shm")}


@pytest.mark.needs("posix")
def test_shelf_removed_before_the_end_is_written_again(path: Path) -> None:
    session = opened(path)
    session.choose("on")
    remove_folder(path)
    assert session.close() == ""
    assert opened(path).history.here == 1


@pytest.mark.needs("posix")
def test_shelf_that_was_replaced_is_left_alone(path: Path) -> None:
    session = opened(path)
    session.choose("on")
    remove_folder(path)
    path.parent.mkdir()
    path.write_bytes(b"mine")
    session.choose("on")
    assert session.news() == f"{path} is another file now. What you do from here on will not be kept when you leave."
    session.choose("on")
    assert session.news() == ""
    session.close()
    assert path.read_bytes() == b"mine"


@pytest.mark.needs("posix")
def test_shelf_that_cannot_come_back_waits_in_memory(path: Path) -> None:
    session = opened(path)
    session.choose("on")
    remove_folder(path)
    path.parent.write_text("a file where the folder was")
    session.choose("on")
    assert session.news().startswith(f"This is not stored yet, since {path} was removed. What you do is stored")
    session.choose("on")
    assert session.news() == "This is not stored yet either."
    os.unlink(path.parent)
    session.choose("on")
    assert session.news() == f"{path} was removed while you read. It was written again, with all that you did."
    assert session.close() == ""
    assert opened(path).history.here == 4


@pytest.mark.needs("posix")
def test_lost_shelf_is_reported_at_the_end(path: Path) -> None:
    session = opened(path)
    session.choose("on")
    remove_folder(path)
    path.parent.write_text("a file where the folder was")
    assert session.close() == f"What you did last could not be stored in {path}, and is lost."
