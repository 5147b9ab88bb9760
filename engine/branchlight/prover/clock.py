"""The time that a long piece of work may take."""

import time


class TimeUpError(Exception):
    """The time for this part of the work is up; what was not finished is left undone."""


class Clock:
    """Counts from when it was made. Work that can take long asks it again and again, in every loop that can be long.

    Each part of the work is allowed a share of the time, so that something is left for the parts behind it.
    """

    def __init__(self, seconds: float) -> None:
        self.began = time.monotonic()
        self.seconds = seconds
        self.until = self.began + seconds

    def allow(self, share: float, least: float = 0.0) -> None:
        """From now on time is up when such a share of the whole is gone, from 0 to 1.

        But not before a share of `least` has gone from now on: what came before may have taken longer than it should.
        """
        self.until = max(self.began + share * self.seconds, time.monotonic() + least * self.seconds)

    def is_up(self) -> bool:
        return time.monotonic() > self.until

    def check(self) -> None:
        """Raises `TimeUpError` if time is up."""
        if time.monotonic() > self.until:
            raise TimeUpError

    def gone(self) -> float:
        """How many seconds have gone."""
        return time.monotonic() - self.began
