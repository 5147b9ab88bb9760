"""The terminal of a process, which may go without a signal."""

import io
import select
import sys
from collections.abc import Sequence


def terminals() -> tuple[int, ...]:
    """Return the descriptors of the standard streams that are terminals now."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return tuple(stream.fileno() for stream in streams if isinstance(stream, io.TextIOWrapper) and stream.isatty())


def is_gone(descriptors: Sequence[int]) -> bool:
    """Return whether any of these terminals is closed at its other end. Windows ends the process with its terminal."""
    if sys.platform == "win32":
        return False
    poll = select.poll()
    for descriptor in descriptors:
        poll.register(descriptor, 0)
    return any(event & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, event in poll.poll(0))
