"""A cache of compiled stories, so that a large story opens at once.

Each story has one file, named after its path. It is valid only for the exact text and the engine from which it was
made. It holds values and no code. A stale, foreign or damaged file is silently replaced.
"""

import os
import time
from contextlib import suppress

from branchlight.compiler.archive import ArchiveError, pack, unpack
from branchlight.compiler.loaded import Loaded
from branchlight.model.story import Story
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.files import digest, fingerprint, read_story_files
from branchlight.source.folders import user_folder
from branchlight.source.located import SourceFile
from branchlight.version import VERSION

_OLD = 3_600
"""The seconds after which nobody is writing a file any more."""


def load_cached(path: str, folder: str | None = None) -> Loaded:
    """Load a story as `load_story` does, from the cache if that was made from the same text.

    `folder` holds the cache, by default the user's. Raises `OSError` if there is no story to read.
    """
    files, problems = read_story_files(path)
    origin = _origin(files, problems)
    kept = _path(path, folder)
    loaded = _read(kept, origin)
    if loaded is not None:
        return Loaded(*loaded, tuple(files))
    from branchlight.compiler.load import compile_files  # imports the YAML reader, which a cached story does not need

    fresh = compile_files(tuple(files), problems)
    if fresh.story is not None:
        _write(kept, origin, pack(fresh.story, fresh.diagnostics))
    return fresh


def _origin(files: list[SourceFile], problems: list[Diagnostic]) -> str:
    """Return a digest of what a story is made from: the engine, the files and the problems found in reading them."""
    return fingerprint(repr((VERSION, digest(files), problems)).encode(), 20)


def _path(path: str, folder: str | None) -> str:
    name = f"{fingerprint(os.fsencode(os.path.realpath(path)), 12)}.story"
    return os.path.join(user_folder("cache") if folder is None else folder, name)


def _read(path: str, origin: str) -> tuple[Story, tuple[Diagnostic, ...]] | None:
    try:
        with open(path, "rb") as file:
            data = file.read()
        start = data.find(b"\n") + 1
        if data[:start] != _stamp(origin, memoryview(data)[start:]):
            return None
        return unpack(data, start)
    except (OSError, ValueError, ArchiveError):
        return None


def _write(path: str, origin: str, archive: bytes) -> None:
    """Write the archive to the cache, completely or not at all. If that fails, go on without a cache."""
    from branchlight.source.writing import write_bytes  # late, for a story that was edited

    folder = os.path.dirname(path)
    with suppress(OSError):
        os.makedirs(folder, exist_ok=True)
        _tidy(folder)
        write_bytes(path, _stamp(origin, archive) + archive, overwrite=True, lasting=False)


def _tidy(folder: str) -> None:
    """Remove the incomplete files of processes that ended long ago."""
    from branchlight.source.writing import PART

    with os.scandir(folder) as entries:
        parts = [entry for entry in entries if entry.name.endswith(PART) and entry.name.startswith(".")]
    for entry in parts:
        with suppress(OSError):  # another process may have removed it
            if entry.stat(follow_symlinks=False).st_mtime < time.time() - _OLD:
                os.remove(entry.path)


def _stamp(origin: str, archive: bytes | memoryview) -> bytes:
    """Return the first line of a cached story: its origin, and a checksum of the archive below."""
    return f"{origin} {fingerprint(archive, 16)}\n".encode()
