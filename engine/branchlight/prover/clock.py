"""Clock: the time that a long computation may take.

It is CPU time. So a proof on a busy computer takes longer, and finds as much as on an idle one.
"""

import time


class TimeUpError(Exception):
    """Raised when the time for a part of the work is up. What is not finished then remains undone."""


GRACE = 2.0
"""The seconds that are left for the results once a clock was cut."""
PAUSE = 0.005
"""The seconds of a wall clock for which CPU time is not asked for again, because the question takes long."""


class Clock:
    """Measures seconds of CPU time from when it was made. Loops that can be long check it in each round.

    Each part of the work may use a share of the time, so that some is left for later parts.
    """

    def __init__(self, seconds: float) -> None:
        self.began = self.base = time.process_time()
        self.seconds = seconds
        self.until = self.began + seconds
        self.is_cut = False
        self.asked_again = 0.0
        self.parts: list[Clock] = []

    def part(self, seconds: float) -> "Clock":
        """Return a clock for a part of the work, which is cut with this one."""
        self.parts.append(Clock(seconds))
        return self.parts[-1]

    def allow(self, share: float, least: float = 0.0) -> None:
        """Set the end of the current part to a share (from 0 to 1) of the whole time.

        The end is at least a share of `least` from now, in case that earlier parts took longer than they should.
        """
        self.until = max(self.base + share * self.seconds, time.process_time() + least * self.seconds)
        self.asked_again = 0.0

    def cut(self) -> None:
        """End the current part now. All later parts together have `GRACE` seconds. A signal handler may call this."""
        self.is_cut = True
        self.base = self.until = time.process_time()
        self.asked_again = 0.0
        self.seconds = GRACE
        for part in self.parts:
            part.cut()

    def is_up(self) -> bool:
        """Return whether the time of the current part is up. It may be up for `PAUSE` before that is noticed."""
        if time.monotonic() < self.asked_again:
            return False
        if time.process_time() > self.until:
            return True
        self.asked_again = time.monotonic() + PAUSE
        return False

    def check(self) -> None:
        """Raise `TimeUpError` if the time of the current part is up."""
        if self.is_up():
            raise TimeUpError

    def left_of_part(self) -> float:
        """Return the seconds that are left of the current part, at least 0."""
        return max(0.0, self.until - time.process_time())

    def gone(self) -> float:
        """Return the seconds since the clock was made."""
        return time.process_time() - self.began

    def left(self) -> float:
        """Return the seconds that are left of the whole time, at least 0."""
        return max(0.0, self.base + self.seconds - time.process_time())
