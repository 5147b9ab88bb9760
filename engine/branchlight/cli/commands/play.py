"""`branchlight play`: a session on a page, line by line, or in JSON for programs."""

import gc
import os
import sys
from typing import TYPE_CHECKING

from branchlight.cli.given_names import named, named_node
from branchlight.cli.stories import path_of, show, story_argument
from branchlight.cli.story_choice import first_readable, keep_origin, path_at, stories_to_choose
from branchlight.cli.streams import say
from branchlight.compiler.cache import load_cached
from branchlight.compiler.loaded import Loaded
from branchlight.source.characters import visible
from branchlight.source.output import let_go
from branchlight.source.system import this_system

if TYPE_CHECKING:
    import argparse

    from branchlight.cli.followed_story import Follow
    from branchlight.model.story import Story
    from branchlight.plain.json_lines import JsonSession
    from branchlight.shelf.session import Session

SUMMARY = "play a story"


def arguments(parser: "argparse.ArgumentParser") -> None:
    """Add STORY, and the options of the session."""
    story_argument(parser)
    parser.add_argument("--plain", action="store_true", help="play line by line, without a page")
    parser.add_argument(
        "--json", action="store_true", help="exchange JSON lines, for programs; sessions are kept only with --shelf"
    )
    parser.add_argument("--seed", type=int, metavar="N", help="start again with this random seed")
    parser.add_argument("--new", action="store_true", help="start again")
    parser.add_argument(
        "--record", type=named, metavar="FILE", help="after the session, record it as a playthrough in a new file"
    )
    parser.add_argument(
        "--at",
        type=named_node,
        metavar="NODE",
        help="begin at this node, in a session that ends with the program",
    )
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="begin with this value; may be repeated"
    )
    parser.add_argument("--watch", action="store_true", help="reload the story whenever its files are saved")
    parser.add_argument(
        "--shelf",
        type=named,
        metavar="FILE",
        help="the file for sessions and saves; default: one in your own data folder",
    )


def run(options: "argparse.Namespace") -> int:
    """Play until the reader stops.

    Return 0, or 1 if the session could not be recorded in full, or 2 if the story or the options are wrong.
    """
    refusal = refusal_of(options)
    if refusal:
        say(f"branchlight: {refusal}")
        return 2
    if options.plain or options.json or options.watch or not has_page():
        gc.enable()
    options.picks, options.other = False, None
    stories = stories_to_choose(options)
    if stories and (options.plain or not has_page()):
        from branchlight.plain.story_list import ask_for_story

        picked = ask_for_story(stories, sys.stdin, sys.stdout)
        return play(options, path_at(picked.path)) if picked is not None else 0
    first = first_readable(stories)
    options.picks = first is not None
    code = play(options, path_at(first.path) if first is not None else path_of(options))
    while options.other is not None:
        path = path_at(options.other)
        options.picks, options.other, options.new, options.seed, options.record = False, None, False, None, None
        code = play(options, path)
    return code


def _guard(options: "argparse.Namespace", path: str) -> None:
    """Raise `OSError` if a file that a session would write is of the story, or cannot be written."""
    from branchlight.cli.story_guard import guard_story
    from branchlight.source.writing import expect_writable

    if options.shelf is not None:
        guard_story(options.shelf, path)
    if options.record is not None:
        guard_story(options.record, path)
        expect_writable(options.record)


def play(options: "argparse.Namespace", path: str) -> int:
    """Play the story at a path until the reader stops, as `run` does.

    After that, `options.other` is where another story is on the shelf if the reader wants that, else None.
    """
    if options.shelf is not None or options.record is not None:
        _guard(options, path)
    follow = None
    if options.watch:
        from branchlight.cli.followed_story import follower  # late, for authors alone

        follow = follower(path)
    loaded = load_cached(path)
    if loaded.story is None and options.json:
        return print_mistakes(loaded)
    if loaded.story is None:
        show(loaded, loaded.diagnostics, path)
    if loaded.story is None and follow is not None:
        from branchlight.cli.followed_story import GONE, mended

        fixed = mended(follow, path)
        if fixed is None:
            return GONE
        loaded = fixed
    story = loaded.story
    if story is None:
        return 2
    del loaded  # and with it the text of the files, which playing does not need
    gc.freeze()  # the story lives until the end, so the garbage collector may skip it
    if options.at or options.set:
        return read_from_the_middle(story, options, follow)
    if options.json and options.shelf is None:
        return answer_unkept(story, options.seed)
    return read_kept(story, options, follow, path)


