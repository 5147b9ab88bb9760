"""Each code of this layer is declared once, and its example shows it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from branchlight.source import codes, reader
from branchlight.source.codes import CODES
from branchlight.source.diagnostic import Code, Diagnostic
from branchlight.source.files import MAX_FILE_BYTES, read_story_files
from branchlight.source.located import SourceFile
from branchlight.source.prose_traps import prose_traps
from branchlight.source.reader import read_documents
from tests.source.reading import scalars


def found(files: list[SourceFile], sink: list[Diagnostic]) -> set[str]:
    """The codes of all that is wrong with the files, taking every scalar for prose."""
    for file in files:
        for document in read_documents(file, sink):
            for scalar in scalars(document):
                sink += prose_traps(file, scalar)
    return {diagnostic.code for diagnostic in sink}


@pytest.mark.parametrize("code", [code for code in CODES if code.example], ids=lambda code: code.name)
def test_the_example_shows_its_mistake_and_no_other(code: Code) -> None:
    assert found([SourceFile("story.yaml", code.example)], []) == {code.name}


def _story(folder: Path, data: bytes = b"title: T\n") -> Path:
    (folder / "story.yaml").write_bytes(data)
    return folder


def _with_link(folder: Path) -> None:
    (_story(folder) / "art").symlink_to("story.yaml")


def _with_large_file(folder: Path) -> None:
    with (_story(folder) / "story.yaml").open("r+b") as stream:
        stream.truncate(MAX_FILE_BYTES + 1)


def _with_other_ending(folder: Path) -> None:
    (folder / "scenes").mkdir()
    (_story(folder) / "scenes" / "a.yml").touch()


# What shows the codes that no text can show.
FOLDERS: dict[Code, Callable[[Path], object]] = {
    codes.NO_TITLE_PAGE: lambda folder: None,
    codes.NOT_A_STORY_FILE: _with_link,
    codes.FILE_TOO_LARGE: _with_large_file,
    codes.NOT_UTF8: lambda folder: _story(folder, b"title: \xff\n"),
    codes.NOT_READ: _with_other_ending,
    codes.TOO_MUCH: lambda folder: _story(folder, b"title: " + b"x" * (reader.MAX_SCALAR + 1)),
}


@pytest.mark.parametrize("code", FOLDERS, ids=lambda code: code.name)
def test_a_folder_shows_what_no_text_can(code: Code, tmp_path: Path) -> None:
    FOLDERS[code](tmp_path)
    assert found(*read_story_files(str(tmp_path))) == {code.name}


def test_every_code_is_shown_by_an_example_or_a_folder() -> None:
    assert {code for code in CODES if not code.example} == set(FOLDERS)


def test_codes_are_declared_once_and_well() -> None:
    names = [code.name for code in CODES]
    assert len(set(names)) == len(names)
    for code in CODES:
        assert re.fullmatch(r"E1\d\d" if code.severity == "error" else r"W1\d\d", code.name)
        assert re.fullmatch(r"(YAML |[a-z]).*[^.]", code.summary)
    assert {value for value in vars(codes).values() if isinstance(value, Code)} == set(CODES)
