"""Names of files and folders on the command line."""


def named(word: str) -> str:
    """Return a name unless it is empty, as an unset shell variable is. Raises `ArgumentTypeError`."""
    if not word:
        import argparse  # only for mistakes, to start faster

        raise argparse.ArgumentTypeError("the name is empty; name a file or a folder")
    return word
