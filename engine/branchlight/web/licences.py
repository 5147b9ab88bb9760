"""The licence of a story, in a file of its folder."""

import os

from branchlight.source.files import read_own_file

NAMES = tuple([f"{name}{ending}" for name in ("LICENCE", "LICENSE") for ending in (".md", ".txt", "")])
"""The names that such a file has. The first that exists counts."""


def licence_of(path: str) -> str:
    """Return the text of the licence in a story's folder; "" if there is none, or if the story is one file."""
    found = (read_own_file(path, name) for name in NAMES) if os.path.isdir(path) else iter(())
    return next((text.strip() for text in found if text is not None), "")
