"""File names of a story that open from the current folder. Inside a story, names are relative to its folder."""

import os
from collections.abc import Iterable

from branchlight.source.diagnostic import Diagnostic
from branchlight.source.located import SourceFile
from branchlight.source.place import Place


def folder_of(path: str) -> str:
    """Return the folder that holds the files of the story at `path`."""
    return path if os.path.isdir(path) else os.path.dirname(path)


def place_from_here(place: Place, path: str) -> Place:
    """Return a place in the story at `path`, named so that its file opens from the current folder."""
    return place._replace(file=_name(place.file, path))


def diagnostics_from_here(diagnostics: Iterable[Diagnostic], path: str) -> list[Diagnostic]:
    """Return the diagnostics with such places, the related ones too."""
    return [
        each._replace(
            place=place_from_here(each.place, path),
            related=tuple([other._replace(place=place_from_here(other.place, path)) for other in each.related]),
        )
        for each in diagnostics
    ]


def files_from_here(files: Iterable[SourceFile], path: str) -> list[SourceFile]:
    """Return the files of the story at `path` with such names."""
    return [file._replace(name=_name(file.name, path)) for file in files]


def _name(name: str, path: str) -> str:
    return os.path.normpath(os.path.join(folder_of(path), name))
