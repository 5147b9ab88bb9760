"""`branchlight COMMAND ...`: runs a command and returns its exit code.

0: success; 1: findings; 2: the command line or the story is wrong; 3: a proof is not settled; 130: Ctrl C; 141: nobody
reads the output.
"""

import gc
import os
import sys
from importlib import import_module
from typing import Any

from branchlight.cli.commands import COMMANDS
from branchlight.cli.plain_options import plain_options
from branchlight.cli.streams import ready_streams, say
from branchlight.source.characters import visible
from branchlight.source.output import let_go
from branchlight.source.system import this_system

OK, UNREADABLE, INTERRUPTED, UNREAD = 0, 2, 130, 141


def main(argv: list[str] | None = None) -> int:
    """Run one command and return the exit code. Without a command, play the story that comes with the engine.

    `argv` are the words after the program's name, by default those of the process.
    """
    ready_streams()
    words = sys.argv[1:] if argv is None else argv
    if not words or (words[0] not in COMMANDS and words[0] not in ("-h", "--help", "--version")):
        if words and _is_no_story(words[0]):
            return _refuse(_unknown(words[0]))
        words = ["play", *words]
    try:
        code = _run(words)
    except OSError as error:
        code = _failed(error)
    except KeyboardInterrupt:
        code = INTERRUPTED
    return _settled(code)


def _run(words: list[str]) -> int:
    """Run a command and return its exit code, also if it only printed its help."""
    try:
        options = _options(words)
        if options.command != "play":  # it collects from its first words or its first frame on
            gc.enable()
        return int(options.run(options))
    except SystemExit as stop:
        return int(stop.code or OK)


def _options(words: list[str]) -> Any:
    """Return the options of a command, with its name and its function. Raises `SystemExit` after printing help."""
    name, *rest = words
    if name in COMMANDS:
        command: Any = import_module(f"branchlight.cli.commands.{name}")
        options = plain_options(command.arguments, rest)
        if options is not None:
            options.command, options.run = name, command.run
            return options
    from branchlight.cli.command_parser import parser_of  # only if it is needed, to start faster

    return parser_of(name).parse_args(words)


def _failed(error: OSError) -> int:
    """Report an error and return the exit code. An error because nobody reads the output is not reported."""
    if this_system().lost_reader(error):
        return UNREAD
    return _refuse(f"{error.filename or ''}: {error.strerror or error}".removeprefix(": "))


def _settled(code: int) -> int:
    """Flush standard output and return the exit code. It stays the same if nobody reads the output any more."""
    try:
        sys.stdout.flush()
    except OSError as error:
        let_go(sys.stdout)
        if code != UNREADABLE and not this_system().lost_reader(error):
            code = _failed(error)
    return code


def _refuse(message: str) -> int:
    say(f"branchlight: {visible(message)}")
    return UNREADABLE


def _is_no_story(word: str) -> bool:
    """Return whether a word can only be meant as a command. A word that looks like a path may be a story."""
    return word.isidentifier() and not os.path.lexists(word)


def _unknown(word: str) -> str:
    from branchlight.source.did_you_mean import near  # only for mistakes, to start faster

    hint = near(word, list(COMMANDS)) or f"the commands are {', '.join(COMMANDS)}"
    if os.path.isfile(f"{word}.yaml"):
        hint = f"did you mean `{word}.yaml`?"
    return f"{word}: there is no such command or story; {hint}"


if __name__ == "__main__":
    sys.exit(main())
