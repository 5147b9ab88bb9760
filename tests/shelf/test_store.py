"""The shelf's file: creation, opening, and setting it aside untouched if it fails its checks."""

import ast
import os
import re
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from branchlight.shelf import MEMORY, ShelfError, open_session, schema
from branchlight.shelf.checksum import checksum
from branchlight.shelf.open_shelf import default_path, open_store
from branchlight.shelf.schema import VERSION
from tests.play.tales import tale
from tests.shelf.conftest import live_at

STORY = tale()


def used(shelf: Path, decisions: int = 3) -> bytes:
    session = open_session(STORY, str(shelf), seed=5)
    for _ in range(decisions):
        session.choose("draw_rope")
    session.close()
    return shelf.read_bytes()


def set_aside(folder: Path, ending: str = "") -> list[Path]:
    """Return the files that were set aside. `ending` selects those that SQLite keeps beside the shelf."""
    aside = [path for path in folder.iterdir() if ".damaged-" in path.name or ".later-" in path.name]
    beside = ("-wal", "-shm")
    return [path for path in aside if (path.name.endswith(ending) if ending else not path.name.endswith(beside))]


@pytest.mark.parametrize("data", [b"garbage" * 100, b"x"], ids=["garbage", "one byte"])
def test_readers_own_shelf_is_set_aside_if_unsound(own: Path, data: bytes) -> None:
    own.write_bytes(data)
    session = open_session(STORY, seed=5)
    (aside,) = set_aside(own.parent)
    assert aside.read_bytes() == data
    assert "is damaged" in session.notice
    session.choose("draw_rope")
    assert open_session(STORY).history.here == 1


@pytest.mark.parametrize(
    "data",
    [b"title: A story\n", b"x", b"SQLite format 3\0", b"SQLite format 3\0" + b"garbage" * 1000],
    ids=["a story", "one byte", "a magic", "a database in ruins"],
)
def test_named_file_that_is_no_shelf_is_left_alone(tmp_path: Path, data: bytes) -> None:
    other = tmp_path / "story.yaml"
    other.write_bytes(data)
    with pytest.raises(ShelfError, match=r"story\.yaml is not a shelf; name another file"):
        open_store(str(other))
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("story.yaml", data)]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[: len(data) // 2],
        lambda data: data[:100] + b"\xff" * 4000 + data[4100:],
        lambda data: data[:8192] + os.urandom(len(data) - 8192),
    ],
    ids=["half", "its first page", "its later pages"],
)
def test_damaged_file_is_set_aside_whole(own: Path, spoil: Callable[[bytes], bytes]) -> None:
    data = spoil(used(own))
    own.write_bytes(data)
    session = open_session(STORY, seed=5)
    (aside,) = set_aside(own.parent)
    assert aside.read_bytes() == data
    assert str(aside) in session.notice
    assert "is damaged" in session.notice
    turn = session.choose("draw_rope")
    session.close()
    again = open_session(STORY)
    assert (again.turn, again.notice) == (turn, "")


def test_named_shelf_that_is_damaged_is_left_alone(tmp_path: Path) -> None:
    shelf = tmp_path / "my shelf"
    data = used(shelf)[:9000]
    shelf.write_bytes(data)
    with pytest.raises(ShelfError, match=r"is damaged, and was left as it is; .* save backup --shelf '.*my shelf' NEW"):
        open_store(str(shelf))
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("my shelf", data)]


def later(shelf: Path) -> bytes:
    """Make a shelf one of a later version, and return its bytes."""
    used(shelf)
    with closing(sqlite3.connect(shelf, isolation_level=None)) as connection:
        row = ("version", VERSION + 1)
        connection.execute("UPDATE about SET value = ?, sum = ?", (row[1], checksum("about", row)))
        connection.execute(f"PRAGMA user_version={VERSION + 1}")
        connection.execute("CREATE TABLE more (x)")
        connection.execute("PRAGMA journal_mode=DELETE")
    return shelf.read_bytes()


def test_named_shelf_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    shelf = tmp_path / "shelf.sqlite3"
    data = later(shelf)
    with pytest.raises(ShelfError, match="was written by a later version of Branchlight, and was left as it is"):
        open_store(str(shelf))
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [(shelf.name, data)]


def test_own_shelf_of_a_later_version_is_left_alone(own: Path) -> None:
    data = later(own)
    session = open_session(STORY, seed=5)
    assert "will not be kept" in session.notice
    assert "later version" in session.notice
    session.choose("draw_rope")
    assert session.close() == ""
    assert [(path.name, path.read_bytes()) for path in own.parent.iterdir()] == [(own.name, data)]


def test_shelf_without_a_table_is_damaged(own: Path) -> None:
    used(own)
    connection = sqlite3.connect(own)
    connection.execute("DROP TABLE step")
    connection.close()
    assert "is damaged" in open_session(STORY).notice


def test_files_beside_a_damaged_file_are_set_aside_too(own: Path) -> None:
    session = open_session(STORY, seed=5)
    session.choose("draw_rope")
    log = own.with_name(f"{own.name}-wal").read_bytes()
    assert log
    own.write_bytes(b"garbage" * 1000)
    open_store().close()
    (aside,) = set_aside(own.parent, "-wal")
    assert aside.read_bytes() == log


