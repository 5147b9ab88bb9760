"""`branchlight schema`: the format as JSON Schema, for editors."""

import argparse

from branchlight.authoring.new import schema_text
from branchlight.cli.output import expect_writable, output_argument, put_text

SUMMARY = "print the format as JSON Schema, for editors"


def arguments(parser: argparse.ArgumentParser) -> None:
    """-o."""
    output_argument(parser)


def run(options: argparse.Namespace) -> int:
    """0 once it is written."""
    expect_writable(options)
    put_text(options, schema_text())
    return 0
