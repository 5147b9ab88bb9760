"""`branchlight check` from outside: its output and its exit codes."""

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from .running import BAD, GOOD, SOUND, branchlight


def test_check_is_content_with_a_good_story(tmp_path: Path, good: str) -> None:
    ran = branchlight(tmp_path, "check", good)
    assert (ran.code, ran.out, ran.err) == (0, SOUND, "")


def test_check_shows_each_mistake_with_its_line(tmp_path: Path, bad: str) -> None:
    ran = branchlight(tmp_path, "check", bad)
    assert (ran.code, ran.err) == (1, "") and "\x1b" not in ran.out
    assert "bad.yaml:4:14: error E203: nothing is declared as `nam`" in ran.out
    assert "    4 | text: Hello {nam}.\n      |              ^^^" in ran.out
    assert ran.out.endswith("2 errors, 0 warnings\n`branchlight explain E203 E306` says more\n")


def test_check_as_json(tmp_path: Path, bad: str, good: str) -> None:
    found = json.loads(branchlight(tmp_path, "check", bad, "--json").out)["diagnostics"]
    assert [(each["code"], each["severity"], each["file"], each["line"], each["column"]) for each in found] == [
        ("E203", "error", "bad.yaml", 4, 14),
        ("E306", "error", "bad.yaml", 6, 9),
    ]
    assert set(found[0]) == {"code", "severity", "message", "file", "line", "column", "origin", "hint", "fix"}
    assert json.loads(branchlight(tmp_path, "check", good, "--json").out) == {"diagnostics": []}


def test_check_fixes_what_is_sure(tmp_path: Path, bad: str) -> None:
    Path(bad).write_text(BAD.replace("{nam}", "{sen(a)}").replace("\n", "\r\n"), newline="")
    ran = branchlight(tmp_path, "check", bad)
    assert "2 errors, 0 warnings\n`branchlight check --fix` can correct 1 of them\n" in ran.out
    ran = branchlight(tmp_path, "check", bad, "--fix", "--json")
    answer = json.loads(ran.out)
    assert [(each["code"], each["fix"]["title"]) for each in answer["fixed"]] == [("E206", "replace `sen` with `seen`")]
    assert [each["code"] for each in answer["diagnostics"]] == ["E306"]
    assert Path(bad).read_bytes() == BAD.replace("{nam}", "{seen(a)}").replace("\n", "\r\n").encode()
    Path(bad).write_text(BAD.replace("{nam}", "{sen(a)}"))
    ran = branchlight(tmp_path, "check", bad, "--fix")
    assert ran.out.startswith(f"{bad}:4:14: fixed E206: replace `sen` with `seen`\n{bad}:6:9: error E306: ")
    assert ran.code == 1


def test_check_reads_the_playthroughs_too(tmp_path: Path, good: str) -> None:
    folder = tmp_path / "folder"
    (folder / "playthroughs").mkdir(parents=True)
    (folder / "story.yaml").write_text(Path(good).read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "playthroughs" / "a.yaml").write_text("playthrough: A\nsteps:\n  - choose: gone\n", encoding="utf-8")
    ran = branchlight(tmp_path, "check", str(folder))
    assert ran.code == 1 and "playthroughs/a.yaml:3:13: error E453" in ran.out
    assert "  - choose: gone" in ran.out


@pytest.mark.needs("posix")
def test_check_without_output_prints_nothing_elsewhere(tmp_path: Path, bad: str) -> None:
    command = f"{shlex.quote(sys.executable)} -m branchlight check {shlex.quote(bad)} >&-"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")


def test_check_of_many_codes_names_none_of_them(tmp_path: Path) -> None:
    wrong = "title: T\n---\nnode: a\ntext: '{nam} {} {1 +}'\nmood: x\nchoices:\n  - On: c\n"
    (tmp_path / "many.yaml").write_text(wrong)
    ran = branchlight(tmp_path, "check", str(tmp_path / "many.yaml"))
    assert ran.out.endswith("5 errors, 0 warnings\n`branchlight explain CODE` says more\n")


def test_hint_says_why_a_file_has_no_playthroughs(tmp_path: Path, good: str) -> None:
    ran = branchlight(tmp_path, "test", good)
    assert (ran.code, ran.out) == (0, "Small: 0 passed, 0 failed\n")
    assert ran.err == (
        "There are no playthroughs: a story in a single file cannot have any. "
        "Put it into a folder, as story.yaml, beside a folder `playthroughs`.\n"
    )


def test_broken_playthrough_is_not_called_missing(tmp_path: Path) -> None:
    (tmp_path / "playthroughs").mkdir()
    (tmp_path / "story.yaml").write_text(GOOD)
    (tmp_path / "playthroughs" / "a.yaml").write_text("playthrough: One\nsteps:\n  - choose: nothing\n")
    ran = branchlight(tmp_path, "test", str(tmp_path))
    assert (ran.code, ran.out) == (1, "Small: 0 passed, 0 failed\n")
    assert "error E453" in ran.err and "There are no playthroughs" not in ran.err


def test_whole_story_among_scenes_is_reported(tmp_path: Path) -> None:
    for name in ("story.yaml", "lamp.yaml"):
        (tmp_path / name).write_text(GOOD)
    ran = branchlight(tmp_path, "check", str(tmp_path))
    assert "warning W107: `lamp.yaml` is not read" in ran.out
    assert "it is a whole story: play it by its own name, or move it out of this folder" in ran.out
