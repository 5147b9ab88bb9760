"""Ctrl C during a proof: the first ends it early with all that is settled, the second ends the program."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from branchlight.prover.clock import Clock


@contextmanager
def cut_by_ctrl_c(clock: Clock) -> Iterator[None]:
    """Let Ctrl C cut a clock. A process that ignores Ctrl C, such as one in the background, goes on ignoring it."""
    before = signal.getsignal(signal.SIGINT)

    def cut(number: int, frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, before)
        clock.cut()

    if before is signal.default_int_handler:
        signal.signal(signal.SIGINT, cut)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