def test_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    data = other.read_bytes()
    with pytest.raises(ShelfError, match="another program"):
        open_store(str(other))
    assert other.read_bytes() == data
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("other.db.")] == []


def test_named_file_that_cannot_exist_is_an_error(tmp_path: Path) -> None:
    for path in (tmp_path / "no" / "such" / "folder.db", tmp_path):
        with pytest.raises(ShelfError, match="cannot be used"):
            open_store(str(path))


def test_empty_file_becomes_a_shelf(tmp_path: Path) -> None:
    shelf = tmp_path / "empty"
    shelf.touch()
    assert open_store(str(shelf)).notice == ""
    assert set_aside(tmp_path) == []


@pytest.mark.needs("posix")
def test_readers_own_shelf_is_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    live_at(tmp_path / "data", monkeypatch)
    open_session(STORY, seed=5).choose("draw_rope")
    path = Path(default_path())
    assert path.exists()
    assert path.is_relative_to(tmp_path)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    session = open_session(STORY)
    assert (session.history.here, session.kept) == (1, True)


def test_shelf_is_in_memory_without_a_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").write_text("a file where a folder should be")
    live_at(tmp_path / "data", monkeypatch)
    session = open_session(STORY, seed=5)
    session.choose("draw_rope")
    assert not session.kept
    assert session.saves.all() == ()


def test_shelf_in_memory_has_a_notice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").write_text("")
    live_at(tmp_path / "data", monkeypatch)
    assert "will not be kept" in open_session(STORY).notice
    assert open_session(STORY, MEMORY).notice == ""


def test_tables_are_all_described() -> None:
    laid_out = {statement.split()[2] for statement in schema.LAYOUT}
    described = {line.split()[0] for line in str(schema.__doc__).splitlines() if line[:1].islower()}
    assert laid_out == schema.TABLES.keys()
    assert laid_out <= described


def test_shelf_without_a_name_is_refused() -> None:
    with pytest.raises(ShelfError, match="the name of the shelf is empty; name a file"):
        open_store("")


def test_path_of_two_slashes_is_a_shelf(tmp_path: Path) -> None:
    shelf = f"/{tmp_path}/shelf" if os.name == "posix" else str(tmp_path / "shelf")
    for here in (0, 1):
        session = open_session(STORY, shelf, seed=None if here else 5)
        assert (session.history.here, session.notice) == (here, "")
        session.choose("draw_rope")
        session.close()


# Features of SQLite after 3.31, each with its version.
LATER = r"sqlite_schema|\bIIF\(|\bSTRICT\b|\bRETURNING\b|->|\bMATERIALIZED\b|\b(RIGHT|FULL) JOIN\b|\bDISTINCT FROM\b"
LATER_FUNCTIONS = r"\b(unixepoch|timediff|octet_length|concat|concat_ws|string_agg|unhex|format)\("


def test_shelf_needs_no_feature_that_old_sqlite_lacks() -> None:
    folder = Path(str(schema.__file__)).parent
    texts = {
        node.value
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    statements = [text for text in texts if re.search(r"\b(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA)\b", text)]
    assert len(statements) > 20
    assert [text for text in statements if re.search(f"{LATER}|{LATER_FUNCTIONS}", text, re.IGNORECASE)] == []


class OnNetwork(sqlite3.Connection):
    """A file on a disk without shared memory, such as one on a network."""

    def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
        if statement == "PRAGMA journal_mode=WAL":
            raise sqlite3.OperationalError("disk I/O error")
        return super().execute(statement, *values)


def raising(path: str, **settings: Any) -> sqlite3.Connection:
    return CONNECT(path, factory=OnNetwork, **settings)


def refusing(path: str, **settings: Any) -> sqlite3.Connection:
    """Open a file through a VFS of SQLite that has no shared memory, and so refuses write-ahead logging."""
    address = path.partition("?mode=")[0]
    address = address if address.startswith("file:") else f"file:{address}"
    return CONNECT(f"{address}?vfs=unix-dotfile", **{**settings, "uri": True})


CONNECT = sqlite3.connect


@pytest.mark.parametrize("connect", [raising, pytest.param(refusing, marks=pytest.mark.needs("posix"))])
def test_shelf_without_wal_is_as_durable(
    tmp_path: Path, connect: Callable[..., sqlite3.Connection], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite3, "connect", connect)
    shelf = str(tmp_path / "shelf")
    for here in range(3):
        session = open_session(STORY, shelf, seed=None if here else 5)
        assert (session.history.here, session.notice) == (here, "")
        session.choose("draw_rope")
        session.close()
    store = open_store(shelf)
    assert (store.row("PRAGMA journal_mode"), store.row("PRAGMA synchronous")) == (("delete",), (3,))


def test_shelf_with_wal_is_durable(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "shelf"))
    assert (store.row("PRAGMA journal_mode"), store.row("PRAGMA synchronous")) == (("wal",), (2,))
