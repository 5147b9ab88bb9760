"""The standard streams of a command: there and whole, and standard error, which need not be read by anybody."""

import io
import os
import sys
from contextlib import suppress
from typing import TextIO

from branchlight.source.output import PLAINLY, let_go

_MODES = {"stdin": "r", "stdout": "w", "stderr": "w"}


def ready_streams() -> None:
    """Make the standard streams fit for any command.

    A closed one leads nowhere from now on. One that is written to takes any letter, and all that is written: `python
    -u` forgets what a pipe did not take at once.
    """
    for name, mode in _MODES.items():  # in this order: each takes the lowest number, which is its own
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115  (to the end of the process)
    is_own = sys.stdout is sys.__stdout__  # and not another program's, which calls this one
    if is_own:
        sys.stdout = _whole(sys.stdout)
    with suppress(OSError, ValueError, AttributeError):  # not a file, or an older Windows
        os.set_blocking(sys.stdout.fileno(), True)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=PLAINLY)


def say(text: str, end: str = "\n") -> None:
    """Write a text to standard error. If that is full or nobody reads it, the command goes on all the same."""
    try:
        print(text, end=end, file=sys.stderr, flush=True)
    except OSError:
        let_go(sys.stderr)


def _whole(stream: TextIO) -> TextIO:
    """Return a stream that writes all or raises, in place of one without a buffer."""
    if not isinstance(stream.buffer, io.RawIOBase):
        return stream
    return open(stream.fileno(), "w", buffering=1, encoding=stream.encoding, closefd=False)
