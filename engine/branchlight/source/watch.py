"""A check, from time to time, for changes of a story's files: their names, sizes and times."""

import os
import stat

from branchlight.source.files import paths_of

Look = tuple[tuple[str, int, int], ...]


class Watcher:
    """A watcher of a story's files. A change during a check is found at the next one."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._seen = self._look()

    def changed(self) -> bool:
        """Return whether any file has changed, appeared or disappeared since the previous call."""
        now = self._look()
        before, self._seen = self._seen, now
        return now != before

    def _look(self) -> Look:
        """Return each file's name, size and time. A file that cannot be accessed counts as missing."""
        found: list[tuple[str, int, int]] = []
        for path in dict.fromkeys((self.path, *paths_of(self.path))):
            try:
                # As the files are read: a story may be reached by a link, but contains none.
                status = os.stat(path, follow_symlinks=path == self.path)
            except OSError:
                continue
            if not stat.S_ISDIR(status.st_mode):
                found.append((path, status.st_size, status.st_mtime_ns))
        return tuple(sorted(found))
