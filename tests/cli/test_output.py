"""Where an answer goes: standard output, or the file that `-o` names, written whole or not at all."""

import json
import os
from pathlib import Path

import pytest

from branchlight.authoring.new import schema_text
from branchlight.cli.main import main

GOOD = "title: Ängste\nendings: {over: Over}\n---\nnode: a\ntext: Ä.\nchoices:\n  - Ön: b\n---\nnode: b\nending: over\n"
BAD = GOOD.replace("Ön: b", "Ön: ü")
WARNED = GOOD.replace("Ön: b", "Ön: a")
TRAPPED = GOOD.replace("  - Ön: b\n", "  - Ön: b\n  - Däg: c\n") + "---\nnode: c\nchoices:\n  - Äga: c\n"
JSON = ("check", "prove", "stats")
WRITERS = [["check", "--json"], ["prove", "--json"], ["stats", "--json"], ["schema"], ["map"]]


@pytest.fixture(autouse=True)
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A story in the current folder."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "story.yaml"
    path.write_text(GOOD, encoding="utf-8")
    return path


def call(*words: str) -> int:
    """Return the exit code of a command, also where the command line itself is refused."""
    try:
        return main([*words])
    except SystemExit as refused:
        return int(refused.code or 0)


def without_seconds(text: str) -> object:
    """Return a JSON object without the time that it took."""
    return {key: value for key, value in json.loads(text).items() if key != "seconds"}


@pytest.mark.parametrize("command", JSON)
@pytest.mark.parametrize("text", [GOOD, BAD, WARNED, TRAPPED], ids=["good", "bad", "warned", "trapped"])
def test_a_file_holds_what_is_printed(
    command: str, text: str, story: Path, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    story.write_text(text, encoding="utf-8")
    code = call(command, "--json")
    printed = capfd.readouterr().out
    assert call(command, "--json", "-o", "out.json") == code
    assert capfd.readouterr() == ("", "Written to out.json.\n")
    assert without_seconds((tmp_path / "out.json").read_bytes().decode()) == without_seconds(printed)


@pytest.mark.parametrize("text", [GOOD, BAD])
@pytest.mark.parametrize("command", JSON)
def test_a_file_is_in_utf8_and_ends_in_one_newline(command: str, text: str, story: Path, tmp_path: Path) -> None:
    story.write_text(text, encoding="utf-8")
    call(command, "--json", "--output", "out.json")
    data = (tmp_path / "out.json").read_bytes()
    assert data.endswith(b"}\n") and not data.endswith(b"\n\n") and b"\r" not in data
    if command != "check" or text == BAD:
        assert any(letter in data.decode() for letter in "Äöü") and b"\\u" not in data


def test_the_schema_goes_into_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("schema", "-o", "out.json") == 0
    assert (tmp_path / "out.json").read_bytes() == schema_text().encode()
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("words", WRITERS, ids=lambda words: words[0])
def test_a_hyphen_is_standard_output(words: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    printed = []
    for more in ([], ["-o", "-"]):
        assert call(*words, *more) == 0
        out, err = capsys.readouterr()
        assert err == ""
        printed.append(out if words == ["map"] else without_seconds(out))
    assert printed[0] == printed[1] != ""
    assert [path.name for path in tmp_path.iterdir()] == ["story.yaml"]


@pytest.mark.parametrize("command", JSON)
def test_a_file_without_json_is_refused(command: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert call(command, "-o", "out.txt") == 2
    said = "branchlight: out.txt: only JSON is written to a file; add --json, or leave out -o\n"
    assert capsys.readouterr() == ("", said)
    assert not (tmp_path / "out.txt").exists()
    assert call(command, "-o", "-") == 0


@pytest.mark.parametrize("words", WRITERS, ids=lambda words: words[0])
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("no/out.txt", "branchlight: no: there is no such folder\n"),
        ("there.txt", "branchlight: there.txt: this is a folder; name a file\n"),
        ("", "the name is empty; name a file\n"),
    ],
)
def test_a_place_where_nothing_can_be_is_refused(
    words: list[str], name: str, said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "there.txt").mkdir()
    assert call(*words, "-o", name) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.endswith(said)


@pytest.mark.parametrize("words", WRITERS, ids=lambda words: words[0])
def test_a_storys_file_is_not_written_over(words: list[str], story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(*words, "-o", "story.yaml") == 2
    assert story.read_text(encoding="utf-8") == GOOD
    assert capsys.readouterr().err.startswith("branchlight: story.yaml: a ")


def test_a_closed_folder_is_refused_before_the_proof(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    monkeypatch.setattr("branchlight.cli.commands.prove.prove", None)
    assert call("prove", "--json", "-o", "out.json") == 2
    assert capsys.readouterr().err == "branchlight: .: nothing can be written into this folder\n"


def test_a_file_that_cannot_be_completed_stays_as_it_was(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def full(source: str, target: str) -> None:
        raise OSError(28, "No space left on device", source)

    (tmp_path / "out.json").write_text("before")
    monkeypatch.setattr(os, "replace", full)
    assert call("schema", "-o", "out.json") == 2
    assert capsys.readouterr().err == "branchlight: out.json: No space left on device\n"
    assert {path.name for path in tmp_path.iterdir()} == {"story.yaml", "out.json"}
    assert (tmp_path / "out.json").read_text() == "before"


def test_a_file_keeps_its_permissions_and_its_link(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("before")
    (tmp_path / "real.json").chmod(0o640)
    (tmp_path / "out.json").symlink_to("real.json")
    assert call("schema", "-o", "out.json") == 0
    assert (tmp_path / "out.json").is_symlink()
    assert (tmp_path / "real.json").read_text(encoding="utf-8") == schema_text()
    assert (tmp_path / "real.json").stat().st_mode & 0o777 == 0o640


def test_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    assert call("schema", "-o", os.devnull) == 0
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("kind", ["txt", "mmd", "dot", "svg", "html"])
def test_a_map_is_of_the_kind_that_its_file_ends_in(kind: str, tmp_path: Path) -> None:
    assert call("map", "-o", f"out.{kind}", "--seconds", "0") == 0
    text = (tmp_path / f"out.{kind}").read_text(encoding="utf-8")
    beginning = {"txt": "Ängste", "mmd": "flowchart", "dot": "digraph", "svg": "<svg", "html": "<!doctype html>"}[kind]
    assert text.lower().startswith(beginning.lower()) and text.endswith("\n")


def test_a_map_of_an_unknown_kind_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("map", "-o", "out.png") == 2
    assert "out.png: a map's file ends in one of .txt" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["prove", "stats"])
def test_mistakes_are_the_object_of_check(command: str, story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story.write_text(BAD, encoding="utf-8")
    assert call("check", "--json") == 1
    checked = capsys.readouterr()
    assert call(command, "--json") == 2
    assert capsys.readouterr() == checked
    assert [each["code"] for each in json.loads(checked.out)["diagnostics"]] == ["E306"]


@pytest.mark.parametrize("command", ["prove", "stats"])
def test_mistakes_are_lines_without_json(command: str, story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story.write_text(BAD, encoding="utf-8")
    assert call(command) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.startswith("story.yaml:7:9: error E306:")
