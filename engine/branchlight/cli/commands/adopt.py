"""`branchlight adopt`: an ink story as a story folder."""

import errno
import os
import sys
from typing import TYPE_CHECKING

from branchlight.cli.given_names import named
from branchlight.cli.shell_word import shell_word
from branchlight.cli.streams import say, say_rendered
from branchlight.source.characters import visible
from branchlight.source.counted import counted
from branchlight.source.system import has_colours

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from branchlight.source.diagnostic import Diagnostic
    from branchlight.source.located import SourceFile

SUMMARY = "make a story folder of an ink story"
_REFUSED = 1


def arguments(parser: "argparse.ArgumentParser") -> None:
    """Add STORY.ink and -o."""
    parser.add_argument("ink", type=named, metavar="STORY.ink", help="the main file of an ink story")
    about = "the folder to write, which is new or as it was adopted before; default: named after the file"
    parser.add_argument("-o", "--output", type=named, metavar="FOLDER", help=about)


def run(options: "argparse.Namespace") -> int:
    """Write the folder, and print what came in and what was left out. Return 0, or 1 if something is refused."""
    from branchlight.adopt.adopt_ink import adopt_ink
    from branchlight.adopt.write.story_folder import expect_adoptable, write_folder
    from branchlight.cli.refused_ink import refused_ink

    path: str = options.ink
    stem, ending = os.path.splitext(os.path.basename(path))
    if ending.lower() in (".yaml", ".yml") or os.path.isdir(path):
        raise OSError(errno.EINVAL, "this is no ink story; name its main file, which ends in .ink", path)
    folder: str = options.output or stem
    expect_adoptable(folder)
    adopted = adopt_ink(path)
    if adopted.written and (refused := refused_ink(adopted.written.files, adopted.files[0].name)):
        adopted = adopted._replace(written=None, diagnostics=[*adopted.diagnostics, *refused])
    _show(adopted.diagnostics, adopted.files, path)
    if adopted.written is None:
        errors = sum(1 for each in adopted.diagnostics if each.severity == "error")
        say(f"{visible(path)}: {counted(errors, 'error')}. Nothing is written. `branchlight explain CODE` says more.")
        return _REFUSED
    write_folder(folder, adopted.written.files, os.path.basename(path), lambda made: _expect_story(made, path))
    for line in adopted.report():
        print(visible(line))
    place = visible(shell_word(folder))
    print(f"Written to {place}.\n\nPlay it:   branchlight play {place}\nCheck it:  branchlight check {place}")
    print(f"Prove it:  branchlight prove {place}")
    return 0


def _expect_story(folder: str, path: str) -> None:
    """Raise `OSError` if a folder that was made of an ink story is no story."""
    from branchlight.compiler.load import load_story

    loaded = load_story(folder)
    if loaded.story is None:
        first = next(each for each in loaded.diagnostics if each.severity == "error")
        message = (
            f"what this becomes is no story ({first.code}: {first.message}); nothing is written, please report this"
        )
        raise OSError(errno.EINVAL, message, path)


def _show(diagnostics: "Iterable[Diagnostic]", files: "Iterable[SourceFile]", path: str) -> None:
    """Print diagnostics with their lines in the ink, on standard error."""
    from branchlight.source.from_here import diagnostics_from_here, files_from_here
    from branchlight.source.print import render

    found, named_files = diagnostics_from_here(diagnostics, path), files_from_here(files, path)
    text = render(found, named_files, has_colours(sys.stderr), encoding=sys.stderr.encoding or "utf-8")
    if text:
        say_rendered(text)
