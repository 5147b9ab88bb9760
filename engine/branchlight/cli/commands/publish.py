"""`branchlight publish`: a story as one file for the browser."""

import argparse

from branchlight.cli.output_file import expect_output, file_of, output_argument, put_bytes, put_text
from branchlight.cli.stories import load_for_command, own_path_of, own_story_argument, show
from branchlight.cli.streams import say
from branchlight.web.licences import licence_of
from branchlight.web.published_page import published_page
from branchlight.web.zipped import zipped

SUMMARY = "write a story as one HTML file, which plays in any browser"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add STORY, -o and --zip."""
    own_story_argument(parser)
    output_argument(parser, "the page")
    parser.add_argument("--zip", action="store_true", help="write a zip with `index.html`, as hosts of games want it")


def run(options: argparse.Namespace) -> int:
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
    page = published_page(loaded.story, licence=licence_of(path))
    if options.zip and file is not None:
        put_bytes(file, zipped(page))
    else:
        put_text(file, page)
    return 0
