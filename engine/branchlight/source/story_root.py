"""The story that a file belongs to."""

import os
from collections.abc import Collection

from branchlight.source.files import PLAYTHROUGHS, SCENES, TITLE_PAGE


def story_root(path: str, unsaved: Collection[str] = ()) -> str:
    """Return the folder of the story that the file `path` belongs to, or `path` if it is a whole story.

    A title page beside `scenes` or `playthroughs` belongs to its folder, and so do the files in these two. `unsaved`
    are the paths of files that an editor has and that may not exist yet.
    """
    folder = os.path.dirname(path) or os.curdir
    if os.path.basename(path).lower() == TITLE_PAGE:  # in any case: reading it reports the right spelling
        parts = [os.path.join(folder, part) for part in (SCENES, PLAYTHROUGHS)]
        new = [os.path.dirname(each) for each in unsaved]
        return folder if any(os.path.isdir(part) or part in new for part in parts) else path
    above = os.path.normpath(os.path.join(folder, os.pardir))
    within = os.path.basename(os.path.abspath(folder)) in (SCENES, PLAYTHROUGHS)
    page = os.path.join(above, TITLE_PAGE)
    return above if within and (page in unsaved or os.path.isfile(page)) else path
