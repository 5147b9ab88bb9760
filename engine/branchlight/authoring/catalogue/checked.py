"""The result of `check` for an example."""

import os
from collections.abc import Iterable
from tempfile import TemporaryDirectory

from branchlight.authoring.catalogue.entry import ExampleFile
from branchlight.authoring.check import check
from branchlight.compiler.load import load_story
from branchlight.compiler.loaded import Loaded
from branchlight.source.print import render
from branchlight.source.writing import write_bytes


def checked(files: Iterable[ExampleFile]) -> Loaded:
    """Return what `check` finds in a story of these files, which are written into a temporary folder."""
    with TemporaryDirectory() as folder:
        for file in files:
            path = os.path.join(folder, *file.name.split("/"))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            write_bytes(path, file.data)
        return check(load_story(folder), folder)


def printed(files: Iterable[ExampleFile]) -> str:
    """Return what `check` prints for a story of these files, without colours and without the count of mistakes."""
    loaded = checked(files)
    return render(loaded.diagnostics, loaded.files)
