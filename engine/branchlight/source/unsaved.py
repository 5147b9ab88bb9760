"""The texts of an editor that are not saved yet, in the place of files."""

import os
from collections.abc import Mapping
from types import MappingProxyType

from branchlight.source.characters import visible

Texts = Mapping[str, str]
"""Unsaved texts by the real paths of their files."""

ALL_SAVED: Texts = MappingProxyType({})

Found = list[tuple[str, str]]
"""The files to read: the name in diagnostics, and the path."""


def unsaved_in(folder: str, prefix: str, wanted: tuple[str, ...] | None, unsaved: Texts) -> Found:
    """Return the files that will be in a folder as soon as they are saved, by name: the wanted ones, or all scenes."""
    real = os.path.realpath(folder)
    inside = [os.path.basename(path) for path in unsaved if os.path.dirname(path) == real]
    reads = [name for name in inside if (name in wanted if wanted else _is_scene_file(name))]
    return [(prefix + name, os.path.join(folder, name)) for name in sorted(reads) if not _exists(real, name)]


def bytes_of(found: Found, unsaved: Texts) -> dict[str, bytes]:
    """Return the unsaved texts of files that are read, as they would be saved."""
    if not unsaved:
        return {}
    real = {path: os.path.realpath(path) for _, path in found}
    return {path: unsaved[real[path]].encode("utf-8", "surrogatepass") for path in real if real[path] in unsaved}


def _exists(folder: str, name: str) -> bool:
    return os.path.lexists(os.path.join(folder, name))


def _is_scene_file(name: str) -> bool:
    return name.endswith(".yaml") and not name.startswith(".") and name == visible(name)
