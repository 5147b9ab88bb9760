"""`branchlight play`: a reading, on a page or line by line."""

import argparse
import os
import sys
from typing import TYPE_CHECKING

from engine.cli.stories import path_of, show, story_argument
from engine.compiler.cache import load_cached

if TYPE_CHECKING:
    from engine.shelf.session import Session

SUMMARY = "play a story"


def arguments(parser: argparse.ArgumentParser) -> None:
    """STORY, and how it is to be read."""
    story_argument(parser)
    parser.add_argument("--plain", action="store_true", help="read line by line, without a page")
    parser.add_argument("--seed", type=int, metavar="N", help="begin a new reading whose chances hang on this number")
    parser.add_argument("--new", action="store_true", help="begin a new reading")
    parser.add_argument("--record", metavar="FILE", help="afterwards, write the reading to a new file as a playthrough")
    parser.add_argument("--shelf", metavar="FILE", help="where readings are kept; left out: your own data folder")


def run(options: argparse.Namespace) -> int:
    """Plays until the reader stops."""
    loaded = load_cached(path_of(options))
    if loaded.story is None:
        show(loaded, loaded.diagnostics)
        return 2
    from engine.shelf.session import open_session

    session = open_session(loaded.story, options.shelf, options.seed, options.new)
    try:
        code = read(session, options.plain or not has_page())
        if options.record:
            record(session, options.record)
        return code
    finally:
        session.close()


def read(session: "Session", plain: bool) -> int:
    """Reads on a page or line by line."""
    if plain:
        from engine.plain import run_plain

        return run_plain(session, sys.stdin, sys.stdout)
    if "NO_COLOR" in os.environ:
        os.environ.setdefault("TEXTUAL_THEME", "ansi-dark")  # read when Textual is imported
    from engine.reader.app import run_reader

    run_reader(session)
    return 0


def record(session: "Session", path: str) -> None:
    """Writes the reading as a playthrough. Raises `FileExistsError` rather than write over another file."""
    from engine.proof.playthroughs import record as written

    answers = [decision.answer for decision in session.decisions]
    text = written(session.story, session.seed, answers, os.path.splitext(os.path.basename(path))[0])
    with open(path, "x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    print(f"Written to {path}.", file=sys.stderr)


def has_page() -> bool:
    """Is there a terminal that a page can be drawn on?"""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "dumb") not in ("dumb", "")
