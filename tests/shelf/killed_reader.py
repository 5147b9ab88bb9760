"""A process that reads and is killed, again and again, for tests/shelf/test_kill.py.

For each line of input, a child opens the shelf named on the command line and makes decisions. It prints each one only
after it could be shown. The line says when to kill the child, in microseconds after it was "begun", or after it
said "reading". The child's decisions are then printed as one line.
"""

import json  # noqa: F401  (imported once here, so that a child has more time to read)
import os
import signal
import sqlite3  # noqa: F401
import sys
import time

from branchlight.shelf import open_session
from tests.play.tales import tale

STORY = tale(
    'title: Steps\nstate:\n  n: {start: 0, min: 0, max: 999}\n---\nnode: a\ntext: "{n} {~ x | y | z}"\nchoices:\n'
    "  - label: Up\n    do: n += 1\n  - label: Down\n    do: n -= 1\n  - label: Roll\n    do: n = roll(0, 999)\ngo: a\n"
)


def main(shelf: str) -> None:
    for line in sys.stdin:
        heard, told = os.pipe()
        child = os.fork()
        if not child:
            read(shelf, told)
        os.close(told)
        when, delay = line.split()
        first = os.read(heard, 1000).decode() if when == "reading" else ""
        time.sleep(int(delay) / 1_000_000)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(heard) as pipe:
            print(" ".join((first + pipe.read()).split("\n")[:-1]), flush=True)


def read(shelf: str, told: int) -> None:
    session = open_session(STORY, shelf)
    while True:
        session.choose(session.turn.choices[(session.history.here * 7 + session.history.seed) % 3])
        os.write(told, f"{session.history.here}:{session.turn.state.dice}\n".encode())


if __name__ == "__main__":
    main(sys.argv[1])
