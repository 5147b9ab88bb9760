"""`branchlight new`: a small story to start from."""

from typing import TYPE_CHECKING

from branchlight.authoring.new import new_story
from branchlight.cli.given_names import named
from branchlight.cli.shell_word import shell_word
from branchlight.source.characters import visible

if TYPE_CHECKING:
    import argparse

SUMMARY = "write a small story to start from"


def arguments(parser: "argparse.ArgumentParser") -> None:
    """Add FOLDER."""
    parser.add_argument("folder", type=named, metavar="FOLDER", help="a folder that is new or empty")


def run(options: "argparse.Namespace") -> int:
    """Write the story, print its files and what to do next, and return 0."""
    for name in new_story(options.folder):
        print(visible(f"{options.folder}/{name}"))
    folder = visible(shell_word(options.folder))
    print(f"\nPlay it:   branchlight play {folder}\nCheck it:  branchlight check {folder}")
    print(f"Prove it:  branchlight prove {folder}\nTest it:   branchlight test {folder}")
    return 0
