"""Regular files, opened to be read. A named pipe would wait for its writer, perhaps for ever."""

import errno
import os
import stat
from io import TextIOWrapper
from typing import BinaryIO

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def open_regular(path: str) -> BinaryIO:
    """Open a file to read its bytes. Raises `OSError` if it is another kind of file, without waiting for it."""
    descriptor = os.open(path, _FLAGS)
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode):
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
    raise OSError(errno.EINVAL, "It is a device or a pipe, and not a file", path)


def open_text(path: str) -> TextIOWrapper:
    """Open a file of UTF-8 to read its text. Raises `OSError` as `open_regular` does."""
    return TextIOWrapper(open_regular(path), encoding="utf-8")
