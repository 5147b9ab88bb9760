"""The story that a file belongs to."""

import os

from branchlight.source.files import PLAYTHROUGHS, SCENES, TITLE_PAGE


def story_root(path: str) -> str:
    """Return the folder of the story that the file `path` belongs to, or `path` if it is a whole story.

    A title page beside `scenes` or `playthroughs` belongs to its folder, and so do the files in these two.
    """
    folder = os.path.dirname(path) or os.curdir
    if os.path.basename(path).lower() == TITLE_PAGE:  # in any case: reading it reports the right spelling
        parted = any(os.path.isdir(os.path.join(folder, part)) for part in (SCENES, PLAYTHROUGHS))
        return folder if parted else path
    above = os.path.normpath(os.path.join(folder, os.pardir))
    within = os.path.basename(os.path.abspath(folder)) in (SCENES, PLAYTHROUGHS)
    return above if within and os.path.isfile(os.path.join(above, TITLE_PAGE)) else path
