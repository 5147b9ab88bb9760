"""`branchlight play` from outside: pipes, recordings, and sessions that go on."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests import tools

from .running import GOOD, SOUND, branchlight


def test_a_story_with_mistakes_is_not_played(tmp_path: Path, bad: str) -> None:
    ran = branchlight(tmp_path, "play", bad)
    assert ran.code == 2 and "E203" in ran.err and ran.out == ""


def test_hint_says_how_to_record_a_playthrough(tmp_path: Path) -> None:
    (tmp_path / "story.yaml").write_text(GOOD)
    ran = branchlight(tmp_path, "test", str(tmp_path))
    assert ran.code == 0 and "the folder `playthroughs`; `play --record FILE` writes one." in ran.err


def test_record_over_the_story_is_refused_before_play(tmp_path: Path, good: str) -> None:
    ran = branchlight(tmp_path, "play", good, "--plain", "--record", good, typed="1\n")
    assert (ran.code, ran.out) == (2, "") and "the story is read from this file; name another" in ran.err
    ran = branchlight(tmp_path, "play", good, "--plain", "--record", str(tmp_path / "no" / "way.yaml"), typed="1\n")
    assert (ran.code, ran.out) == (2, "") and "no such folder" in ran.err


@pytest.mark.needs("posix")
def test_unwritable_record_is_refused_before_play(tmp_path: Path, good: str) -> None:
    ran = branchlight(tmp_path, "play", good, "--plain", "--record", str(tmp_path / ("n" * 300)), typed="1\n")
    assert (ran.code, ran.out) == (2, "") and "File name too long" in ran.err


def test_session_is_recorded_with_renamed_choices(tmp_path: Path, good: str) -> None:
    branchlight(tmp_path, "play", good, "--plain", "--seed", "-1", typed="1\n1\n")
    Path(good).write_text(GOOD.replace("- Again: a", "- {label: Once more, was: again, go: a}"))
    record = tmp_path / "playthroughs" / "reading.yaml"
    record.parent.mkdir()
    ran = branchlight(tmp_path, "play", good, "--plain", "--record", str(record), typed="1\n")
    assert (ran.code, ran.err) == (0, f"Written to {record}.\n")
    steps = [line.split("  #")[0] for line in record.read_text().splitlines() if "choose" in line]
    assert steps == ["  - choose: on", "  - choose: once_more", "  - choose: on"]
    assert branchlight(tmp_path, "check", good).out == SOUND


def test_session_is_recorded_as_far_as_it_replays(tmp_path: Path, good: str) -> None:
    branchlight(tmp_path, "play", good, "--plain", typed="1\n1\n")
    Path(good).write_text(GOOD.replace("Again", "Once more"))
    record = tmp_path / "reading.yaml"
    ran = branchlight(tmp_path, "play", good, "--plain", "--record", str(record), typed="1\n")
    assert (ran.code, record.read_text().count("choose:")) == (1, 1)
    assert "Only 1 of 3 decisions could be recorded" in ran.err and "“Again”" in ran.err
    assert "after 3 decisions" in branchlight(tmp_path, "play", good, "--plain").out


def test_session_without_a_beginning_is_not_recorded(tmp_path: Path, good: str) -> None:
    save, record = tmp_path / "save.json", tmp_path / "reading.yaml"
    branchlight(tmp_path, "play", good, "--plain", typed=f"1\nsave away\nexport away {save}\n")
    known = json.loads(save.read_text())
    save.write_text(json.dumps(known | {"name": "taken in", "edition": "", "before": 1, "choices": []}))
    typed = f"import {save}\nload taken in\n1\n"
    ran = branchlight(tmp_path, "play", good, "--plain", "--record", str(record), typed=typed)
    assert (ran.code, record.exists()) == (1, False)
    assert ran.err == "Nothing is recorded: this session continues a save that does not contain its beginning.\n"


def test_a_pipe_is_read_line_by_line(tmp_path: Path, good: str) -> None:
    ran = branchlight(tmp_path, "play", good, typed="1\nagain\n")
    assert ran.code == 0 and "\x1b" not in ran.out
    assert ran.out.count("Hello.") == 2 and ran.out.count("Bye.") == 1


@pytest.mark.needs("posix")
@pytest.mark.parametrize("words", [[], ["--plain"]])
def test_a_closed_standard_input_is_one_at_its_end(tmp_path: Path, good: str, words: list[str]) -> None:
    call = shlex.join([sys.executable, "-m", "branchlight.cli.main", "play", good, *words])
    environment = os.environ | tools.home(tmp_path)
    ran = subprocess.run(["sh", "-c", f"exec {call} <&-"], capture_output=True, text=True, env=environment, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.splitlines()[-1].startswith("The input ends here.")


def test_session_continues_where_it_stopped(tmp_path: Path, good: str) -> None:
    branchlight(tmp_path, "play", good, typed="1\n")
    ran = branchlight(tmp_path, good, typed="")
    assert "Bye." in ran.out and "1. Again" in ran.out
    ran = branchlight(tmp_path, "play", good, "--new", typed="")
    assert "Hello." in ran.out


def test_the_story_that_comes_with_it_needs_no_name(tmp_path: Path) -> None:
    ran = branchlight(tmp_path, typed="1\n")
    assert ran.code == 0 and ran.out.startswith("Always Find You.")


def test_changed_story_is_compiled_again(tmp_path: Path, good: str) -> None:
    branchlight(tmp_path, "play", good, typed="")
    cached = list(tmp_path.rglob("*.story"))
    assert len(cached) == 1
    cached[0].write_bytes(cached[0].read_bytes()[:-1] + b"!")
    assert "Hello." in branchlight(tmp_path, "play", good, "--new", typed="").out
    Path(good).write_text(GOOD.replace("Hello.", "Good day."))
    assert "Good day." in branchlight(tmp_path, "play", good, "--new", typed="").out


def test_watched_story_with_mistakes_is_waited_for(tmp_path: Path, bad: str) -> None:
    environment = os.environ | tools.home(tmp_path)
    command = [sys.executable, "-m", "branchlight", "play", "--plain", "--watch", bad]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, text=True, env=environment, **pipes) as reading:  # type: ignore[call-overload]
        while "Waiting for you to fix the story" not in reading.stderr.readline():
            pass
        Path(bad).write_text(GOOD)
        out, _ = reading.communicate("1\n")
    assert reading.returncode == 0 and "Hello." in out and "Bye." in out
