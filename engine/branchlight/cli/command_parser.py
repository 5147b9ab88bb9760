"""The parsers of argparse for command lines that are not plain, for help and for mistakes."""

import argparse
import os
import sys
from importlib import import_module
from typing import Any, NoReturn

from branchlight.cli.commands import COMMANDS
from branchlight.cli.streams import say
from branchlight.source.characters import visible
from branchlight.version import VERSION

_MOST_DIGITS = 9
OK, UNREADABLE = 0, 2


def parser_of(wanted: str) -> argparse.ArgumentParser:
    """Return the parser of one command or, for the help, of all. Loading a command takes time."""
    about = (
        "Play branching stories in a terminal, and prove them. `branchlight STORY` plays a story, and `branchlight` "
        "alone plays the bundled one."
    )
    parser = _Parser(prog="branchlight", description=about, formatter_class=_Help)
    parser.add_argument("--version", action=_Version)
    commands = parser.add_subparsers(metavar="COMMAND", required=True, prog=parser.prog)
    for name in (wanted,) if wanted in COMMANDS else COMMANDS:
        command: Any = import_module(f"branchlight.cli.commands.{name}")
        inner = commands.add_parser(name, help=command.SUMMARY, description=command.SUMMARY, formatter_class=_Help)
        command.arguments(inner)
        inner.set_defaults(run=command.run, command=name)
    return parser


class _Parser(argparse.ArgumentParser):
    """A parser that prints its errors safely, since an argument may be a file name with control characters."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.color = False  # from Python 3.14 on, argparse would colour what is printed as plain text here

    def error(self, message: str) -> NoReturn:
        """Print the usage and what is wrong, and stop."""
        say(f"{self.format_usage()}{self.prog}: error: {visible(message)}")
        sys.exit(UNREADABLE)


class _Help(argparse.HelpFormatter):
    """Help as wide as the terminal. By default, argparse imports shutil for this on every run, which takes time."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    """Return the terminal's width as `shutil.get_terminal_size` does, without importing it."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and len(said) <= _MOST_DIGITS and int(said):
        return int(said)
    try:
        return os.get_terminal_size(1).columns or 80
    except OSError:
        return 80


class _Version(argparse.Action):
    """Prints the version."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(nargs=0, help="print the version and stop", **settings)

    def __call__(self, *_: Any) -> None:
        print(f"branchlight {VERSION}")
        sys.exit(OK)
