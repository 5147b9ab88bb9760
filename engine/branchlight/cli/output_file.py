"""The output of a command: on standard output, or in the file that `-o` names."""

import errno
import os
import stat
import sys
from typing import TYPE_CHECKING

from branchlight.cli.given_names import named
from branchlight.cli.story_guard import guard_story
from branchlight.cli.streams import say
from branchlight.source.characters import visible
from branchlight.source.system import this_system
from branchlight.source.writing import expect_writable, write_bytes

if TYPE_CHECKING:
    import argparse

_STANDARD_OUTPUT = frozenset(("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"))
_OPEN_ALREADY = ("/dev/stderr", "/dev/fd/", "/proc/")
"""The beginnings of paths of open streams. A command writes to such a stream and never replaces it."""


def output_argument(parser: "argparse.ArgumentParser", what: str = "the output", about: str = "") -> None:
    """Add `-o FILE`. Its help says what is written, and more `about` the file."""
    whole = f"write {what} to a file{about}; default, or `-`: standard output"
    parser.add_argument("-o", "--output", type=named, metavar="FILE", help=whole)


def json_arguments(parser: "argparse.ArgumentParser") -> None:
    """Add `--json`, and `-o FILE` for the object that it prints."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    output_argument(parser, "the JSON object")


def file_of(options: "argparse.Namespace") -> str | None:
    """Return the path of the file that `-o` names, or None for standard output."""
    return None if options.output is None or options.output in _STANDARD_OUTPUT else str(options.output)


def json_file_of(options: "argparse.Namespace") -> str | None:
    """Return the same for a command with `--json`. Raises `OSError` if `-o` names a file without `--json`."""
    path = file_of(options)
    if path is not None and not options.json:
        raise OSError(errno.EINVAL, "-o writes only JSON; add --json, or leave out -o", path)
    return path


def expect_output(path: str | None, story: str | None = None) -> None:
    """Check that the output can be written, before any work is done for it.

    Arguments:
        path: the file, or None for standard output.
        story: the path of the story that the command reads, none of whose files may be overwritten.

    Raises `OSError` if nothing can be written there, or if it would change the story or a file outside its folder.
    """
    if path is None or this_system().discards(path):
        return
    if story is not None:
        guard_story(path, story)
    if _is_device(path):
        if not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, "nothing can be written to this device", path)
        return
    if path.lower().endswith((".yaml", ".yml")) and not os.path.isdir(path):
        raise OSError(errno.EINVAL, "a story's files are named like this; choose another ending", path)
    expect_writable(path, overwrite=True)


def put_text(path: str | None, text: str) -> None:
    """Write a text that ends in a line break to a file, or to standard output. Raises `OSError`."""
    if path is None:
        print(text, end="")
    else:
        put_bytes(path, text.encode("utf-8", "backslashreplace"))


def put_bytes(path: str, data: bytes) -> None:
    """Write a file. Raises `OSError`."""
    _write(path, data)
    say(f"Written to {visible(path)}.")


def put_json(path: str | None, value: object, indent: int | None = None) -> None:
    """Write one JSON value to a file, or to standard output, on one line or indented. Raises `OSError`.

    On a standard output that is not UTF-8, letters outside ASCII are escaped.
    """
    import json  # only if it is asked for, to start faster

    has_all = path is not None or (sys.stdout.encoding or "").lower() == "utf-8"
    put_text(path, json.dumps(value, ensure_ascii=not has_all, indent=indent) + "\n")


def _write(path: str, data: bytes) -> None:
    """Write a file: replace it at once, but append to a device or a pipe."""
    if this_system().discards(path):
        return
    if not _is_device(path):
        write_bytes(path, data, overwrite=True)
        return
    try:
        with open(os.open(path, os.O_WRONLY | os.O_APPEND), "wb") as device:
            device.write(data)
    except OSError as error:
        error.filename = path
        raise


def _is_device(path: str) -> bool:
    """Return whether a path is a device, a pipe or an open stream of the process."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False
    is_open = os.path.abspath(path).startswith(_OPEN_ALREADY)
    return not stat.S_ISDIR(mode) and (is_open or not stat.S_ISREG(mode))
