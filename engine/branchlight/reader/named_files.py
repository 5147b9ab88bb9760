"""Reading and writing of files that the reader names, with results in the reader's words."""

import os

from branchlight.reader.wording import save_words
from branchlight.source.regular_file import open_text
from branchlight.source.system import is_portable
from branchlight.source.writing import write_text

_LONGEST_NAME = 60
# The most characters that are read of a file; no save is longer.
_LONGEST = 40_000_000


def write_file(name: str, text: str) -> str:
    """Write a new file and return a sentence for the reader. An existing file is never overwritten."""
    try:
        write_text(os.path.expanduser(name), text)
    except FileExistsError:
        return save_words.exists(name)
    except (OSError, ValueError) as error:
        return save_words.unwritable(name, _why(error))
    return save_words.written(name)


def read_file(name: str) -> str:
    """Return the text of a file.

    Raises `ValueError`, with a message for the reader, if it cannot be read.
    """
    try:
        with open_text(os.path.expanduser(name)) as file:
            return file.read(_LONGEST)
    except UnicodeDecodeError:
        raise ValueError(save_words.no_text(name)) from None
    except (OSError, ValueError) as error:
        raise ValueError(save_words.unreadable(name, _why(error))) from error


def file_name(title: str, ending: str) -> str:
    """Return a path for a file of the reader's, made from a title. Every system accepts its name."""
    name = "".join(sign if sign.isalnum() else "-" for sign in title.lower()).strip("-")
    name = name[:_LONGEST_NAME].rstrip("-") or "story"
    return f"~/{name if is_portable(name + ending) else f'story-{name}'}{ending}"


def _why(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
