"""Clock: the time that a long computation may take."""

import time


class TimeUpError(Exception):
    """Raised when the time for a part of the work is up. What is not finished then remains undone."""


class Clock:
    """Measures seconds from when it was made. Loops that can be long check it in each round.

    Each part of the work may use a share of the time, so that some is left for later parts.
    """

    def __init__(self, seconds: float) -> None:
        self.began = time.monotonic()
        self.seconds = seconds
        self.until = self.began + seconds

    def allow(self, share: float, least: float = 0.0) -> None:
        """Set the end of the current part to a share (from 0 to 1) of the whole time.

        The end is at least a share of `least` from now, in case that earlier parts took longer than they should.
        """
        self.until = max(self.began + share * self.seconds, time.monotonic() + least * self.seconds)

    def is_up(self) -> bool:
        """Return whether the time of the current part is up."""
        return time.monotonic() > self.until

    def check(self) -> None:
        """Raise `TimeUpError` if the time of the current part is up."""
        if time.monotonic() > self.until:
            raise TimeUpError

    def gone(self) -> float:
        """Return the seconds since the clock was made."""
        return time.monotonic() - self.began
