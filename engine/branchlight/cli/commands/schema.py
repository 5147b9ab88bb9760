"""`branchlight schema`: the format as JSON Schema, for editors."""

from typing import TYPE_CHECKING

from branchlight.authoring.new import schema_text
from branchlight.cli.output_file import expect_output, file_of, output_argument, put_text

if TYPE_CHECKING:
    import argparse

SUMMARY = "print the format as JSON Schema, for editors"


def arguments(parser: "argparse.ArgumentParser") -> None:
    """Add -o."""
    output_argument(parser)


def run(options: "argparse.Namespace") -> int:
    """Write the schema and return 0."""
    file = file_of(options)
    expect_output(file)
    put_text(file, schema_text())
    return 0
