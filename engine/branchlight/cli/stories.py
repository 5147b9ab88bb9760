"""What the commands share: which story is meant, and how its mistakes are shown."""

import argparse
import errno
import gc
import os
import sys
from typing import TYPE_CHECKING

from branchlight.cli.bundled import bundled_story
from branchlight.cli.names import named
from branchlight.cli.output import put_json
from branchlight.cli.streams import say
from branchlight.source.system import this_system

if TYPE_CHECKING:
    from branchlight.compiler.loaded import Loaded
    from branchlight.source.diagnostic import Diagnostic


def story_argument(parser: argparse.ArgumentParser) -> None:
    """Adds the optional STORY of a command for readers."""
    _add(parser, "the bundled story")


def own_story_argument(parser: argparse.ArgumentParser) -> None:
    """Adds the optional STORY of a command for authors."""
    _add(parser, "the one in this folder")


def path_of(options: argparse.Namespace) -> str:
    """The path of the story that is meant."""
    return bundled_story() if options.story is None else whole_story(options.story)


def own_path_of(options: argparse.Namespace) -> str:
    """Return the path of the story that an author means: the one that is named, or the one in the current folder.

    Raises `FileNotFoundError` if neither exists. The bundled story is never meant: a report on it would look like a
    report on the author's own.
    """
    from branchlight.source.files import TITLE_PAGE

    if options.story is not None:
        return whole_story(options.story)
    if os.path.lexists(TITLE_PAGE):
        return os.curdir
    from branchlight.cli.nearby import missing_story  # only for what is wrong

    raise FileNotFoundError(errno.ENOENT, missing_story(options.command))


def whole_story(path: str) -> str:
    """The folder of the story that a file belongs to, or `path` where that is a whole story itself.

    A title page beside `scenes` or `playthroughs` belongs to that folder, and so does what is in these.
    Raises `FileNotFoundError` if only the ending `.yaml` is missing.
    """
    from branchlight.source.files import PLAYTHROUGHS, SCENES, TITLE_PAGE

    if not os.path.lexists(path) and os.path.isfile(f"{path}.yaml"):
        message = f"there is no such file; did you mean `{shell_word(f'{path}.yaml')}`?"
        raise FileNotFoundError(errno.ENOENT, message, path)
    if not os.path.isfile(path):
        return path
    folder = os.path.dirname(path) or os.curdir
    if os.path.basename(path).lower() == TITLE_PAGE:  # reading it says how it has to be written
        parted = any(os.path.isdir(os.path.join(folder, part)) for part in (SCENES, PLAYTHROUGHS))
        return folder if parted else path
    above = os.path.normpath(os.path.join(folder, os.pardir))
    within = os.path.basename(os.path.abspath(folder)) in (SCENES, PLAYTHROUGHS)
    return above if within and os.path.isfile(os.path.join(above, TITLE_PAGE)) else path


def load_for_command(path: str) -> "Loaded":
    """Load the story at `path`. It stays until the command ends, so the collector need never look through it."""
    from branchlight.compiler.load import load_story

    loaded = load_story(path)
    gc.freeze()
    return loaded


def show(loaded: "Loaded", diagnostics: "tuple[Diagnostic, ...]", path: str, on_output: bool = False) -> None:
    """Print diagnostics of the story at `path` with their lines, in colour if the stream is a terminal that has it.

    The stream is standard error, or standard output if `on_output`.
    """
    from branchlight.source.from_here import diagnostics_from_here, files_from_here  # only for what is wrong
    from branchlight.source.print import render

    stream = sys.stdout if on_output else sys.stderr
    colour = stream.isatty() and "NO_COLOR" not in os.environ and this_system().draws
    found, files = diagnostics_from_here(diagnostics, path), files_from_here(loaded.files, path)
    text = render(found, files, colour, encoding=stream.encoding or "utf-8")
    print(text) if on_output else say(text)


def show_unreadable(loaded: "Loaded", path: str, json: bool, file: str | None) -> None:
    """Show why the story at `path` cannot be read, as `check` does; with `json` as `check --json` does, into `file`.

    Raises `OSError` if the file cannot be written.
    """
    if json:
        from branchlight.source.print import as_json  # only for what is wrong

        put_json(file, as_json(loaded.diagnostics), indent=1)
    else:
        show(loaded, loaded.diagnostics, path)


def shell_word(path: str) -> str:
    """Return a path as it is typed in a shell: quoted if it has to be, and never like an option."""
    return this_system().quoted(f"./{path}" if path.startswith("-") else path)


def _add(parser: argparse.ArgumentParser, left_out: str) -> None:
    about = f"a folder or a .yaml file; default: {left_out}"
    parser.add_argument("story", nargs="?", type=named, metavar="STORY", help=about)
