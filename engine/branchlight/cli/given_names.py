"""Names that are given on the command line. None may be empty, as an unset variable of the shell is."""


def named(word: str) -> str:
    """Return the name of a file or a folder unless it is empty. Raises `ArgumentTypeError`."""
    return _given(word, "a file or a folder")


def named_node(word: str) -> str:
    """Return the name of a node unless it is empty. Raises `ArgumentTypeError`."""
    return _given(word, "a node")


def _given(word: str, kind: str) -> str:
    if not word:
        import argparse  # only for mistakes, to start faster

        raise argparse.ArgumentTypeError(f"the name is empty; name {kind}")
    return word
