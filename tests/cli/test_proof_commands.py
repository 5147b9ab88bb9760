"""`prove`, `map` and `stats` from outside: files, limits, and Ctrl C."""

import json
import os
import re
import signal
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from branchlight.cli.commands import prove
from branchlight.cli.main import main
from branchlight.prover.bounds import SoFar
from branchlight.source.system import System

from .running import branchlight


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


def press_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a proof meet Ctrl C when it shows its progress for the fiftieth time."""
    shown: list[SoFar] = []

    def press(so_far: SoFar) -> None:
        shown.append(so_far)
        if len(shown) == 50:
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(prove, "is_quiet", lambda options: False)
    monkeypatch.setattr(prove, "show_progress", press)


@pytest.mark.needs("kill")
def test_ctrl_c_prints_what_is_settled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "endless.yaml").write_text(ENDLESS)
    press_later(monkeypatch)
    before = signal.getsignal(signal.SIGINT)
    assert main(["prove", str(tmp_path / "endless.yaml")]) == 130
    assert signal.getsignal(signal.SIGINT) is before
    out = capsys.readouterr().out
    assert out.startswith("Endless: not settled.\nStopped by Ctrl C after ") and "choices   3 of 3 reached" in out


@pytest.mark.needs("kill")
def test_ctrl_c_prints_the_pasts_that_are_settled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seldom = "  - {label: Seldom, if: love > fear * 2 + 90, go: b}\n---\nnode: b\ngo: a\n"
    (tmp_path / "endless.yaml").write_text(f"{ENDLESS}{seldom}")
    press_later(monkeypatch)
    assert main(["prove", str(tmp_path / "endless.yaml"), "--pasts", "a"]) == 130
    out = capsys.readouterr().out
    assert out.startswith("main.a:\nStopped by Ctrl C; this is what is settled so far.\n")
    assert "not settled before the limit: 1 node\n    main: b" in out
