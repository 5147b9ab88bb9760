"""The command line from outside: its output and its exit codes."""

import json
import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from branchlight.cli.commands import prove
from branchlight.cli.main import main
from branchlight.prover.search.search import SoFar
from branchlight.source.system import System
from tests import tools

GOOD = (
    "title: Small\n---\nnode: a\ntext: Hello.\nchoices:\n  - On: b\n---\nnode: b\ntext: Bye.\nchoices:\n  - Again: a\n"
)
SOUND = (
    "Small: 2 nodes, nothing wrong.\n"
    "The story declares no ending, so no reader can reach one; declare it under `endings:`.\n"
)
BAD = "title: Small\n---\nnode: a\ntext: Hello {nam}.\nchoices:\n  - On: c\n"


class Ran:
    def __init__(self, done: "subprocess.CompletedProcess[str]") -> None:
        self.code, self.out, self.err = done.returncode, done.stdout, done.stderr


def branchlight(home: Path, *words: str, typed: str = "", encoding: str = "utf-8", folder: Path | None = None) -> Ran:
    """Run the command with a home of its own, so that no other session is touched."""
    environment = os.environ | tools.home(home) | {"PYTHONIOENCODING": encoding}
    command = [sys.executable, "-m", "branchlight", *words]
    done = subprocess.run(
        command, input=typed, capture_output=True, encoding=encoding, env=environment, cwd=folder, check=False
    )
    return Ran(done)


@pytest.fixture
def good(tmp_path: Path) -> str:
    (tmp_path / "good.yaml").write_text(GOOD)
    return str(tmp_path / "good.yaml")


@pytest.fixture
def bad(tmp_path: Path) -> str:
    (tmp_path / "bad.yaml").write_text(BAD)
    return str(tmp_path / "bad.yaml")


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


def test_a_story_with_mistakes_is_not_played(tmp_path: Path, bad: str) -> None:
    ran = branchlight(tmp_path, "play", bad)
    assert ran.code == 2 and "E203" in ran.err and ran.out == ""


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


@pytest.mark.parametrize(
    ("command", "about"),
    [
        ("check", "report every mistake of a story, with its file and line"),
        ("test", "replay recorded playthroughs, and show where one no longer fits"),
        ("stats", "count words, and show lengths and likely endings"),
        ("play", "start again with this random seed"),
        ("play", "reload the story whenever its files are saved"),
        ("play", "after the session, record it as a playthrough in a new file"),
        ("play", "the file for sessions and saves; default: one in your own data folder"),
        ("play", "default: the bundled story"),
        ("prove", "stop after N seconds (default: 120)"),
        ("map", "stop the proof after N seconds (default: 10); 0: draw without a proof"),
        ("explain", "default: list all codes with their titles"),
        ("new", "write a small story to start from"),
    ],
)
def test_the_help_of_a_command(tmp_path: Path, command: str, about: str) -> None:
    assert about in " ".join(branchlight(tmp_path, command, "--help").out.split())


def test_the_help_says_that_a_story_needs_no_command(tmp_path: Path) -> None:
    assert "`branchlight STORY` plays a story" in " ".join(branchlight(tmp_path, "--help").out.split())


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


def test_hint_says_how_to_record_a_playthrough(tmp_path: Path) -> None:
    (tmp_path / "story.yaml").write_text(GOOD)
    ran = branchlight(tmp_path, "test", str(tmp_path))
    assert ran.code == 0 and "the folder `playthroughs`; `play --record FILE` writes one." in ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["good"], "good: there is no such command or story; did you mean `good.yaml`?"),
        (["play", "good"], "good: there is no such file; did you mean `good.yaml`?"),
        (["check", "./good"], "./good: there is no such file; did you mean `./good.yaml`?"),
    ],
)
def test_a_story_without_its_ending_is_found(tmp_path: Path, good: str, words: list[str], said: str) -> None:
    ran = branchlight(tmp_path, *words, folder=tmp_path)
    assert (ran.code, ran.out, ran.err) == (2, "", f"branchlight: {said}\n")


@pytest.mark.parametrize("command", ["check", "play"])
@pytest.mark.parametrize("inside", [True, False])
def test_a_whole_story_in_a_folder_is_named(tmp_path: Path, command: str, inside: bool) -> None:
    (tmp_path / "w3").mkdir()
    (tmp_path / "w3" / "lamp.yaml").write_text(GOOD)
    folder, story = (tmp_path / "w3", ".") if inside else (tmp_path, "w3")
    ran = branchlight(tmp_path, command, story, folder=folder)
    path = "lamp.yaml" if inside else "w3/lamp.yaml"
    said = f"`lamp.yaml` is a whole story: name it, as in `branchlight check {path}`, or rename it to `story.yaml`"
    assert said in ran.out + ran.err and "W107" not in ran.out + ran.err


def test_whole_story_among_scenes_is_reported(tmp_path: Path) -> None:
    for name in ("story.yaml", "lamp.yaml"):
        (tmp_path / name).write_text(GOOD)
    ran = branchlight(tmp_path, "check", str(tmp_path))
    assert "warning W107: `lamp.yaml` is not read" in ran.out
    assert "it is a whole story: play it by its own name, or move it out of this folder" in ran.out


