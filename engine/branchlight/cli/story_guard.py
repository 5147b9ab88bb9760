"""The guard of a story's files: no command may overwrite them, or follow a link out of the story's folder."""

import errno
import os

from branchlight.source.files import paths_of


def guard_story(path: str, story: str) -> None:
    """Refuse a `path` that is a file of the story, or to which a link leads out of its folder.

    Raises `OSError` if it does. A downloaded folder may contain a link of any name, such as `proof.json`.
    """
    if any(_is_same(path, each) for each in paths_of(story)):
        raise OSError(errno.EINVAL, "the story is read from this file; name another", path)
    if os.path.isdir(story) and _leads_out(path, story):
        raise OSError(errno.EINVAL, "a link leads from here out of the story's folder; name another file", path)


def _is_same(path: str, other: str) -> bool:
    """Return whether two paths lead to one file, by links too. Paths that cannot be compared do not."""
    try:
        return os.path.samefile(path, other)
    except OSError:
        return False


def _leads_out(path: str, folder: str) -> bool:
    """Return whether a path is below a folder as it is written, but elsewhere after its links are resolved."""
    inside = os.path.realpath(folder)
    written = os.path.abspath(path)
    is_below = _is_below(written, os.path.abspath(folder)) or _is_below(written, inside)
    return is_below and not _is_below(os.path.realpath(path), inside)


def _is_below(path: str, folder: str) -> bool:
    return os.path.normcase(path).startswith(os.path.normcase(os.path.join(folder, "")))
