"""Whether the files of a story have changed, by looking at them now and then: their names, sizes and times."""

import os
import stat

from branchlight.source.files import paths_of

Look = tuple[tuple[str, int, int], ...]


class Watcher:
    """Looks at a story's files. A file that is being written at this very moment is seen at the next look."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._seen = self._look()

    def changed(self) -> bool:
        """Has any file changed, come or gone since this was asked last?"""
        now = self._look()
        before, self._seen = self._seen, now
        return now != before

    def _look(self) -> Look:
        """Each file's name, size and time. What cannot be looked at counts as gone."""
        found: list[tuple[str, int, int]] = []
        for path in dict.fromkeys((self.path, *paths_of(self.path))):
            try:
                # As the files are read: a story may be reached by a link, and holds none.
                status = os.stat(path, follow_symlinks=path == self.path)
            except OSError:
                continue
            if not stat.S_ISDIR(status.st_mode):
                found.append((path, status.st_size, status.st_mtime_ns))
        return tuple(sorted(found))