@pytest.mark.parametrize("command", ["check", "play"])
def test_missing_story_is_reported_in_a_sentence(tmp_path: Path, command: str) -> None:
    ran = branchlight(tmp_path, command, "nowhere.yaml")
    assert (ran.code, ran.err) == (2, "branchlight: nowhere.yaml: No such file or directory\n")


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("chek", "there is no such command or story; did you mean `check`?"),
        (
            "xyzzy",
            "no such command or story; the commands are play, check, explain, prove, test, map, stats, "
            "publish, save, new, adopt, schema, lsp",
        ),
        ("chek.yaml", "chek.yaml: No such file or directory"),
        ("far/chek", "far/chek: No such file or directory"),
    ],
)
def test_a_mistyped_command_is_not_taken_for_a_story(tmp_path: Path, word: str, said: str) -> None:
    ran = branchlight(tmp_path, word)
    assert (ran.code, ran.out) == (2, "") and ran.err.endswith(f"{said}\n")
    assert "no such command" not in branchlight(tmp_path, "play", word).err


def test_mistyped_command_with_options_is_reported(tmp_path: Path, good: str) -> None:
    for words in (("proove", good), ("proove", good, "--json"), ("proove", "--json")):
        ran = branchlight(tmp_path, *words)
        assert (ran.code, ran.out) == (2, "") and "did you mean `prove`?" in ran.err


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


def test_saved_paths_are_listed(tmp_path: Path, good: str) -> None:
    folder = str(tmp_path / "paths")
    ran = branchlight(tmp_path, "prove", good, "--save-paths", folder)
    assert f"Written to {folder}: nodes.yaml," in ran.err and os.path.isfile(f"{folder}/nodes.yaml")
    again = branchlight(tmp_path, "prove", good, "--save-paths", folder)
    assert again.code == 2 and not again.out
    assert again.err == f"branchlight: {folder}: the folder already exists; name a new one\n"


def test_pasts_of_a_node_are_listed(tmp_path: Path) -> None:
    lake = tmp_path / "lake.yaml"
    lake.write_text(
        "title: Lake\nendings: {over: Over}\n---\nnode: shore\nchoices:\n  - On: home\n---\nnode: home\nending: over\n"
    )
    ran = branchlight(tmp_path, "prove", str(lake), "--pasts", "home")
    assert (ran.code, ran.out) == (0, "main.home:\n\n  surely read before: 1 node\n    main: shore\n")
    ran = branchlight(tmp_path, "prove", str(lake), "--pasts", "main.home", "--json")
    assert ran.code == 0 and json.loads(ran.out)["surely"] == ["main.shore"]
    ran = branchlight(tmp_path, "prove", str(lake), "--pasts", "hone")
    assert (ran.code, ran.out) == (2, "") and "did you mean `home`?" in ran.err
    ran = branchlight(tmp_path, "prove", str(lake), "--pasts", "home", "--save-paths", "x")
    assert ran.code == 2 and "leave out --save-paths" in ran.err


def test_generated_code_goes_into_a_new_file(tmp_path: Path, good: str) -> None:
    code = tmp_path / "code.py"
    ran = branchlight(tmp_path, "prove", good, "--dump-code", str(code))
    assert ran.err == f"Written to {code}.\n"
    compile(code.read_text(encoding="utf-8"), "code.py", "exec")
    again = branchlight(tmp_path, "prove", good, "--dump-code", str(code))
    assert (again.code, again.out) == (2, "")
    assert "the file already exists" in again.err
    over = branchlight(tmp_path, "prove", good, "--dump-code", good)
    assert over.code == 2
    assert "the story is read from this file" in over.err


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


def test_an_unknown_option_is_refused(tmp_path: Path, good: str) -> None:
    assert branchlight(tmp_path, "check", good, "--loud").code == 2


def test_the_help_names_every_command(tmp_path: Path) -> None:
    from branchlight.cli.commands import COMMANDS

    out = branchlight(tmp_path, "--help").out
    assert all(f"\n    {command} " in out for command in COMMANDS)


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


def test_map_and_stats_report_a_time_limit(tmp_path: Path, good: str) -> None:
    ran = branchlight(tmp_path, "map", good, "--seconds", "0.000001")
    assert ran.code == 0 and re.match(r"The proof stopped after \d+\.\d seconds, so marks may be missing; ", ran.err)
    assert branchlight(tmp_path, "map", good).err == ""
    ran = branchlight(tmp_path, "stats", good, "--seconds", "0.000001")
    assert ran.code == 0 and "There was no time for: random playthroughs after the first 0, exact figures." in ran.out
    ran = branchlight(tmp_path, "stats", good, "--readings", "7", "--json")
    assert ran.code == 0 and json.loads(ran.out)["readings"] == 7
    ran = branchlight(tmp_path, "prove", good, "--seconds", "0.000001")
    assert ran.code == 3 and re.match(
        r"Small: not settled\.\nStopped after \d+\.\d seconds; raise the limit with --seconds\.", ran.out
    )


