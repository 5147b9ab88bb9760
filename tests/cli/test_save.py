"""`branchlight save`: backups of any shelf, and saves that go from one machine to another."""

import os
from pathlib import Path

import pytest

from branchlight.shelf import open_session
from branchlight.shelf.open_shelf import default_path
from tests.cli.running import Ran, branchlight
from tests.play.tales import TALE, tale
from tests.tools import home

STORY = tale()


@pytest.fixture
def story(tmp_path: Path) -> str:
    (tmp_path / "well.yaml").write_text(TALE)
    return str(tmp_path / "well.yaml")


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A shelf with three decisions and a save."""
    path = tmp_path / "shelf"
    session = open_session(STORY, str(path), seed=5)
    for answer in ("draw_rope", "draw_rope", "look_down"):
        session.choose(answer)
    session.save("At the edge")
    session.close()
    return path


def save(home: Path, *words: str | Path) -> Ran:
    return branchlight(home, "save", *map(str, words))


def test_backup_of_a_shelf_in_use_is_whole(tmp_path: Path, shelf: Path) -> None:
    session = open_session(STORY, str(shelf))
    turn = session.choose("say_your_name")
    ran = save(tmp_path, "backup", "--shelf", shelf, tmp_path / "copy")
    assert (ran.code, ran.out, ran.err) == (0, "", f"Written to {tmp_path / 'copy'}.\n")
    copy = open_session(STORY, str(tmp_path / "copy"))
    assert (copy.turn, copy.notice, [each.name for each in copy.saves.all()]) == (turn, "", ["At the edge"])


def test_backup_of_the_own_shelf_is_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in home(tmp_path).items():
        monkeypatch.setenv(name, value)
    session = open_session(STORY, seed=5)
    session.choose("draw_rope")
    session.close()
    ran = save(tmp_path, "backup", tmp_path / "copy")
    assert ran.code == 0
    assert open_session(STORY, str(tmp_path / "copy")).history.here == 1
    assert os.path.exists(default_path())


def test_backup_of_a_damaged_shelf_has_the_readable(tmp_path: Path, shelf: Path) -> None:
    data = shelf.read_bytes().replace(b"CREATE TABLE veil", b"CREATE T\xffBLE veil")
    shelf.write_bytes(data)
    refused = branchlight(tmp_path, "play", "--plain", "--shelf", str(shelf))
    assert refused.code == 2
    way = refused.err.partition("branchlight save ")[2].split()
    assert way == ["backup", "--shelf", str(shelf), "NEWFILE"]
    ran = save(tmp_path, *way[:-1], tmp_path / "copy")
    assert ran.code == 0
    assert "is damaged" in ran.err
    assert shelf.read_bytes() == data
    copy = open_session(STORY, str(tmp_path / "copy"))
    assert (copy.history.here, copy.notice, len(copy.saves.all())) == (3, "", 1)


def test_backup_leaves_no_trace_if_refused(tmp_path: Path, shelf: Path) -> None:
    (tmp_path / "there").write_text("mine")
    before = sorted(os.listdir(tmp_path))
    for words in (("--shelf", shelf, tmp_path / "there"), ("--shelf", tmp_path / "none", tmp_path / "new")):
        assert save(tmp_path, "backup", *words).code == 2
    assert save(tmp_path, "backup", "--shelf", tmp_path / "there", tmp_path / "new").code == 2
    assert sorted(os.listdir(tmp_path)) == before
    assert (tmp_path / "there").read_text() == "mine"


def test_save_goes_to_another_machine(tmp_path: Path, shelf: Path, story: str) -> None:
    ran = save(tmp_path, "export", "at the EDGE", tmp_path / "edge.json", story, "--shelf", shelf)
    assert (ran.code, ran.err) == (0, f"Written to {tmp_path / 'edge.json'}.\n")
    for code, said in ((0, "Imported as At the edge.\n"), (2, "Add --overwrite to replace it.")):
        ran = save(tmp_path, "import", tmp_path / "edge.json", story, "--shelf", tmp_path / "other")
        assert (ran.code, said in ran.err) == (code, True)
    assert (
        save(tmp_path, "import", "--overwrite", tmp_path / "edge.json", story, "--shelf", tmp_path / "other").code == 0
    )
    session = open_session(STORY, str(tmp_path / "other"))
    here = open_session(STORY, str(shelf))
    assert session.load("At the edge") == here.load("At the edge")


def test_save_is_taken_from_standard_input(tmp_path: Path, shelf: Path, story: str) -> None:
    save(tmp_path, "export", "At the edge", tmp_path / "edge.json", story, "--shelf", shelf)
    words = ("save", "import", "-", story, "--shelf", str(tmp_path / "other"))
    ran = branchlight(tmp_path, *words, typed=(tmp_path / "edge.json").read_text())
    assert (ran.code, ran.err) == (0, "Imported as At the edge.\n")


@pytest.mark.needs("fifo")
def test_save_is_not_taken_from_a_pipe(tmp_path: Path, shelf: Path, story: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    ran = save(tmp_path, "import", tmp_path / "pipe", story, "--shelf", shelf)
    assert (ran.code, "a pipe, and not a file" in ran.err) == (2, True)


def test_unfit_files_and_names_are_refused(tmp_path: Path, shelf: Path, story: str) -> None:
    (tmp_path / "bytes").write_bytes(b"\xff")
    (tmp_path / "text").write_text("{}")
    for words, said in (
        (("export", "nothing", tmp_path / "new", story, "--shelf", shelf), "there are: At the edge"),
        (("export", "x", tmp_path / "new", story, "--shelf", tmp_path / "none"), "there is no shelf"),
        (("import", tmp_path / "bytes", story, "--shelf", shelf), "is not a text file"),
        (("import", tmp_path / "text", story, "--shelf", shelf), "not a save of Branchlight"),
        (("import", tmp_path / "none", story, "--shelf", shelf), "No such file"),
        (("backup", "--shelf", "", tmp_path / "new"), "the name is empty"),
    ):
        ran = save(tmp_path, *words)
        assert (ran.code, said in ran.err) == (2, True), ran.err
    assert not (tmp_path / "new").exists()
    assert not (tmp_path / "none").exists()
