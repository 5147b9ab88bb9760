"""Names of files and folders on the command line."""

import argparse


def named(word: str) -> str:
    """Return the name. An empty one, as an unset variable of the shell gives, must not count as none."""
    if not word:
        raise argparse.ArgumentTypeError("the name is empty; name a file or a folder")
    return word
