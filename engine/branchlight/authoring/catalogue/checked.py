"""The result of `check`, or of `adopt`, for an example."""

import os
from collections.abc import Sequence
from tempfile import TemporaryDirectory

from branchlight.authoring.catalogue.entry import INK, ExampleFile
from branchlight.authoring.check import check
from branchlight.compiler.load import load_story
from branchlight.compiler.loaded import Loaded
from branchlight.source.print import render
from branchlight.source.writing import write_bytes


def checked(files: Sequence[ExampleFile]) -> Loaded:
    """Return what `check` finds in a story of these files, or `adopt` in an ink story.

    The files are written into a temporary folder.
    """
    with TemporaryDirectory() as folder:
        for file in files:
            path = os.path.join(folder, *file.name.split("/"))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            write_bytes(path, file.data)
        if files[0].name.endswith(INK):
            from branchlight.adopt.adopt_ink import adopt_ink  # late, since few codes are about ink

            adopted = adopt_ink(os.path.join(folder, files[0].name))
            return Loaded(None, tuple(adopted.diagnostics), adopted.files)
        return check(load_story(folder), folder)


def printed(files: Sequence[ExampleFile]) -> str:
    """Return what the command prints for a story of these files, without colours and without the count of mistakes."""
    loaded = checked(files)
    return render(loaded.diagnostics, loaded.files)
