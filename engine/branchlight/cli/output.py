"""Where a command's answer goes: to standard output, or whole into the file that `-o` names."""

import argparse
import errno
import os
import stat
import sys

from branchlight.cli.streams import say
from branchlight.source.writing import patiently, refuse_name

_STANDARD_OUTPUT = "-"


def output_argument(parser: argparse.ArgumentParser, about: str = "") -> None:
    """Add `-o FILE`. `about` says more of the file."""
    whole = f"write to a file{about}; `-` or left out: standard output"
    parser.add_argument("-o", "--output", type=_named, metavar="FILE", help=whole)


def json_arguments(parser: argparse.ArgumentParser) -> None:
    """Add `--json`, and `-o FILE` for the object that it prints."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    output_argument(parser, " what --json prints")


def file_of(options: argparse.Namespace) -> str | None:
    """Return the path of the file that `-o` names, or None for standard output."""
    return None if options.output in (None, _STANDARD_OUTPUT) else str(options.output)


def expect_writable(options: argparse.Namespace) -> None:
    """Look whether the answer can go where it is to go, before any work is done for it.

    Raises `OSError` if the file's folder is missing or closed, if the file is a folder itself, if its name is that of
    a story's file, or if a command that has `--json` is called without it.
    """
    path = file_of(options)
    if path is None:
        return
    if not getattr(options, "json", True):
        raise OSError(errno.EINVAL, "only JSON is written to a file; add --json, or leave out -o", path)
    if os.path.isdir(path) or not os.path.basename(path):
        raise IsADirectoryError(errno.EISDIR, "this is a folder; name a file", path)
    if path.lower().endswith((".yaml", ".yml")):
        raise OSError(errno.EINVAL, "a story's files are named like this; choose another ending", path)
    refuse_name(path)
    folder = os.path.dirname(path) or os.curdir
    if not os.path.isdir(folder):
        raise FileNotFoundError(errno.ENOENT, "there is no such folder", folder)
    if not os.path.exists(path) and not os.access(folder, os.W_OK):
        raise PermissionError(errno.EACCES, "nothing can be written into this folder", folder)


def put_text(options: argparse.Namespace, text: str) -> None:
    """Write a text that ends in a line break where `options` says. Raises `OSError`."""
    path = file_of(options)
    if path is None:
        print(text, end="")
    else:
        _write(path, text)
        say(f"Written to {path}.")


def put_json(options: argparse.Namespace, value: object, indent: int | None = None) -> None:
    """Write one JSON value where `options` says, on one line or indented. Raises `OSError`.

    Standard output gets escapes for the letters that it does not have.
    """
    import json  # only where it is asked for

    has_all = file_of(options) is not None or (sys.stdout.encoding or "").lower() == "utf-8"
    put_text(options, json.dumps(value, ensure_ascii=not has_all, indent=indent) + "\n")


def _named(path: str) -> str:
    """Return `path`. An empty one, as an unset variable of the shell gives, must not count as none."""
    if not path:
        raise argparse.ArgumentTypeError("the name is empty; name a file")
    return path


def _write(path: str, text: str) -> None:
    """Write a file in UTF-8. A link keeps leading where it led, and a device or a pipe is written to as it is."""
    target = os.path.realpath(path)
    data = text.encode("utf-8", "backslashreplace")
    try:
        if os.path.exists(target) and not os.path.isfile(target):
            with open(target, "wb") as device:
                device.write(data)
        else:
            _replace(target, data)
    except OSError as error:
        error.filename = path
        raise


def _replace(path: str, data: bytes) -> None:
    """Write a file whole or not at all: what is there stays, with its permissions, until the new one is complete."""
    beside = f"{path}.{os.getpid()}.part"
    try:
        with open(beside, "xb") as file:
            file.write(data)
        if os.path.exists(path):
            os.chmod(beside, stat.S_IMODE(os.stat(path).st_mode))
        patiently(lambda: os.replace(beside, path))
    except BaseException:
        if os.path.exists(beside):
            os.remove(beside)
        raise
