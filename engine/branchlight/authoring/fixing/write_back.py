"""Writing changed files of a story back, as they were: with their line ends and their byte order mark."""

import errno
import os
from collections.abc import Iterable

from branchlight.source.decoded import source_file
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.located import SourceFile
from branchlight.source.writing import write_bytes

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def write_back(story: str, before: Iterable[SourceFile], after: Iterable[SourceFile]) -> list[str]:
    """Write the files that changed, each completely or not at all, and return their names.

    Arguments:
        story: the path of the story, a folder or one file.
        before: its files as they were read.
        after: the same files with their new texts.

    No file is written unless all of them are as they were read. Raises `OSError` if one is not, or cannot be written.
    """
    texts = {file.name: file.text for file in before}
    changed = [file for file in after if file.text != texts[file.name]]
    ready = [(_path(story, file.name), _as_was(story, file, texts[file.name])) for file in changed]
    for path, data in ready:
        write_bytes(path, data, overwrite=True)
    return [file.name for file in changed]


def _path(story: str, name: str) -> str:
    return os.path.join(story, *name.split("/")) if os.path.isdir(story) else os.path.realpath(story)


def _as_was(story: str, file: SourceFile, text: str) -> bytes:
    """Return the new bytes of a file with the line ends that it has. Raises `OSError` if it is not as it was read."""
    path = _path(story, file.name)
    with open(path, "rb") as stream:
        data = stream.read()
    problems: list[Diagnostic] = []
    if source_file(file.name, data, problems).text != text or problems:
        raise OSError(
            errno.EINVAL, "this file changed meanwhile, or has signs that cannot be kept; nothing is written", path
        )
    ends = "\r\n" if b"\r\n" in data else "\n"
    mark = _BYTE_ORDER_MARK if data.startswith(_BYTE_ORDER_MARK) else b""
    return mark + file.text.replace("\n", ends).encode("utf-8")
