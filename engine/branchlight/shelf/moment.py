"""The time of a save, a bookmark or a move, as the shelf keeps it."""

import time


def this_moment() -> int:
    """Return the seconds since 1970, which are 0 if the clock is before that: an exported save has none below."""
    return max(0, int(time.time()))
