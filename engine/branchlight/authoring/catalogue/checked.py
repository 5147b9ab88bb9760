"""What `check` says of an example."""

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
    """Return what `check` finds in a story of these files. They are written into a folder of their own for that."""
    with TemporaryDirectory() as folder:
        for file in files:
            path = os.path.join(folder, *file.name.split("/"))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            write_bytes(path, file.data)
        return check(load_story(folder), folder)


def printed(files: Iterable[ExampleFile]) -> str:
    """Return what `check` prints of a story of these files, without colours and the line that counts the mistakes."""
    loaded = checked(files)
    return render(loaded.diagnostics, loaded.files)
