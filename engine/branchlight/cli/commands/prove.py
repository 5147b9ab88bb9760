"""`branchlight prove`: exploration of every state that a reader can reach, and what it proves."""

import os
from contextlib import nullcontext
from typing import TYPE_CHECKING

from branchlight.authoring.saving import save_paths
from branchlight.cli.beginning import setting_of
from branchlight.cli.ctrl_c import cut_by_ctrl_c
from branchlight.cli.given_names import named, named_node
from branchlight.cli.numbers import count, seconds
from branchlight.cli.output_file import expect_output, json_arguments, json_file_of, put_json
from branchlight.cli.proof_progress import EXIT_CODES, INTERRUPTED, NOT_SETTLED, erase, is_quiet, show_progress
from branchlight.cli.stories import load_for_command, own_path_of, own_story_argument, show_unreadable
from branchlight.cli.story_guard import guard_story
from branchlight.cli.streams import say
from branchlight.model.story import Story, origins_of
from branchlight.play.mid_story import BeginningError, node_named
from branchlight.prover.answer import Proof
from branchlight.prover.clock import Clock
from branchlight.prover.midway import only_following, story_midway
from branchlight.prover.pasts import pasts_of
from branchlight.prover.pasts_report import pasts_report
from branchlight.prover.prove import prove
from branchlight.prover.report import report
from branchlight.source.characters import visible, visible_lines
from branchlight.source.from_here import folder_of
from branchlight.source.writing import expect_new_folder, expect_writable

if TYPE_CHECKING:
    import argparse

SUMMARY = "explore every state of a story, and prove it free of dead ends"


def arguments(parser: "argparse.ArgumentParser") -> None:
    """Add STORY, the bounds, and the options for the output."""
    own_story_argument(parser)
    json_arguments(parser)
    parser.add_argument(
        "--states",
        type=count,
        metavar="N",
        help="stop after about N states (default: 10,000,000, or fewer if they are large)",
    )
    parser.add_argument(
        "--seconds", type=seconds, default=120.0, metavar="N", help="stop after N seconds of CPU time (default: 120)"
    )
    parser.add_argument(
        "--at",
        type=named_node,
        metavar="NODE",
        help="prove what can follow this node, with the state as at the start",
    )
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="begin with this value; may be repeated"
    )
    parser.add_argument(
        "--pasts",
        type=named_node,
        metavar="NODE",
        help="instead, list what readers have surely, possibly and never read before a node",
    )
    parser.add_argument(
        "--since", type=named, metavar="OLD", help="instead, prove that every save of this earlier edition can go on"
    )
    parser.add_argument(
        "--save-edition", type=named, metavar="FILE", help="instead, keep the compiled story in a new file, for --since"
    )
    parser.add_argument(
        "--save-paths", type=named, metavar="FOLDER", help="write every path into a new folder, as playthroughs"
    )
    parser.add_argument(
        "--dump-code", type=named, metavar="FILE", help="for engineers: write the generated code to a new file"
    )


def run(options: "argparse.Namespace") -> int:
    """Print a proof. Return 0 if proven, 1 if refuted, 3 if not settled, 2 if nothing can be read.

    After Ctrl C, print what is settled so far, and return 130.
    """
    path, file = own_path_of(options), json_file_of(options)
    expect_output(file, path)
    if refusal := _refusal_of(options):
        say(f"branchlight: {refusal}")
        return 2
    _expect_places(options, path)
    loaded = load_for_command(path)
    if loaded.story is None:
        show_unreadable(loaded, path, options.json, file)
        return 2
    if options.pasts is not None:
        return _list_pasts(loaded.story, options, file, Clock(options.seconds))
    if options.since or options.save_edition:
        from branchlight.cli.upgrading import prove_since, save_edition  # only if it is asked for

        return prove_since(loaded.story, path, options, file) if options.since else save_edition(loaded.story, options)
    story, is_part, clock = loaded.story, bool(options.at or options.set), Clock(options.seconds)
    if is_part:
        try:
            story = story_midway(story, options.at or "", map(setting_of, options.set))
        except BeginningError as error:
            say(f"branchlight: {visible(str(error))}")
            return 2
    proof = _proof(story, options, clock)
    if is_part:
        proof = only_following(story, proof)
    _print(story, proof, options, file, folder_of(path))
    return INTERRUPTED if clock.is_cut else EXIT_CODES[proof.verdict]


def _expect_places(options: "argparse.Namespace", path: str) -> None:
    """Refuse places that nothing can be written to before the proof begins."""
    if options.save_paths:
        guard_story(options.save_paths, path)
        expect_new_folder(options.save_paths)
    for new in filter(None, (options.dump_code, options.save_edition)):
        guard_story(new, path)
        expect_writable(new)


def _refusal_of(options: "argparse.Namespace") -> str:
    """Return why the options exclude each other, or "" if they do not."""
    is_part = options.at or options.set
    others = [options.pasts is not None, options.save_paths, options.dump_code, is_part]
    if options.since and (options.save_edition or any(others)):
        return "--since makes a proof of its own; give it only --json, -o, --states and --seconds"
    if options.save_edition and (options.json or any(others)):
        return "--save-edition proves nothing; leave out the other options"
    if options.pasts is not None and (options.save_paths or options.dump_code or is_part):
        return "--pasts makes no paths; leave out --save-paths, --dump-code, --at and --set"
    if is_part and options.save_paths:
        return "playthroughs begin at the start of the story; leave out --save-paths, or --at and --set"
    return ""


def _print(story: Story, proof: Proof, options: "argparse.Namespace", file: str | None, folder: str) -> None:
    """Print a proof, and write the files that are asked for."""
    if options.json:
        put_json(file, {**proof.as_json(), "origins": origins_of(story)})
    else:
        print(visible_lines(report(story, proof, folder)))
    if options.dump_code:
        say(f"Written to {visible(options.dump_code)}.")
    if options.save_paths:
        os.makedirs(options.save_paths)
        names = save_paths(story, proof, options.save_paths)
        say(f"Written to {visible(options.save_paths)}: {', '.join(names)}.")


def _proof(story: Story, options: "argparse.Namespace", clock: Clock) -> Proof:
    """Return the proof of a story. Ctrl C ends it early. Show the progress on a terminal, and erase it at the end."""
    quiet = is_quiet(options)
    opened = nullcontext() if options.dump_code is None else open(options.dump_code, "x", encoding="utf-8")  # noqa: SIM115
    try:
        with opened as code, cut_by_ctrl_c(clock):
            dump = None if code is None else lambda source: code.write(f"{source}\n")
            return prove(story, options.states, progress=None if quiet else show_progress, dump=dump, clock=clock)
    finally:
        erase(quiet)


def _list_pasts(story: Story, options: "argparse.Namespace", file: str | None, clock: Clock) -> int:
    """Print what readers have read before a node. Return 0 if that is settled, else 3; 2 if there is no such node.

    After Ctrl C, print what is settled so far, and return 130.
    """
    quiet = is_quiet(options)
    try:
        node = node_named(story, options.pasts)
        with cut_by_ctrl_c(clock):
            found = pasts_of(story, node, options.states, progress=None if quiet else show_progress, clock=clock)
    except BeginningError as error:
        say(f"branchlight: {visible(str(error))}")
        return 2
    finally:
        erase(quiet)
    if options.json:
        put_json(file, found.as_json())
    else:
        print(visible_lines(pasts_report(story, found)))
    if clock.is_cut:
        return INTERRUPTED
    return 0 if found.bound is None else NOT_SETTLED
