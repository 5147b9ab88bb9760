"""The folder of an adopted story. It is written completely or not at all, and never over what an author has edited."""

import errno
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping

from branchlight.source.regular_file import open_regular
from branchlight.source.writing import refuse_name, write_text

RECORD = ".adopted.json"
"""The file in the folder that remembers what was written, so that edits are noticed."""


def expect_adoptable(folder: str) -> None:
    """Raise `OSError` if the folder contains anything but what adopting has written, or if it is a file."""
    refuse_name(folder)
    if not os.path.lexists(folder):
        return
    if not os.path.isdir(folder) or os.path.islink(folder):
        raise FileExistsError(errno.EEXIST, "this is not a folder; name a new one", folder)
    edited = _edited(folder)
    if edited:
        message = f"the folder holds what was not adopted, or was edited since ({edited}); name a new one"
        raise FileExistsError(errno.EEXIST, message, folder)


def write_folder(folder: str, files: Mapping[str, str], source: str, accept: Callable[[str], None]) -> None:
    """Write a story into a folder that is new, empty, or as it was when the same was adopted before.

    Arguments:
        folder: its path.
        files: the texts of its files by their names, which have forward slashes.
        source: the name of the file that was adopted.
        accept: raises `OSError` if a folder with these files is no story. It is called before anything changes.

    Raises `OSError` if it cannot be written; then nothing has changed.
    """
    folder = os.path.abspath(folder)
    expect_adoptable(folder)
    above = os.path.dirname(folder)
    os.makedirs(above, exist_ok=True)
    new = tempfile.mkdtemp(prefix=f".{os.path.basename(folder)}-", dir=above)
    old = f"{new}.old"
    try:
        _fill(new, files, source)
        accept(new)
        os.chmod(new, 0o777 & ~_umask())
        if os.path.lexists(folder):
            os.rename(folder, old)
        try:
            os.rename(new, folder)
        except OSError:
            if os.path.lexists(old):
                os.rename(old, folder)
            raise
    finally:
        shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def _fill(folder: str, files: Mapping[str, str], source: str) -> None:
    for name, text in files.items():
        path = os.path.join(folder, *name.split("/"))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        write_text(path, text)
    record = {"adopted": source, "files": {name: _digest(text.encode()) for name, text in files.items()}}
    write_text(os.path.join(folder, RECORD), json.dumps(record, ensure_ascii=False, indent=1) + "\n")


def _edited(folder: str) -> str:
    """Return the name of a file that adopting has not written like this; "" if there is none."""
    known = _record(folder)
    for name in _names(folder):
        if name == RECORD:
            continue
        with open_regular(os.path.join(folder, *name.split("/"))) as file:
            if known.get(name) != _digest(file.read()):
                return name
    return ""


def _names(folder: str) -> Iterator[str]:
    """Yield the names of all files in a folder, with forward slashes."""
    for where, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            yield os.path.relpath(os.path.join(where, name), folder).replace(os.sep, "/")


def _record(folder: str) -> dict[str, str]:
    try:
        with open(os.path.join(folder, RECORD), encoding="utf-8") as file:
            found = json.load(file)["files"]
        return {str(name): str(digest) for name, digest in found.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
