"""The stories in and around the current folder, for the hint to an author who named none."""

import os
from collections.abc import Iterator
from itertools import islice

from branchlight.cli.shell_word import shell_word
from branchlight.source.files import PLAYTHROUGHS, SCENES, TITLE_PAGE, begins_as_story

_MOST_ENTRIES = 1_000
_ALMOST = (TITLE_PAGE, f"{os.path.splitext(TITLE_PAGE)[0]}.yml")


def missing_story(command: str) -> str:
    """Return the message for a command that found no story in the current folder.

    `command` is the command's name, such as `check`. If a story is near, the message names it.
    """
    names = _names()
    misnamed = next((name for name in names if name.lower() in _ALMOST), None)
    if misnamed:
        return f"there is no {TITLE_PAGE} in this folder; rename {misnamed}"
    near = next(_near(names), None)
    if near:
        call = f"branchlight {command} {shell_word(near)}"
        return f"there is no {TITLE_PAGE} in this folder; name the story, as in `{call}`"
    return (
        f"there is no {TITLE_PAGE} in this folder; go to your story's folder, name the story, as in "
        f"`branchlight {command} FOLDER`, or begin one with `branchlight new FOLDER`"
    )


def _near(names: list[str]) -> Iterator[str]:
    """Yield paths of stories: the parent folder, then those of `names`, which are in this folder."""
    if os.path.basename(os.getcwd()) in (SCENES, PLAYTHROUGHS) and _has_title_page(os.pardir):
        yield os.pardir
    yield from (name for name in names if _has_title_page(name))
    yield from (name for name in names if name.endswith(".yaml") and _is_title_page(name))


def _names() -> list[str]:
    """Return the names in the current folder without hidden ones, or none if it cannot be listed."""
    try:
        with os.scandir() as entries:
            names = [entry.name for entry in islice(entries, _MOST_ENTRIES)]
    except OSError:
        return []
    return sorted(name for name in names if not name.startswith(".") and name.isprintable())


def _has_title_page(folder: str) -> bool:
    """Return whether a folder contains a title page."""
    return os.path.isfile(os.path.join(folder, TITLE_PAGE))


def _is_title_page(name: str) -> bool:
    """Return whether a file starts as a story in one file does."""
    return os.path.isfile(name) and begins_as_story(name)  # a pipe would wait for its writer
