"""Whether the files of a story have changed, by looking at them now and then: their names, sizes and times."""

import os
import stat

from branchlight.source.files import PLAYTHROUGHS, SCENES, TITLE_PAGE
from branchlight.source.system import is_link

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
        for path in (self.path, *self._files()):
            try:
                # As the files are read: a story may be reached by a link, and holds none.
                status = os.stat(path, follow_symlinks=path == self.path)
            except OSError:
                continue
            if not stat.S_ISDIR(status.st_mode):
                found.append((path, status.st_size, status.st_mtime_ns))
        return tuple(sorted(found))

    def _files(self) -> list[str]:
        """What a story folder's files may be."""
        found = [os.path.join(self.path, TITLE_PAGE)]
        for folder in (SCENES, PLAYTHROUGHS):
            inside = os.path.join(self.path, folder)
            try:
                if is_link(os.lstat(inside)):  # it leads out of the story, and is not read
                    continue
                found += [os.path.join(inside, name) for name in os.listdir(inside) if name.endswith(".yaml")]
            except OSError:
                continue
        return found
