"""`play --json` from outside: the streams, the exit codes, the shelf, and its other options."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from branchlight import choose, read_story, start, turn_as_json
from tests import forks
from tests.plain.test_json_lines import line
from tests.play.tales import TALE

BAD = "title: Small\n---\nnode: a\ntext: Hello {nam}.\nchoices:\n  - On: c\n"
ROPE, LOOK = line(choose="draw_rope"), line(choose="look_down")


@pytest.fixture
def story(tmp_path: Path) -> str:
    path = tmp_path / "tale.yaml"
    path.write_text(TALE.replace("The yard", "L’école — 家"), encoding="utf-8")
    return str(path)


def home(folder: Path, **environment: str) -> dict[str, str]:
    """Return the environment of a process with a home of its own."""
    own = {"HOME": str(folder), "XDG_DATA_HOME": str(folder / "data"), "XDG_CACHE_HOME": str(folder / "cache")}
    return {**os.environ, **own, **environment}


def started(folder: Path, *words: str) -> "subprocess.Popen[bytes]":
    """Start the command with pipes."""
    command, pipe = [sys.executable, "-m", "branchlight", *words], subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=home(folder))


def ended(folder: Path, *words: str, typed: bytes = b"", **environment: str) -> forks.Ran:
    """Run the command to its end."""
    return forks.run("-m", "branchlight", *words, typed=typed, environ=home(folder, **environment))


def played(folder: Path, *words: str, typed: bytes = b"") -> tuple[int, list[dict[str, Any]], str]:
    """Return the exit code, the objects that were printed, and the errors."""
    ran = ended(folder, "play", *words, typed=typed)
    return ran.code, [json.loads(each) for each in ran.out.splitlines()], ran.err.decode()


def test_turns_are_those_of_python(tmp_path: Path, story: str) -> None:
    code, made, err = played(tmp_path, story, "--json", "--seed", "5", typed=ROPE + LOOK)
    first = start(read_story(story), seed=5)
    second = choose(first, "draw_rope")
    turns = [json.loads(json.dumps(turn_as_json(turn))) for turn in (first, second, choose(second, "look_down"))]
    assert (code, err) == (0, "")
    assert made[0].pop("seed") == 5
    assert made[0].pop("story")["title"] == read_story(story).title
    assert made == turns


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-16", "cp1252", "utf-8"])
def test_every_encoding_gets_the_same_bytes(tmp_path: Path, story: str, encoding: str) -> None:
    words = ("play", story, "--json", "--seed", "1")
    ran = ended(tmp_path, *words, typed=ROPE, PYTHONIOENCODING=encoding)
    assert ran == ended(tmp_path, *words, typed=ROPE)
    assert ran.out.isascii()
    assert json.loads(ran.out.splitlines()[0])["setting"]["title"] == "L’école — 家"


def test_each_answer_comes_before_the_next_request(tmp_path: Path, story: str) -> None:
    process = started(tmp_path, "play", story, "--json")
    assert process.stdin
    assert process.stdout
    turns = [json.loads(process.stdout.readline())["state"]["turns"]]
    for _ in range(3):
        process.stdin.write(ROPE)
        process.stdin.flush()
        turns.append(json.loads(process.stdout.readline())["state"]["turns"])
    process.communicate()
    assert (turns, process.returncode) == ([0, 1, 2, 3], 0)


def test_a_pipe_that_is_closed_early_ends_it(tmp_path: Path, story: str) -> None:
    process = started(tmp_path, "play", story, "--json")
    assert process.stdin
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    process.stdout.close()
    process.stdin.write(ROPE * 2)
    process.stdin.close()
    err = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), err) == (0, b"")


@pytest.mark.parametrize("closed", ["<&-", ">&-"])
def test_a_closed_stream_ends_it(tmp_path: Path, story: str, closed: str) -> None:
    command = f'"{sys.executable}" -m branchlight play "{story}" --json {closed}'
    ran = subprocess.run(["sh", "-c", command], input=ROPE, capture_output=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert len(ran.stdout.splitlines()) == (1 if closed == "<&-" else 0)


def test_a_story_with_mistakes_prints_them(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(BAD, encoding="utf-8")
    bad = str(tmp_path / "bad.yaml")
    code, (made,), err = played(tmp_path, bad, "--json")
    checked = ended(tmp_path, "check", bad, "--json").out
    assert (code, err) == (2, "")
    assert made == json.loads(checked)
    assert [each["code"] for each in made["diagnostics"]] == ["E203", "E306"]


def test_missing_story_is_reported_on_stderr(tmp_path: Path) -> None:
    code, made, err = played(tmp_path, "nowhere.yaml", "--json")
    assert (code, made, err) == (2, [], "branchlight: nowhere.yaml: No such file or directory\n")


def test_the_shelf_is_left_alone(tmp_path: Path, story: str) -> None:
    played(tmp_path, story, "--json", typed=ROPE)
    assert not (tmp_path / "data").exists()
    _, made, _ = played(tmp_path, story, "--json", typed=b"")
    assert made[0]["state"]["turns"] == 0


def test_a_shelf_that_is_named_keeps_the_decisions(tmp_path: Path, story: str) -> None:
    shelf = ("--shelf", str(tmp_path / "shelf"))
    _, before, _ = played(tmp_path, story, "--json", "--seed", "4", *shelf, typed=ROPE)
    _, after, _ = played(tmp_path, story, "--json", *shelf, typed=LOOK)
    assert (after[0]["seed"], after[0]["state"]) == (4, before[1]["state"])
    plain = ended(tmp_path, "play", story, "--plain", *shelf, typed=b"quit\n").out
    assert b"You continue where you left off, after 2 decisions." in plain
    _, new, _ = played(tmp_path, story, "--json", "--new", *shelf)
    assert new[0]["state"]["turns"] == 0


def test_a_session_on_a_shelf_can_be_recorded(tmp_path: Path, story: str) -> None:
    record, shelf = str(tmp_path / "record.yaml"), str(tmp_path / "shelf")
    code, _, err = played(tmp_path, story, "--json", "--shelf", shelf, "--record", record, typed=ROPE)
    assert (code, err) == (0, f"Written to {record}.\n")
    assert "choose: draw_rope" in Path(record).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--plain"], "--json and --plain exclude each other; leave one of them out"),
        (["--watch"], "--json does not go with --watch; after an edit, start again and resume from the last state"),
        (["--record", "r"], "--json records only what a shelf keeps; add --shelf FILE, or leave out --record"),
    ],
)
def test_options_that_do_not_go_together(tmp_path: Path, story: str, words: list[str], said: str) -> None:
    assert played(tmp_path, story, "--json", *words) == (2, [], f"branchlight: {said}\n")


def test_the_bundled_story_is_played_without_a_name(tmp_path: Path) -> None:
    code, (made,), _ = played(tmp_path, "--json")
    assert (code, made["story"]["title"]) == (0, "Always Find You")
