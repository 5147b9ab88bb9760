"""Plain command lines are read as argparse reads them, and all others are left to it."""

import subprocess
import sys
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchlight.cli.command_parser import parser_of
from branchlight.cli.commands import COMMANDS
from branchlight.cli.plain_options import plain_options

WORDS = st.one_of(
    st.sampled_from(
        "--new --plain --json --seed --set --at --shelf --record --watch -o --output --seconds --states --since --zip "
        "--fix --readings --sta --new=1 -- - -h -x 1 0 -1 2.5 a=1 a=-1 story .".split()
    ),
    st.text("-=a1 ", max_size=3),
)


def plain(command: str, words: list[str]) -> SimpleNamespace | None:
    module: Any = import_module(f"branchlight.cli.commands.{command}")
    return plain_options(module.arguments, words)


def read_by_argparse(command: str, words: list[str]) -> dict[str, Any]:
    """Return the options as argparse gives them to a command, without what main adds."""
    read = vars(parser_of(command).parse_args([command, *words]))
    return {name: value for name, value in read.items() if name not in ("version", "run", "command")}


@given(st.sampled_from(COMMANDS), st.lists(WORDS, max_size=5))
def test_plain_lines_mean_what_argparse_reads(command: str, words: list[str]) -> None:
    read = plain(command, words)
    assert read is None or vars(read) == read_by_argparse(command, words)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("play", []),
        ("play", ["story", "--new", "--shelf", "file", "--seed", "7", "--set", "a=1", "--set", "b=2"]),
        ("check", ["--json", "-o", "file", "story"]),
        ("prove", ["--seconds", "2.5", "--states", "9"]),
        ("map", ["--seconds", "0"]),
        ("new", ["folder"]),
    ],
)
def test_usual_lines_are_plain(command: str, words: list[str]) -> None:
    read = plain(command, words)
    assert read is not None
    assert vars(read) == read_by_argparse(command, words)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("play", ["--help"]),
        ("play", ["--see", "7"]),
        ("play", ["--seed=7"]),
        ("play", ["--seed", "x"]),
        ("play", ["--seed"]),
        ("play", ["--seed", "-7"]),
        ("play", ["--shelf", ""]),
        ("play", ["one", "two"]),
        ("prove", ["--states", "0"]),
        ("new", []),
        ("explain", []),
        ("save", ["backup", "file"]),
    ],
)
def test_other_lines_are_left_to_argparse(command: str, words: list[str]) -> None:
    assert plain(command, words) is None


def test_repeated_values_leave_the_default_alone() -> None:
    assert [plain("play", words).set for words in (["--set", "a=1"], [])] == [["a=1"], []]


def test_plain_line_does_not_load_argparse() -> None:
    code = (
        "import sys; from branchlight.cli.main import main; "
        "code = main(['check', 'story']); print('argparse' in sys.modules, code)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False 0"