def read_from_the_middle(story: "Story", options: "argparse.Namespace", follow: "Follow | None") -> int:
    """Play from another beginning, in a session that ends with the process. Return the exit code."""
    from branchlight.cli.beginning import follow_from, story_from
    from branchlight.play.mid_story import BeginningError
    from branchlight.shelf.connection import MEMORY

    try:
        begun = story_from(story, options.at or "", options.set)
    except BeginningError as error:
        say(f"branchlight: {visible(str(error))}")
        return 2
    options.shelf = MEMORY
    if options.json:
        return answer_unkept(begun, options.seed)
    return read_kept(begun, options, follow_from(follow, options.at or "", options.set) if follow is not None else None)


def read_kept(story: "Story", options: "argparse.Namespace", follow: "Follow | None", path: str = "") -> int:
    """Play in a session that a shelf keeps, and record it if asked to. Return the exit code.

    `path` is where the story is, or empty if the shelf shall not know.
    """
    from branchlight.shelf.session import open_session

    session = open_session(story, options.shelf, options.seed, options.new)
    if path:
        keep_origin(session, path)
    try:
        code = answer_kept(session) if options.json else read(session, options, follow)
        if options.record is not None and not record(session, options.record):
            return 1
        return code
    finally:
        lost = session.close()
        if lost:
            say(visible(lost))


def refusal_of(options: "argparse.Namespace") -> str:
    """Return why the options exclude each other, or "" if they do not."""
    if (options.at or options.set) and (options.shelf is not None or options.record is not None):
        return "a session that begins with --at or --set is not kept; leave out --shelf and --record"
    if not options.json:
        return ""
    if options.plain:
        return "--json and --plain exclude each other; leave one of them out"
    if options.watch:
        return "--json does not go with --watch; after an edit, start again and resume from the last state"
    if options.record is not None and options.shelf is None:
        return "--json records only what a shelf keeps; add --shelf FILE, or leave out --record"
    return ""


def print_mistakes(loaded: Loaded) -> int:
    """Print the object of `check --json` on one line, and return the exit code."""
    from branchlight.authoring.fixing import with_fixes
    from branchlight.plain.json_lines import write_line
    from branchlight.source.print import as_json

    write_line(sys.stdout.buffer, as_json(with_fixes(loaded.diagnostics, loaded.files), loaded.files))
    return 2


def answer_unkept(story: "Story", seed: int | None) -> int:
    """Answer JSON requests in a session that ends with the process."""
    from branchlight.plain.json_lines import MemorySession

    return answer_requests(MemorySession(story, seed))


def answer_kept(session: "Session") -> int:
    """Answer JSON requests in a session that a shelf keeps."""
    from branchlight.plain.json_lines import ShelfSession

    return answer_requests(ShelfSession(session))


def answer_requests(session: "JsonSession") -> int:
    """Answer JSON requests until the input ends or nobody reads the answers."""
    from branchlight.plain.json_lines import run_json

    try:
        return run_json(session, sys.stdin.buffer, sys.stdout.buffer)
    except OSError as error:
        if not this_system().lost_reader(error):
            raise
        let_go(sys.stdout)
        return 0


def read(session: "Session", options: "argparse.Namespace", follow: "Follow | None") -> int:
    """Play on a page, or line by line if asked to or if there is no terminal for a page. Return the exit code."""
    if options.plain or not has_page():
        from branchlight.plain import run_plain

        return run_plain(session, sys.stdin, sys.stdout, follow=follow)
    from branchlight.reader import honour_environment
    from branchlight.reader.light_asyncio import load_light_asyncio

    honour_environment(os.environ)
    load_light_asyncio()
    from branchlight.reader.app import run_reader

    ended = run_reader(session, follow, has_title=not (options.at or options.set), picks=options.picks)
    options.other = ended.other
    return ended.code


def record(session: "Session", path: str) -> bool:
    """Write the session as a playthrough, up to the first decision that the story no longer takes.

    Return whether that is all of the session; if not, say why. Raises `FileExistsError` if the file exists.
    """
    from branchlight.authoring.playthroughs import record as written
    from branchlight.play import start
    from branchlight.play.reading import replay
    from branchlight.play.trail import Answer
    from branchlight.source.counted import counted
    from branchlight.source.writing import write_text

    if session.history.first:
        say("Nothing is recorded: this session continues a save that does not contain its beginning.")
        return False
    past = session.history.past()
    answers = [Answer(decision.answer, typed=decision.typed) for decision in past]
    taken = replay(start(session.story, session.history.seed), answers).taken
    text = written(session.story, session.history.seed, answers[:taken], os.path.splitext(os.path.basename(path))[0])
    write_text(path, text)
    say(f"Written to {visible(path)}.")
    if taken < len(past):
        say(f"Only {taken:,} of {counted(len(past), 'decision')} could be recorded: the story has changed since,")
        say(f"and “{past[taken].label}” can no longer be reached this way. Your session is kept as it was.")
    return taken == len(past)


def has_page() -> bool:
    """Return whether there is a terminal for the page. All streams count, since Textual draws on standard error."""
    terminal = all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
    return terminal and this_system().draws
