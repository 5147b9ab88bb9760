"""`branchlight schema`: the format as JSON Schema, for editors."""

import argparse

from branchlight.proof.new import schema_text

SUMMARY = "print the format as JSON Schema, for editors"


def arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def run(options: argparse.Namespace) -> int:
    """Always 0."""
    print(schema_text(), end="")
    return 0
