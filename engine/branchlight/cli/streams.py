"""The standard streams of a command: open, complete, and safe to write to. Nobody need read standard error."""

import io
import os
import sys
from contextlib import suppress
from typing import TextIO

from branchlight.source.characters import visible_lines
from branchlight.source.output import PLAINLY, let_go

_MODES = {"stdin": "r", "stdout": "w", "stderr": "w"}


def ready_streams() -> None:
    """Prepare the standard streams for any command.

    A closed stream is replaced by the null device. Output streams take any letter, and write everything: with
    `python -u`, text that a pipe does not take at once would be lost.
    """
    for name, mode in _MODES.items():  # in this order: each gets the lowest free descriptor, which is its own
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115  (to the end of the process)
    is_own = sys.stdout is sys.__stdout__  # not the stream of a program that calls `main`
    if is_own:
        sys.stdout = _whole(sys.stdout)
    with suppress(OSError, ValueError, AttributeError):  # not a file, or an old Windows
        os.set_blocking(sys.stdout.fileno(), True)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=PLAINLY)


def say(text: str, end: str = "\n") -> None:
    """Write a text to standard error without characters that could control a terminal, as names of files may have.

    If standard error is full or nobody reads it, the command continues.
    """
    say_rendered(visible_lines(text), end)


def say_rendered(text: str, end: str = "\n") -> None:
    """Write a text with colours to standard error, as `say` does. All else in it must be visible already.

    What the command wrote to standard output comes before it if both go to one file.
    """
    with suppress(OSError, ValueError):  # the command itself finds that nobody reads its output
        sys.stdout.flush()
    try:
        print(text, end=end, file=sys.stderr, flush=True)
    except OSError:
        let_go(sys.stderr)


def _whole(stream: TextIO) -> TextIO:
    """Return a stream that writes everything or raises, in place of an unbuffered one."""
    if not isinstance(stream.buffer, io.RawIOBase):
        return stream
    return open(stream.fileno(), "w", buffering=1, encoding=stream.encoding, closefd=False)
