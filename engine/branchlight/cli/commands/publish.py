"""`branchlight publish`: a story as one file for the browser."""

from typing import TYPE_CHECKING, Any

from branchlight.cli.numbers import seconds_or_none
from branchlight.cli.output_file import expect_output, file_of, output_argument, put_bytes, put_text
from branchlight.cli.stories import load_for_command, own_path_of, own_story_argument, show
from branchlight.cli.streams import say
from branchlight.model.story import Story
from branchlight.web.licences import licence_of
from branchlight.web.published_page import published_page
from branchlight.web.zipped import zipped

if TYPE_CHECKING:
    import argparse

SUMMARY = "write a story as one HTML file, which plays in any browser"
_SECONDS = 120.0


def arguments(parser: "argparse.ArgumentParser") -> None:
    """Add STORY, -o, --zip and --seconds."""
    own_story_argument(parser)
    output_argument(parser, "the page")
    parser.add_argument("--zip", action="store_true", help="write a zip with `index.html`, as hosts of games want it")
    parser.add_argument(
        "--seconds",
        type=seconds_or_none,
        default=_SECONDS,
        metavar="N",
        help="stop the proof after N seconds of CPU time (default: 120); 0: publish without a proof",
    )


def run(options: "argparse.Namespace") -> int:
    """Write the page and return 0. Return 2 if the story cannot be read."""
    path, file = own_path_of(options), file_of(options)
    if options.zip and file is None:
        say("branchlight: a zip cannot be printed; name its file with -o")
        return 2
    expect_output(file, path)
    loaded = load_for_command(path)
    if loaded.story is None:
        show(loaded, loaded.diagnostics, path)
        return 2
    proof = _proof(loaded.story, options.seconds) if options.seconds > 0 else None
    page = published_page(loaded.story, proof, licence_of(path))
    if options.zip and file is not None:
        put_bytes(file, zipped(page))
    else:
        put_text(file, page)
    return 0


def _proof(story: Story, seconds: float) -> dict[str, Any] | None:
    """Return what the page may say of the proof. If that is nothing, say why on standard error."""
    from branchlight.prover.clock import Clock
    from branchlight.prover.open_endings import open_endings
    from branchlight.prover.prove import prove
    from branchlight.web.proof_as_data import proof_as_data

    clock = Clock(seconds)
    proof = prove(story, seconds=seconds)
    if proof.verdict != "proven":
        hint = "raise the limit with --seconds" if proof.bound == "seconds" else "`branchlight prove` says why"
        say(f"The story is not proven, so its page says nothing about a proof; {hint}.")
        return None
    return proof_as_data(story, proof, open_endings(story, proof, max(clock.left(), seconds / 4)))
