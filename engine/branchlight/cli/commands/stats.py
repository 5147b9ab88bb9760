"""`branchlight stats`: the figures of a story."""

import argparse

from branchlight.cli.numbers import seconds
from branchlight.cli.stories import own_path_of, own_story_argument, print_json, read_story, show
from branchlight.proof.stats import SECONDS, render, stats

SUMMARY = "count a story, and say how its readings go"


def arguments(parser: argparse.ArgumentParser) -> None:
    """STORY, --json and the bound."""
    own_story_argument(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--seconds", type=seconds, default=SECONDS, metavar="N", help="take N seconds at most (30)")


def run(options: argparse.Namespace) -> int:
    """0, or 2 if the story cannot be read."""
    path = own_path_of(options)
    loaded = read_story(path)
    if loaded.story is None:
        show(loaded, loaded.diagnostics, path)
        return 2
    figures = stats(loaded.story, seconds=options.seconds)
    if options.json:
        print_json(figures.as_json())
    else:
        print(render(figures))
    return 0
