"""The earlier edition of a story: a folder, a file, what `prove --save-edition` wrote, or a published page.

Nothing else reads one.
"""

import os
from typing import TYPE_CHECKING

from branchlight.cli.stories import load_for_command, show, whole_story
from branchlight.source.named_tuple import NamedTuple

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
    from branchlight.compiler import edition_file, edition_in_page
    from branchlight.source.from_here import folder_of

    if os.path.isfile(path):
        with open(path, "rb") as file:
            begins = file.read(max(map(len, (edition_file.BEGINNING, edition_in_page.BEGINNING))))
            is_page = begins.startswith(edition_in_page.BEGINNING)
            if is_page or begins.startswith(edition_file.BEGINNING):
                data = begins + file.read(edition_file.LARGEST)
                if file.read(1):
                    raise edition_file.EditionError("it is too large for an edition; name the old story itself")
                kept = edition_in_page.edition_in(data) if is_page else data
                return EarlierEdition(edition_file.read_edition(kept), "")
    path = whole_story(path)
    loaded = load_for_command(path)
    if loaded.story is None:
        show(loaded, loaded.diagnostics, path)
        return None
    return EarlierEdition(loaded.story, folder_of(path))
