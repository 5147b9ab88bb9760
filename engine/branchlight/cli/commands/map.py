"""`branchlight map`: the story as a graph."""

import argparse
import os
import sys

from branchlight.cli.numbers import seconds_or_none
from branchlight.cli.stories import own_path_of, own_story_argument, read_story, show
from branchlight.proof.map import KINDS, chart_of, draw
from branchlight.proof.prove import prove

SUMMARY = "draw a story as a graph, coloured by what can be proven of it"
_SECONDS = 10.0


def arguments(parser: argparse.ArgumentParser) -> None:
    """STORY, and where the map goes."""
    own_story_argument(parser)
    kinds = ", ".join(f".{kind}" for kind in KINDS)
    parser.add_argument("-o", "--output", metavar="FILE", help=f"write to a file: {kinds}; left out: text")
    parser.add_argument(
        "--seconds",
        type=seconds_or_none,
        default=_SECONDS,
        metavar="N",
        help="prove for N seconds at most (10); 0 to leave that out",
    )


def run(options: argparse.Namespace) -> int:
    """0 once it is drawn, 2 if the story cannot be read or the kind of file is unknown."""
    kind = os.path.splitext(options.output)[1].lstrip(".").lower() if options.output else "txt"
    if kind not in KINDS:
        known = ", ".join(f".{each}" for each in KINDS)
        print(f"branchlight: {options.output}: a map's file ends in one of {known}", file=sys.stderr)
        return 2
    path = own_path_of(options)
    loaded = read_story(path)
    if loaded.story is None:
        show(loaded, loaded.diagnostics, path)
        return 2
    proof = prove(loaded.story, seconds=options.seconds) if options.seconds > 0 else None
    if proof is not None and proof.bound is not None:
        print(
            f"Marked with what was settled before the bound of {proof.bound} was hit; see --seconds.", file=sys.stderr
        )
    text = draw(chart_of(loaded.story, proof), kind)
    if not options.output:
        print(text, end="" if text.endswith("\n") else "\n")
        return 0
    with open(options.output, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    print(f"Written to {options.output}.", file=sys.stderr)
    return 0