FAR = (
    "title: Ängste “家”\nendings: {over: {title: Schluß}}\n---\n"
    "node: a\ntext: Ä.\nchoices:\n  - Ön: b\n---\nnode: b\nending: over\n"
)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.parametrize("command", ["check", "prove", "test", "stats", "map", "play"])
def test_terminal_without_a_letter_gets_a_plainer_one(tmp_path: Path, command: str, encoding: str) -> None:
    (tmp_path / "far.yaml").write_text(FAR, encoding="utf-8")
    ran = branchlight(tmp_path, command, str(tmp_path / "far.yaml"), encoding=encoding)
    assert (ran.code, "Traceback" in ran.err) == (0, False)
    if command in ("check", "stats", "map"):
        assert ("Ängste “\\u5bb6”" if encoding == "cp1252" else r'\xc4ngste "\u5bb6"') in ran.out


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
@pytest.mark.parametrize("command", ["check", "prove", "stats"])
def test_json_says_the_same_in_any_encoding(tmp_path: Path, command: str, encoding: str) -> None:
    (tmp_path / "far.yaml").write_text(FAR.replace("Ön: b", "Ön: nä"), encoding="utf-8")
    (tmp_path / "good.yaml").write_text(FAR, encoding="utf-8")
    story = "far.yaml" if command == "check" else "good.yaml"
    ran = branchlight(tmp_path, command, "--json", str(tmp_path / story), encoding=encoding)
    told = json.dumps(json.loads(ran.out), ensure_ascii=False)
    assert {"check": "nä", "prove": "main.a.ön", "stats": "Ängste “家”"}[command] in told


@pytest.mark.parametrize(
    ("command", "word"),
    [
        *[(command, word) for command in ("prove", "stats", "map") for word in ("-5", "nan", "inf", "soon", "")],
        *[(command, "0") for command in ("prove", "stats")],
    ],
)
def test_a_time_that_cannot_be_kept_is_refused(tmp_path: Path, good: str, command: str, word: str) -> None:
    ran = branchlight(tmp_path, command, good, "--seconds", word)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith(f"{word!r} is not a number of seconds above 0\n")


def test_a_map_can_be_drawn_without_a_proof(tmp_path: Path, good: str) -> None:
    ran = branchlight(tmp_path, "map", good, "--seconds", "0")
    assert (ran.code, ran.err) == (0, "") and ran.out.startswith("Small\n")


@pytest.mark.parametrize("word", ["x", "0", "-1", "1.5", "", "9" * 5000])
def test_invalid_number_of_states_is_refused(tmp_path: Path, good: str, word: str) -> None:
    ran = branchlight(tmp_path, "prove", good, "--states", word)
    assert (ran.code, ran.out) == (2, "")
    assert "is not a whole number of at least 1" in ran.err


@pytest.mark.needs("posix")
@pytest.mark.parametrize(("folder", "named"), [("my story", "'my story'"), ("-x", "./-x")])
def test_new_story_says_how_to_go_on(tmp_path: Path, folder: str, named: str) -> None:
    ran = branchlight(tmp_path, "new", "--", folder, folder=tmp_path)
    for command in ("play", "check", "prove", "test"):
        assert f"branchlight {command} {named}\n" in ran.out


def test_interrupted_proof_erases_its_progress(
    monkeypatch: pytest.MonkeyPatch, run_on: Callable[[System], None], good: str
) -> None:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    def called_off(*_: object, progress: Callable[[SoFar], None], **others: object) -> None:
        progress(SoFar(1000, 3, 4))
        raise KeyboardInterrupt

    run_on(System("linux", "xterm"))
    terminal = Terminal()
    monkeypatch.setattr(prove, "prove", called_off)
    monkeypatch.setattr(sys, "stderr", terminal)
    assert main(["prove", good]) == 130
    assert terminal.getvalue() == "\r1,000 states, 3 of 4 parts reached\r\x1b[K"


ENDLESS = """\
title: Endless
state: {love: 0, fear: 0}
endings: {good: Good}
---
node: a
choices:
  - {label: Kind, do: love += 1, go: a}
  - {label: Harsh, do: fear += 1, go: a}
  - {label: Leave, if: love > fear * 2, ending: good}
"""


@pytest.mark.needs("kill")
def test_ctrl_c_prints_what_is_settled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "endless.yaml").write_text(ENDLESS)
    shown: list[SoFar] = []

    def press(so_far: SoFar) -> None:
        shown.append(so_far)
        if len(shown) == 50:
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(prove, "is_quiet", lambda options: False)
    monkeypatch.setattr(prove, "show_progress", press)
    before = signal.getsignal(signal.SIGINT)
    assert main(["prove", str(tmp_path / "endless.yaml")]) == 130
    assert signal.getsignal(signal.SIGINT) is before
    out = capsys.readouterr().out
    assert out.startswith("Endless: not settled.\nStopped by Ctrl C after ") and "choices   3 of 3 reached" in out
