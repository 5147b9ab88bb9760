"""`branchlight stats`: statistics of a story."""

from typing import TYPE_CHECKING

from branchlight.authoring.stats import render, stats
from branchlight.cli.numbers import count, seconds
from branchlight.cli.output_file import expect_output, json_arguments, json_file_of, put_json
from branchlight.cli.stories import load_for_command, own_path_of, own_story_argument, show_unreadable

if TYPE_CHECKING:
    import argparse

SUMMARY = "count words, and show lengths and likely endings"


def arguments(parser: "argparse.ArgumentParser") -> None:
    """Add STORY, --json, -o, --readings and --seconds."""
    own_story_argument(parser)
    json_arguments(parser)
    parser.add_argument(
        "--readings", type=count, metavar="N", help="sample N random playthroughs (default: 1,000, or fewer if long)"
    )
    parser.add_argument(
        "--seconds",
        type=seconds,
        metavar="N",
        help="stop after N seconds of CPU time (default: 30, or no limit with --readings)",
    )


def run(options: "argparse.Namespace") -> int:
    """Print the statistics and return 0. Return 2 if the story cannot be read."""
    path, file = own_path_of(options), json_file_of(options)
    expect_output(file, path)
    loaded = load_for_command(path)
    if loaded.story is None:
        show_unreadable(loaded, path, options.json, file)
        return 2
    figures = stats(loaded.story, readings=options.readings, seconds=options.seconds)
    if options.json:
        put_json(file, figures.as_json())
    else:
        print(render(figures))
    return 0
