"""`branchlight map`: the story as a graph."""

import os
from typing import TYPE_CHECKING

from branchlight.authoring.map import KINDS, chart_of, draw
from branchlight.cli.numbers import seconds_or_none
from branchlight.cli.output_file import expect_output, file_of, output_argument, put_text
from branchlight.cli.stories import load_for_command, own_path_of, own_story_argument, show
from branchlight.cli.streams import say
from branchlight.prover.prove import prove
from branchlight.source.characters import visible

if TYPE_CHECKING:
    import argparse

SUMMARY = "draw a story as a graph, coloured by what is proven about it"
_SECONDS = 10.0


def arguments(parser: "argparse.ArgumentParser") -> None:
    """Add STORY, -o and --seconds."""
    own_story_argument(parser)
    kinds = ", ".join(f".{kind}" for kind in KINDS)
    output_argument(parser, "the map", f" whose ending decides the format: {kinds}")
    parser.add_argument(
        "--seconds",
        type=seconds_or_none,
        default=_SECONDS,
        metavar="N",
        help="stop the proof after N seconds of CPU time (default: 10); 0: draw without a proof",
    )


def run(options: "argparse.Namespace") -> int:
    """Write the map and return 0. Return 2 if the story cannot be read or the kind of file is unknown."""
    file = file_of(options)
    kind = "txt" if file is None else os.path.splitext(file)[1].lstrip(".").lower()
    if kind not in KINDS:
        known = ", ".join(f".{each}" for each in KINDS)
        say(f"branchlight: {visible(str(file))}: the name of a map's file must end in one of {known}")
        return 2
    path = own_path_of(options)
    expect_output(file, path)
    loaded = load_for_command(path)
    if loaded.story is None:
        show(loaded, loaded.diagnostics, path)
        return 2
    proof = prove(loaded.story, seconds=options.seconds) if options.seconds > 0 else None
    if proof is not None and proof.bound is not None:
        stopped = f"The proof stopped after {proof.seconds:.1f} seconds, so marks may be missing"
        say(f"{stopped}; raise the limit with --seconds.")
    text = draw(chart_of(loaded.story, proof), kind)
    put_text(file, text if text.endswith("\n") else text + "\n")
    return 0
