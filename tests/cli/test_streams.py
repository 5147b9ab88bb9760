"""Standard streams of a process that are closed, full, or read by nobody."""

import json
import os
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import tools
from tests.tools import held_to_rights

GOOD = (
    "title: Good\nendings: {over: Over}\n---\n"
    "node: a\ntext: Hello.\nchoices:\n  - On: a\n  - Out: b\n---\nnode: b\nending: over\n"
)
REFUTED = GOOD.replace("title: Good", "title: Bad\npromises:\n  - never: at(a)")
WRONG = GOOD.replace("On: a", "On: c")
CLOSED = ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stories in the current folder, and processes that buffer what they write."""
    for name, text in {"good": GOOD, "refuted": REFUTED, "wrong": WRONG}.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)
    for name, value in tools.home(tmp_path).items():
        monkeypatch.setenv(name, value)


def command(words: str) -> list[str]:
    """Return the words of a call of the program."""
    return [sys.executable, "-m", "branchlight", *words.split()]


def in_shell(words: str, streams: str) -> tuple[int, str, str]:
    """Return the exit code and the output of a command in a shell that closes or redirects streams."""
    line = f"exec {shlex.join(command(words))} {streams}"
    ran = subprocess.run(["sh", "-c", line], input="", capture_output=True, encoding="utf-8", check=False)
    return ran.returncode, ran.stdout, ran.stderr


def unread(words: str, stream: str = "stdout") -> tuple[int, bytes]:
    """Return the exit code of a command if nobody reads a stream, and the content of the other stream."""
    heard, told = os.pipe()
    os.close(heard)
    streams: dict[str, int] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, stream: told}
    with subprocess.Popen(command(words), stdin=subprocess.DEVNULL, **streams) as process:  # type: ignore[call-overload]
        out, err = process.communicate()
    os.close(told)
    return process.returncode, out if stream == "stderr" else err


COMMANDS = [
    ("check good.yaml", 0),
    ("check wrong.yaml", 1),
    ("check wrong.yaml --json", 1),
    ("prove good.yaml", 0),
    ("prove good.yaml --json", 0),
    ("prove refuted.yaml", 1),
    ("prove wrong.yaml", 2),
    ("stats good.yaml", 0),
    ("stats good.yaml --json", 0),
    ("map good.yaml", 0),
    ("test good.yaml", 0),
    ("play good.yaml --plain", 0),
    ("play good.yaml --json", 0),
    ("play good.yaml", 0),
    ("nosuch", 2),
    ("explain E1", 2),
    ("check --loud", 2),
    ("--help", 0),
]

CLOSING = [
    pytest.param(words, code, closed, marks=[] if number % len(CLOSED) == which else pytest.mark.thorough)
    for number, (words, code) in enumerate(COMMANDS)
    for which, closed in enumerate(CLOSED)
]
"""Each command with each closed stream. `make test` runs each command with one of them."""


@pytest.mark.needs("posix")
@pytest.mark.parametrize(("words", "code", "streams"), CLOSING)
def test_closed_streams_change_no_exit_code(words: str, code: int, streams: str) -> None:
    done, out, err = in_shell(words, streams)
    assert (done, "Traceback" in err) == (code, False)
    assert (out == "" or ">&-" not in streams.split()) and (err == "" or "2>&-" not in streams)


@pytest.mark.parametrize(
    ("words", "code"),
    [("prove good.yaml", 0), ("prove refuted.yaml", 1), ("check wrong.yaml --json", 1), ("--help", 0), ("nosuch", 2)],
)
def test_a_result_outlives_its_reader(words: str, code: int) -> None:
    done, err = unread(words)
    assert (done, b"Traceback" in err) == (code, False)


def test_output_that_is_cut_off_is_a_failure() -> None:
    assert unread("schema") == (141, b"")


@pytest.mark.parametrize("mode", ["--plain", "--json"])
def test_a_session_ends_well_with_its_reader(mode: str, tmp_path: Path) -> None:
    code, err = unread(f"play good.yaml {mode} --shelf shelf --record record.yaml")
    assert (code, err.decode()) == (0, "Written to record.yaml.\n")
    assert (tmp_path / "record.yaml").is_file()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("schema -o schema.json", 0),
        ("explain E1", 2),
        ("nosuch", 2),
        ("check nowhere.yaml", 2),
        ("check --loud", 2),
        ("check wrong.yaml", 1),
        ("prove good.yaml --save-paths paths", 0),
        ("map good.yaml --seconds 0.000001", 0),
        ("test good.yaml", 0),
    ],
)
def test_standard_error_need_not_be_read(words: str, code: int, tmp_path: Path) -> None:
    done, _ = unread(words, "stderr")
    assert done == code
    if "schema" in words:
        assert json.loads((tmp_path / "schema.json").read_text(encoding="utf-8"))


@pytest.mark.needs("full device")
@pytest.mark.parametrize(("words", "code"), [("schema -o schema.json", 0), ("explain E1", 2), ("check --loud", 2)])
def test_standard_error_may_be_full(words: str, code: int, tmp_path: Path) -> None:
    done, _, _ = in_shell(words, "2>/dev/full")
    assert (done, (tmp_path / "schema.json").exists()) == (code, code == 0)


FULL = 40_000
"""Bytes in a pipe that is nearly full: Linux has room for 65,536, and leaves the end of a page free."""


def waiting(pipe: int) -> int:
    """Return how many bytes a pipe contains."""
    import fcntl
    import termios

    return int.from_bytes(fcntl.ioctl(pipe, termios.FIONREAD, bytes(4)), sys.byteorder)


@pytest.mark.needs("pty")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_pipe_is_waited_for(unbuffered: str) -> None:
    heard, told = os.pipe()
    os.set_blocking(told, False)
    requests = b'{"start": 1}\n' * 200
    environment = os.environ | {"PYTHONUNBUFFERED": unbuffered}
    words = command("play good.yaml --json")
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=told, env=environment) as process:
        os.close(told)
        assert process.stdin
        process.stdin.write(requests)
        process.stdin.close()
        while process.poll() is None and waiting(heard) < FULL:
            time.sleep(0.01)
        with open(heard, "rb") as output:
            lines = output.read().splitlines()
    assert process.returncode == 0
    assert [json.loads(line)["seed"] for line in lines] == [json.loads(lines[0])["seed"]] + [1] * 200


@pytest.mark.needs("posix")
def test_output_and_notices_keep_their_order() -> None:
    ran = subprocess.run(
        command("prove good.yaml --save-paths paths"), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    lines = ran.stdout.decode().splitlines()
    assert lines[0] == "Good: proven."
    assert lines[-1].startswith("Written to paths: ")


def test_a_terminal_of_any_width_gets_help() -> None:
    environment = os.environ | {"COLUMNS": "9" * 5_000}
    ran = subprocess.run(command("--help"), capture_output=True, env=environment, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")


ESCAPES = "\x1b]0;pwned\x07\x1b[31mRED"


@pytest.mark.needs("any name")
@pytest.mark.parametrize("words", [["check", "E"], ["check", "x", "E"], ["play", "E", "--new"], ["schema", "-o", "E/"]])
def test_names_of_files_steer_no_terminal(words: list[str], tmp_path: Path) -> None:
    given = [word.replace("E", ESCAPES) for word in words]
    ran = subprocess.run([*command(""), *given], capture_output=True, check=False)
    assert ran.returncode == 2
    assert b"pwned" in ran.stderr
    assert b"\x1b" not in ran.stderr


@pytest.mark.needs("rights", "any name")
def test_a_closed_folder_among_scenes_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "st" / "scenes").mkdir(parents=True)
    (tmp_path / "st" / "story.yaml").write_text(GOOD)
    closed = tmp_path / "st" / "scenes" / ESCAPES.replace("/", "")
    closed.mkdir(mode=0)
    ran = subprocess.run(held_to_rights(*command("check st")), capture_output=True, check=False)
    closed.chmod(0o700)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.startswith(b"Good: 2 nodes, nothing wrong.\n")


@pytest.mark.needs("rights", "any name")
def test_closed_folder_of_a_story_is_reported(tmp_path: Path) -> None:
    folder = tmp_path / ESCAPES
    (folder / "scenes").mkdir(parents=True)
    (folder / "story.yaml").write_text(GOOD)
    (folder / "scenes").chmod(0)
    ran = subprocess.run([*held_to_rights(*command("check")), str(folder)], capture_output=True, check=False)
    (folder / "scenes").chmod(0o700)
    assert (ran.returncode, b"\x1b" in ran.stderr) == (2, False)
    assert ran.stderr.endswith(b"Permission denied\n")
