"""The output of commands: on standard output, or in the file that `-o` names, whole or not at all."""

import errno
import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from branchlight.authoring.new import schema_text
from branchlight.cli.output_file import put_text
from branchlight.source.system import System, this_system
from tests.cli.output import BAD, GOOD, JSON, TRAPPED, WARNED, WRITERS, call

pytestmark = pytest.mark.usefixtures("story")


def without_seconds(text: str) -> object:
    """Return a JSON object without the time that it took."""
    return {key: value for key, value in json.loads(text).items() if key != "seconds"}


@pytest.mark.parametrize("command", JSON)
@pytest.mark.parametrize("text", [GOOD, BAD, WARNED, TRAPPED], ids=["good", "bad", "warned", "trapped"])
def test_output_file_contains_what_is_printed(
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
    said = "branchlight: out.txt: -o writes only JSON; add --json, or leave out -o\n"
    assert capsys.readouterr() == ("", said)
    assert not (tmp_path / "out.txt").exists()
    assert call(command, "-o", "-") == 0


def test_incomplete_output_leaves_the_file_as_it_was(
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


@pytest.mark.needs("fifo")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    os.mkfifo("pipe")
    with subprocess.Popen(["cat", "pipe"], stdout=subprocess.PIPE) as reading:
        assert call("schema", "-o", "pipe") == 0
        out, _ = reading.communicate()
    assert out.decode() == schema_text()
    assert (tmp_path / "pipe").is_fifo()


@pytest.mark.needs("fifo")
def test_pipe_that_is_closed_early_is_reported() -> None:
    os.mkfifo("pipe")
    reading = subprocess.Popen(["head", "-c", "1", "pipe"], stdout=subprocess.DEVNULL)
    with reading, pytest.raises(BrokenPipeError) as raised:
        put_text("pipe", "x" * 10_000_000)
    assert raised.value.filename == "pipe"


@pytest.mark.needs("full device")
def test_full_device_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("schema", "-o", "/dev/full") == 2
    assert capsys.readouterr() == ("", f"branchlight: /dev/full: {os.strerror(errno.ENOSPC)}\n")


@pytest.mark.parametrize(("name", "system"), [(os.devnull, this_system()), ("nul", System("win32"))])
def test_the_null_device_takes_everything(
    name: str, system: System, run_on: Callable[[System], None], tmp_path: Path
) -> None:
    run_on(system)
    assert call("schema", "-o", name) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["story.yaml"]


@pytest.mark.needs("posix")
@pytest.mark.parametrize(
    ("streams", "name"),
    [
        (">> log", "/dev/stdout"),
        ("| cat >> log", "/dev/stdout"),
        (">> log", "/dev/fd/1"),
        ("3>> log", "/dev/fd/3"),
        ("2>> log", "/dev/stderr"),
    ],
)
def test_an_open_file_is_appended_to(streams: str, name: str, tmp_path: Path) -> None:
    (tmp_path / "log").write_text("before\n", encoding="utf-8")
    line = f"{shlex.join([sys.executable, '-m', 'branchlight', 'check', '--json', '-o', name])} {streams}"
    ran = subprocess.run(["sh", "-c", line], capture_output=True, check=False)
    assert ran.returncode == 0
    written = (tmp_path / "log").read_text(encoding="utf-8")
    assert written.startswith('before\n{\n "diagnostics": []\n}\n')


@pytest.mark.parametrize("kind", ["txt", "mmd", "dot", "svg", "html"])
def test_a_map_is_of_the_kind_that_its_file_ends_in(kind: str, tmp_path: Path) -> None:
    assert call("map", "-o", f"out.{kind}", "--seconds", "0") == 0
    text = (tmp_path / f"out.{kind}").read_text(encoding="utf-8")
    beginning = {"txt": "Ängste", "mmd": "flowchart", "dot": "digraph", "svg": "<svg", "html": "<!doctype html>"}[kind]
    assert text.lower().startswith(beginning.lower()) and text.endswith("\n")


def test_a_map_of_an_unknown_kind_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("map", "-o", "out.png") == 2
    assert "out.png: the name of a map's file must end in one of .txt" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["prove", "stats"])
def test_mistakes_are_the_object_of_check(command: str, story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story.write_text(BAD.replace("text: Ä.", 'text: "{nam}"'), encoding="utf-8")
    assert call("check", "--json") == 1
    checked = capsys.readouterr()
    assert call(command, "--json") == 2
    assert capsys.readouterr() == checked
    assert [each["code"] for each in json.loads(checked.out)["diagnostics"]] == ["E203", "E306"]


@pytest.mark.parametrize("command", ["prove", "stats"])
def test_mistakes_are_lines_without_json(command: str, story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story.write_text(BAD, encoding="utf-8")
    assert call(command) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.startswith("story.yaml:7:9: error E306:")
