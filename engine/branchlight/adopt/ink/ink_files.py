"""The files of an ink story, read so that opening a downloaded one is safe.

Paths are relative to the folder of the main file, as in inklecate. Nothing outside of that folder is read.
"""

import os
import re
import stat
from typing import Protocol

from branchlight.source.characters import visible
from branchlight.source.decoded import source_file
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.did_you_mean import near
from branchlight.source.located import SourceFile
from branchlight.source.named_tuple import NamedTuple

MOST_BYTES = 8 * 1024 * 1024
"""In one file. The whole story may have twice as many."""

_SEPARATORS = re.compile(r"[/\\]+")
_MOST_LISTED = 1_000
_LINE_SEPARATOR = "\u2028".encode()
"""It is no line end to ink, and shows as a space. Word processors leave it."""


class Unread(NamedTuple):
    """The reason why a file is not read, and what to do."""

    message: str
    hint: str


class InkFiles(Protocol):
    """A source of the files of a story."""

    def read(self, path: str, sink: list[Diagnostic]) -> SourceFile | Unread:
        """Return the file that an INCLUDE names, or the reason why it is not read."""


class FolderFiles:
    """The files in a folder. `found` holds those that were read."""

    def __init__(self, folder: str) -> None:
        self._folder = os.path.realpath(folder)
        self._left = 2 * MOST_BYTES
        self.found: list[SourceFile] = []

    def read(self, path: str, sink: list[Diagnostic]) -> SourceFile | Unread:
        """Return the file that an INCLUDE names, or the reason why it is not read."""
        name = plain_name(path)
        if name is None:
            return _escaping(path)
        place = os.path.join(self._folder, *name.split("/"))
        if not _is_within(os.path.realpath(place), self._folder):
            return _escaping(path)
        try:
            data = self._bytes(place)
        except (OSError, ValueError):
            return Unread(f"there is no file `{name}` in the folder of the story", self._similar(name))
        if isinstance(data, Unread):
            return data
        file = source_file(visible(name), data.replace(_LINE_SEPARATOR, b" "), sink)
        if all(each.name != file.name for each in self.found):
            self.found.append(file)
        return file

    def _bytes(self, place: str) -> bytes | Unread:
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(place, flags), "rb") as stream:
            status = os.fstat(stream.fileno())
            if not stat.S_ISREG(status.st_mode):
                return Unread("this is a folder or a device, not a file", "name an ink file")
            most = min(MOST_BYTES, self._left)
            data = stream.read(most + 1)
        if len(data) > most:
            return Unread(
                f"an ink file can have at most {MOST_BYTES // 1024**2} MB, and a story twice as many", "make it smaller"
            )
        self._left -= len(data)
        return data

    def _similar(self, name: str) -> str:
        """Return a hint at a file with a similar name."""
        known = []
        for folder, folders, files in os.walk(self._folder):
            folders[:] = [each for each in folders if not each.startswith(".")]
            inside = os.path.relpath(folder, self._folder).replace(os.sep, "/")
            known += [file if inside == "." else f"{inside}/{file}" for file in files if file.endswith(".ink")]
            if len(known) > _MOST_LISTED:
                break
        return near(name, [visible(each) for each in known]) or "paths start at the folder of the main file"


def plain_name(path: str) -> str | None:
    """Return the path of an INCLUDE with `/` between its parts; None if it leaves its folder."""
    if path.startswith(("/", "\\")) or ":" in path or "\0" in path:
        return None
    parts: list[str] = []
    for part in _SEPARATORS.split(path):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts) or None


def _escaping(path: str) -> Unread:
    message = f"`{visible(path)}` is outside of the folder of the story"
    return Unread(message, "copy the file into the folder of the main file, and include it by its name there")


def _is_within(path: str, folder: str) -> bool:
    return path.startswith(os.path.join(folder, ""))
