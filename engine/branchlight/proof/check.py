"""All that `check` finds in a story: what compiling finds, what the rules find, and mistakes in its playthroughs."""

from branchlight.compiler.loaded import Loaded
from branchlight.proof.rules import check_story
from branchlight.source.files import read_playthrough_files


def check(loaded: Loaded, path: str) -> Loaded:
    """Return what was loaded from `path` with the findings of the rules and with the playthroughs' files.

    A story with errors stays as it is: the rules need a whole one. Raises `OSError`.
    """
    if loaded.story is None:
        return loaded
    files, problems = read_playthrough_files(path)
    found = (*loaded.diagnostics, *problems, *check_story(loaded.story, files))
    return loaded._replace(diagnostics=found, files=(*loaded.files, *files))
