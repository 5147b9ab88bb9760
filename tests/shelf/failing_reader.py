"""A process whose writes fail, for tests/shelf/test_failing.py. Each line of output is about one child process."""

import ctypes
import json
import os
import sqlite3  # noqa: F401  (imported once here, so that each child begins faster)
import sys

from branchlight.shelf import ShelfError, open_session
from branchlight.source.writing import write_text
from tests.play.tales import tale

STORY = tale()
AFTER = "after " * 3_000


def main(library: str, folder: str, error: int, only_once: int, most: int, every: int) -> None:
    calls = ctypes.CDLL(library)
    for n in range(0, most, every):
        if not os.fork():
            calls.arm(n, error, only_once)
            told, here = read(f"{folder}/shelf {n}")
            for name in ("new", "kept"):
                write(f"{folder}/{n}/{name}", overwrite=name == "kept")
            print(json.dumps({"n": n, "told": told, "here": here, "calls": calls.calls()}), flush=True)
            os._exit(0)
        if os.wait()[1]:
            print(json.dumps({"n": n, "failed": True}), flush=True)


def read(shelf: str) -> tuple[bool, int]:
    """Read, and return whether the reader was told that something is not stored, and the last decision shown."""
    try:
        session = open_session(STORY, shelf, seed=5)
    except ShelfError:
        return True, 0
    told = bool(session.notice) or not session.kept
    for answer in ("draw_rope", "draw_rope", "look_down"):
        try:
            session.choose(answer)
        except ShelfError:
            told = True
            break
        told = bool(session.news()) or told
    here = session.history.here
    session.save("here")
    told = bool(session.news()) or told
    return bool(session.close()) or told, here


def write(path: str, overwrite: bool) -> None:
    try:
        write_text(path, AFTER, overwrite)
    except OSError:
        return


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:]))
