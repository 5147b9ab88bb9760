"""`branchlight stats`: the figures of a story."""

import argparse

from branchlight.authoring.stats import SECONDS, render, stats
from branchlight.cli.numbers import seconds
from branchlight.cli.output import expect_writable, json_arguments, put_json
from branchlight.cli.stories import own_path_of, own_story_argument, read_story, show_unreadable

SUMMARY = "count words, and show lengths and likely endings"


def arguments(parser: argparse.ArgumentParser) -> None:
    """STORY, --json, -o and the bound."""
    own_story_argument(parser)
    json_arguments(parser)
    parser.add_argument(
        "--seconds", type=seconds, default=SECONDS, metavar="N", help="stop after N seconds (default: 30)"
    )


def run(options: argparse.Namespace) -> int:
    """0, or 2 if the story cannot be read."""
    expect_writable(options)
    path = own_path_of(options)
    loaded = read_story(path)
    if loaded.story is None:
        show_unreadable(loaded, path, options)
        return 2
    figures = stats(loaded.story, seconds=options.seconds)
    if options.json:
        put_json(options, figures.as_json())
    else:
        print(render(figures))
    return 0
