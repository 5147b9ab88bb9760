"""The STORY argument, and the printing of a story's mistakes, for all commands."""

import errno
import gc
import os
import sys
from typing import TYPE_CHECKING

from branchlight.cli.bundled import bundled_story
from branchlight.cli.given_names import named
from branchlight.cli.streams import say_rendered
from branchlight.source.system import has_colours

if TYPE_CHECKING:
    import argparse

    from branchlight.compiler.loaded import Loaded
    from branchlight.source.diagnostic import Diagnostic


def story_argument(parser: "argparse.ArgumentParser") -> None:
    """Add the optional STORY of a command for readers."""
    _add(parser, "the bundled story")


def own_story_argument(parser: "argparse.ArgumentParser") -> None:
    """Add the optional STORY of a command for authors."""
    _add(parser, "the one in this folder")


def path_of(options: "argparse.Namespace") -> str:
    """Return the path of the story that a reader means: the one that is named, or the bundled one."""
    return bundled_story() if options.story is None else whole_story(options.story)


def own_path_of(options: "argparse.Namespace") -> str:
    """Return the path of the story that an author means: the one that is named, or the one in the current folder.

    Raises `FileNotFoundError` if neither exists. It is never the bundled story, since an author would take a report
    on that for one on their own.
    """
    from branchlight.source.files import TITLE_PAGE

    if options.story is not None:
        return whole_story(options.story)
    if os.path.lexists(TITLE_PAGE):
        return os.curdir
    from branchlight.cli.nearby import missing_story  # only for mistakes, to start faster

    raise FileNotFoundError(errno.ENOENT, missing_story(options.command))


def whole_story(path: str) -> str:
    """Return the folder of the story that a file belongs to, or `path` if it is a whole story.

    Raises `FileNotFoundError` if only the ending `.yaml` is missing, and `OSError` if it is a story in ink.
    """
    from branchlight.source.story_root import story_root

    if not os.path.lexists(path) and os.path.isfile(f"{path}.yaml"):
        from branchlight.cli.shell_word import shell_word  # only for mistakes, to start faster

        message = f"there is no such file; did you mean `{shell_word(f'{path}.yaml')}`?"
        raise FileNotFoundError(errno.ENOENT, message, path)
    if path.lower().endswith(".ink") and os.path.isfile(path):
        from branchlight.cli.shell_word import shell_word  # only for mistakes, to start faster

        command = f"branchlight adopt {shell_word(path)}"
        raise OSError(errno.EINVAL, f"this is a story in ink; make a story folder of it first: `{command}`", path)
    return story_root(path) if os.path.isfile(path) else path


def load_for_command(path: str) -> "Loaded":
    """Load the story at `path`. It lives until the command ends, so the garbage collector may skip it."""
    from branchlight.compiler.load import load_story

    loaded = load_story(path)
    gc.freeze()
    return loaded


def show(loaded: "Loaded", diagnostics: "tuple[Diagnostic, ...]", path: str, on_output: bool = False) -> None:
    """Print diagnostics of the story at `path` with their source lines, in colour on a terminal with colours.

    The stream is standard error, or standard output if `on_output`.
    """
    from branchlight.source.from_here import diagnostics_from_here, files_from_here  # only for mistakes
    from branchlight.source.print import render

    stream = sys.stdout if on_output else sys.stderr
    found, files = diagnostics_from_here(diagnostics, path), files_from_here(loaded.files, path)
    text = render(found, files, has_colours(stream), encoding=stream.encoding or "utf-8")
    print(text) if on_output else say_rendered(text)


def show_unreadable(loaded: "Loaded", path: str, json: bool, file: str | None) -> None:
    """Print why the story at `path` cannot be read, as `check` does; with `json`, as `check --json` does, to `file`.

    Raises `OSError` if the file cannot be written.
    """
    if json:
        from branchlight.authoring.fixing import with_fixes  # only for mistakes
        from branchlight.cli.output_file import put_json
        from branchlight.source.print import as_json

        put_json(file, as_json(with_fixes(loaded.diagnostics, loaded.files), loaded.files), indent=1)
    else:
        show(loaded, loaded.diagnostics, path)


def _add(parser: "argparse.ArgumentParser", left_out: str) -> None:
    about = f"a folder or a .yaml file; default: {left_out}"
    parser.add_argument("story", nargs="?", type=named, metavar="STORY", help=about)
