"""An ink story, read from its main file."""

import os
import re

from branchlight.adopt.ink import ink_codes
from branchlight.adopt.ink.includes import assembled
from branchlight.adopt.ink.ink_files import FolderFiles, InkFiles, Unread
from branchlight.adopt.ink.tree import InkStory
from branchlight.source.characters import visible
from branchlight.source.diagnostic import Diagnostic, complain
from branchlight.source.located import SourceFile
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.place import Place
from branchlight.source.regular_file import open_regular

_COMPILED = re.compile(r'\s*\{\s*"inkVersion"')


class InkRead(NamedTuple):
    """A story, or None if there is none; all diagnostics; and the files that were read, the main one first.

    If it has mistakes, the lines that cannot be read are missing in the story.
    """

    story: InkStory | None
    diagnostics: list[Diagnostic]
    files: tuple[SourceFile, ...]


def read_ink_story(path: str) -> InkRead:
    """Read the story of a main file and all that it includes. Raises `OSError` if `path` cannot be read."""
    open_regular(path).close()  # a path that does not exist is not a mistake in the story
    real = os.path.realpath(path)
    files = FolderFiles(os.path.dirname(real))
    sink: list[Diagnostic] = []
    main = files.read(os.path.basename(real), sink)
    if isinstance(main, Unread):
        place = Place(visible(os.path.basename(real)), 1, 1)
        return InkRead(None, [complain(ink_codes.INCLUDE, place, main.message, main.hint)], ())
    if _COMPILED.match(main.text):
        message = "this is a compiled story, as the game around it loads it"
        hint = "adopt the `.ink` file that it was made from"
        return InkRead(None, [complain(ink_codes.SYNTAX, Place(main.name, 1, 1), message, hint)], (main,))
    story, diagnostics = ink_story(main, files, sink)
    return InkRead(story, diagnostics, tuple(files.found))


def ink_story(main: SourceFile, files: InkFiles, sink: list[Diagnostic]) -> tuple[InkStory, list[Diagnostic]]:
    """Return the story of a main file and all that it includes, without the lines that cannot be read.

    `sink` holds the diagnostics so far. They come back in order.
    """
    story = assembled(main, files, sink)
    sink.sort(key=lambda each: (each.place.file != main.name, each.place))
    return story, sink
