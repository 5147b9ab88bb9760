"""Numbers on the command line. An `ArgumentTypeError` says which numbers are accepted."""

from math import inf

_MOST_DIGITS = 18


def count(word: str) -> int:
    """Return a whole number of at least 1."""
    number = int(word) if word.strip().isdecimal() and len(word) <= _MOST_DIGITS else 0
    if number < 1:
        import argparse  # only for mistakes, to start faster

        raise argparse.ArgumentTypeError(f"{word!r} is not a whole number of at least 1")
    return number


def seconds(word: str) -> float:
    """Return a finite number above 0."""
    number = _number(word)
    if not 0 < number < inf:
        import argparse  # only for mistakes, to start faster

        raise argparse.ArgumentTypeError(f"{word!r} is not a number of seconds above 0")
    return number


def seconds_or_none(word: str) -> float:
    """Return a finite number of at least 0."""
    return 0.0 if _number(word) == 0 else seconds(word)


def _number(word: str) -> float:
    try:
        return float(word)
    except ValueError:
        return -1.0
