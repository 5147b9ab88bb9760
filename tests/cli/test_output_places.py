"""Places that output is not written to: files of the story, links out of it, and closed folders."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.output import GOOD, JSON, WRITERS, call
from tests.tools import held_to_rights

pytestmark = pytest.mark.usefixtures("story")


@pytest.mark.parametrize("words", WRITERS, ids=lambda words: words[0])
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("no/out.txt", "branchlight: no: there is no such folder\n"),
        ("there.txt", "branchlight: there.txt: this is a folder; name a file\n"),
        ("", "the name is empty; name a file or a folder\n"),
    ],
)
def test_unwritable_place_is_refused(
    words: list[str], name: str, said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "there.txt").mkdir()
    assert call(*words, "-o", name) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.endswith(said)


@pytest.mark.parametrize("words", WRITERS, ids=lambda words: words[0])
def test_a_name_of_a_storys_file_is_refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert call(*words, "-o", "new.yaml") == 2
    said = (
        "the name of a map's file must end in one of " if words == ["map"] else "a story's files are named like this; "
    )
    assert capsys.readouterr().err.startswith(f"branchlight: new.yaml: {said}")


READ_FROM = "the story is read from this file; name another"


LINKS_OUT = "a link leads from here out of the story's folder; name another file"


@pytest.mark.needs("symlink")
@pytest.mark.parametrize("command", JSON)
@pytest.mark.parametrize("link", [os.symlink, os.link], ids=["symbolic", "hard"])
def test_a_link_to_a_storys_file_is_refused(
    command: str, link: Callable[[Path, Path], None], story: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    link(story, tmp_path / "out.json")
    assert call(command, "--json", "-o", "out.json") == 2
    assert capsys.readouterr() == ("", f"branchlight: out.json: {READ_FROM}\n")
    assert story.read_text(encoding="utf-8") == GOOD


@pytest.mark.parametrize("name", ["lamp.txt", "./lamp.txt", "../{folder}/lamp.txt"])
def test_a_story_of_any_name_is_not_overwritten(
    name: str, story: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    name = name.format(folder=tmp_path.name)
    story.rename(tmp_path / "lamp.txt")
    for words in (["check", "--json", "-o", name], ["map", "-o", name], ["play", "--plain", "--record", name]):
        assert call(*words, "lamp.txt") == 2
        assert capsys.readouterr().err == f"branchlight: {name}: {READ_FROM}\n"
    assert (tmp_path / "lamp.txt").read_text(encoding="utf-8") == GOOD


@pytest.mark.needs("symlink")
@pytest.mark.parametrize(
    "words",
    [
        ["prove", "--json", "-o", "proof.json"],
        ["prove", "--json", "-o", "scenes/new.json"],
        ["prove", "--save-paths", "scenes/new"],
        ["play", ".", "--plain", "--record", "scenes/new.yaml"],
        ["play", ".", "--plain", "--shelf", "proof.json"],
        ["map", "-o", "scenes/new.svg"],
    ],
    ids=" ".join,
)
def test_link_out_of_a_storys_folder_is_refused(
    words: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, outside = tmp_path / "downloaded", tmp_path / "outside"
    folder.mkdir()
    outside.mkdir()
    (tmp_path / "story.yaml").rename(folder / "story.yaml")
    (outside / "rc").write_text("before")
    (folder / "proof.json").symlink_to(outside / "rc")
    (folder / "scenes").symlink_to(outside)
    monkeypatch.chdir(folder)
    assert call(*words) == 2
    assert capsys.readouterr().err == f"branchlight: {words[-1]}: {LINKS_OUT}\n"
    assert [(path.name, path.read_text()) for path in outside.iterdir()] == [("rc", "before")]


@pytest.mark.needs("symlink")
def test_a_link_within_a_storys_folder_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("before")
    (tmp_path / "out.json").symlink_to("real.json")
    assert call("check", "--json", "-o", "out.json") == 1  # which finds the link
    assert not (tmp_path / "out.json").is_symlink()
    assert (tmp_path / "real.json").read_text() == "before"


@pytest.mark.needs("rights")
@pytest.mark.parametrize("words", ["-o st/out.json --json", "--save-paths st/new/paths"])
def test_a_closed_folder_is_refused_before_the_proof(words: str, tmp_path: Path) -> None:
    (tmp_path / "st").mkdir(mode=0o555)
    driver = "import sys; from branchlight.cli import main; from branchlight.cli.commands import prove\n"
    driver += "prove.prove = None; sys.exit(main.main(['prove', *sys.argv[1:]]))"
    ran = subprocess.run(held_to_rights(sys.executable, "-c", driver, *words.split()), capture_output=True, check=False)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr == b"branchlight: st: nothing can be written into this folder\n"
