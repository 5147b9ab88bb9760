"""Paths as URIs of SQLite. The examples for Windows come from its manual."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from branchlight.shelf.uri import file_uri
from branchlight.source.system import System, this_system

WINDOWS, LINUX = System("win32"), System("linux")


@pytest.mark.parametrize(
    ("path", "system", "uri"),
    [
        ("/home/ada/shelf", LINUX, "file:///home/ada/shelf?mode=ro"),
        ("//srv/shelf", LINUX, "file:////srv/shelf?mode=ro"),
        ("/a\\b", LINUX, "file:///a\\b?mode=ro"),
        ("/50%?#", LINUX, "file:///50%25%3f%23?mode=ro"),
        ("C:\\Documents and Settings\\data.db", WINDOWS, "file:///C:/Documents and Settings/data.db?mode=ro"),
        ("\\\\host\\share\\data.db", WINDOWS, "file:////host/share/data.db?mode=ro"),
    ],
)
def test_paths_become_uris(path: str, system: System, uri: str) -> None:
    assert file_uri(path, "ro", system) == uri


@pytest.mark.parametrize("name", ["shelf", "50% off", "a?mode=memory", "a#b", "a&b=c", "家"])
@pytest.mark.parametrize("slash", ["", "/"], ids=["one slash", "two slashes"])
@pytest.mark.needs("any name")
def test_uris_open_the_very_file(tmp_path: Path, name: str, slash: str) -> None:
    path = slash + str(tmp_path / name)
    with closing(sqlite3.connect(file_uri(path, "rwc", this_system()), uri=True)) as connection:
        connection.execute("CREATE TABLE t (x)")
    assert os.listdir(tmp_path) == [name]
