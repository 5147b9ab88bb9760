"""A page in a real pseudo-terminal, with what it writes and the state in which it leaves the terminal."""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE = 60.0
# What a page switches on, and how it is switched off again.
RESTORED = [b"\x1b[?25h", *(b"\x1b[?%dl" % mode for mode in (1000, 1003, 1004, 1006, 1049, 2004))]


class Terminal:
    """A pseudo-terminal of 24 lines by 80 columns, and the process in it.

    The process gets the terminal's signals, unless `owned` is False.
    """

    def __init__(self, folder: Path, *words: str, environ: Mapping[str, str] | None = None, owned: bool = True) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self.ours, self.theirs = pty.openpty()
        fcntl.ioctl(self.theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.before = self.settings()
        self.seen = b""

        def begin() -> None:
            signal.signal(signal.SIGHUP, signal.SIG_DFL)  # below nohup it would be ignored
            if owned:
                fcntl.ioctl(0, termios.TIOCSCTTY, 0)

        self.child = subprocess.Popen(
            [sys.executable, *words],
            cwd=folder,
            stdin=self.theirs,
            stdout=self.theirs,
            stderr=self.theirs,
            env={**os.environ, "TERM": "xterm-256color", **(environ or {})},
            start_new_session=True,
            preexec_fn=begin,  # noqa: PLW1509
        )

    def settings(self) -> list[Any]:
        """Return what `stty -a` shows."""
        import termios

        return termios.tcgetattr(self.theirs)

    def read(self, seconds: float) -> int:
        """Read for some seconds. Return the number of bytes."""
        start, deadline = len(self.seen), time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            if select.select([self.ours], [], [], left)[0]:
                self.seen += os.read(self.ours, 65_536)
        return len(self.seen) - start

    def wait_for(self, words: bytes, after: bytes = b"") -> None:
        """Read until the process has written these words, after some others."""
        deadline = time.monotonic() + PATIENCE
        while words not in self.seen.partition(after)[2] if after else words not in self.seen:
            assert time.monotonic() < deadline, (words, self.seen)
            self.read(0.05)

    def line_after(self, words: bytes) -> bytes:
        """Wait for words, and return what follows them on their line."""
        self.wait_for(b"\n", after=words)
        return self.seen.partition(words)[2].partition(b"\n")[0].strip()

    def type(self, keys: bytes) -> None:
        """Type keys."""
        os.write(self.ours, keys)

    def signal(self, number: int) -> None:
        """Send a signal to the process."""
        os.kill(self.child.pid, number)

    def end(self) -> int:
        """Read until the process ends, and return its exit code."""
        deadline = time.monotonic() + PATIENCE
        while self.child.poll() is None:
            assert time.monotonic() < deadline, self.seen
            self.read(0.05)
        self.read(0.1)
        return self.child.returncode

    def close(self) -> None:
        """Close the terminal, as its window is closed."""
        for descriptor in (self.ours, self.theirs):
            os.close(descriptor)
        self.ours = self.theirs = -1

    @property
    def is_restored(self) -> bool:
        """Return whether the terminal is as it was before the process."""
        opened = self.seen.rpartition(b"\x1b[?1049h")[2]
        return self.settings() == self.before and all(each in opened for each in RESTORED)


@contextmanager
def terminal(
    folder: Path, *words: str, environ: Mapping[str, str] | None = None, owned: bool = True
) -> Iterator[Terminal]:
    """Yield a terminal in which Python runs with these words."""
    opened = Terminal(folder, *words, environ=environ, owned=owned)
    try:
        yield opened
    finally:
        if opened.child.poll() is None:
            opened.child.send_signal(signal.SIGCONT)
            opened.child.kill()
            opened.child.wait()
        if opened.ours >= 0:
            opened.close()
