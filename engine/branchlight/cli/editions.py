"""The earlier edition of a story: a folder, a file, or what `prove --save-edition` wrote. Nothing else reads one."""

import os
from typing import TYPE_CHECKING, NamedTuple

from branchlight.cli.stories import load_for_command, show, whole_story

if TYPE_CHECKING:
    from branchlight.model.story import Story


class EarlierEdition(NamedTuple):
    """An earlier edition, and the folder of its files, "" if it has none."""

    story: "Story"
    folder: str


def load_edition(path: str) -> EarlierEdition | None:
    """Return the earlier edition at `path`, or None if it has mistakes, which are shown.

    Raises `EditionError` if it is a file that cannot be read as an edition, and `OSError`.
    """
    from branchlight.compiler.edition_file import BEGINNING, LARGEST, EditionError, read_edition
    from branchlight.source.from_here import folder_of

    if os.path.isfile(path):
        with open(path, "rb") as file:
            if file.read(len(BEGINNING)) == BEGINNING:
                data = BEGINNING + file.read(LARGEST)
                if file.read(1):
                    raise EditionError("it is too large for an edition; name the old story itself")
                return EarlierEdition(read_edition(data), "")
    path = whole_story(path)
    loaded = load_for_command(path)
    if loaded.story is None:
        show(loaded, loaded.diagnostics, path)
        return None
    return EarlierEdition(loaded.story, folder_of(path))
