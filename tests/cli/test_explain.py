"""`branchlight explain`: its output, and the codes that it refuses."""

import os
import subprocess
import sys

import pytest

from branchlight.authoring.catalogue import CODES
from branchlight.authoring.catalogue.checked import printed
from branchlight.authoring.catalogue.entry import entry_of
from branchlight.cli.main import main

NAMES = [*CODES]
EXPECTED = """error E306: a way to a node that does not exist

A `go:`, a choice or a `call:` names a node that does not exist. A session
could not go on there.

Wrong:

    title: The visit
"""
FIXED = """Fixed:

    title: The visit
    ---
    node: door
    text: The door is shut.
    choices:
      - Wait: door
"""


def said(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["explain", *words]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def test_explain_shows_the_example_and_its_fix(capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, "E306")
    assert out.startswith(EXPECTED)
    assert "`branchlight check` says:\n\n    story.yaml:6:11: error E306: there is no node `dor`\n" in out
    assert out.endswith(FIXED)


@pytest.mark.parametrize("name", NAMES)
def test_explain_shows_every_file_of_every_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = said(capsys, name)
    entry = entry_of(name)
    lines = [line.strip() for line in out.splitlines()]
    shown = [line.strip() for file in (*entry.wrong, *entry.fixed) for line in file.text.splitlines()]
    assert set(shown) | {line.strip() for line in printed(entry.wrong).splitlines()} <= set(lines)
    if len(entry.wrong) > 1:
        assert all(any(line.startswith(file.name) for line in lines) for file in entry.wrong)


def test_explain_takes_small_letters(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "e306") == said(capsys, "E306")


def test_explain_takes_several_codes_once_each(capsys: pytest.CaptureFixture[str]) -> None:
    parts = [said(capsys, code).rstrip("\n") for code in ("E306", "W401")]
    assert said(capsys, "E306", "w401", "e306") == "\n\n\n".join(parts) + "\n"


def test_explain_lists_all_codes_if_none_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    lines = said(capsys).splitlines()
    rows = [line.strip().split("  ", 1) for line in lines if line.startswith("  ")]
    assert rows == [[code.name, code.summary] for code in CODES.values()]


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("W306", "did you mean `E306`?"),
        ("306", "did you mean `E306`?"),
        ("e3066", "did you mean `E306`"),
        ("door", "`branchlight explain` lists all codes"),
        ("", "`branchlight explain` lists all codes"),
    ],
)
def test_explain_refuses_an_unknown_code(word: str, hint: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "E306", word]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"branchlight: {word.upper()}: there is no such code; {hint}")


def test_explain_shows_no_character_that_steers(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "E3\x1b[2J"]) == 2
    assert "\x1b" not in capsys.readouterr().err


def test_explain_needs_no_letters_beyond_ascii() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "branchlight", "explain", "E104"]
    ran = subprocess.run(command, capture_output=True, encoding="ascii", env=environment, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert r"title: The caf\xe9" in ran.stdout
