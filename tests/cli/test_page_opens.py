"""Opening of the page, in a terminal with and without TERM, on this system and on others."""

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytestmark = pytest.mark.needs("pty")

STORY = "title: Small\n---\nnode: a\ntext: Hello from the well.\nchoices:\n  - Go on and on: a\n"
DRIVER = """
import sys
from branchlight.cli.main import main
from branchlight.source import system
from branchlight.source.system import System
if {system}:
    system._facts = lambda: {system}
sys.exit(main(sys.argv[1:]))
"""
ALTERNATE_SCREEN = b"\x1b[?1049h"
PATIENCE = 60.0


@contextmanager
def terminal() -> Iterator[tuple[int, int]]:
    """Yield both ends of a terminal of 24 lines by 80 columns: ours, and that of a process in it."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    try:
        yield ours, theirs
    finally:
        os.close(ours)


def shown(folder: Path, system: str, words: bytes, error: int | None = None) -> bytes:
    """Return what a session in a terminal writes until `words` appear, and end it."""
    (folder / "small.yaml").write_text(STORY)
    here = {name: value for name, value in os.environ.items() if name != "TERM"}
    command = [sys.executable, "-c", DRIVER.format(system=system), "play", "--shelf", ":memory:", "small.yaml"]
    with terminal() as (ours, theirs):
        child = subprocess.Popen(
            command, cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs if error is None else error, env=here
        )
        os.close(theirs)
        seen, deadline = b"", time.monotonic() + PATIENCE
        try:
            while words not in seen and time.monotonic() < deadline and select.select([ours], [], [], PATIENCE)[0]:
                seen += os.read(ours, 65_536)
        finally:
            child.kill()
            child.wait()
    return seen


@pytest.mark.parametrize(
    ("system", "opens"),
    [
        ('System("win32")', True),
        ('System("win32", has_escapes=False)', False),
        ('System("win32", term="dumb")', False),
        ('System("linux")', False),
        ('System("darwin", term="xterm-256color")', True),
        ("None", False),
    ],
)
def test_windows_page_opens_without_term(tmp_path: Path, system: str, opens: bool) -> None:
    seen = shown(tmp_path, system, b"Go on and on")
    assert b"Go on and on" in seen
    assert (ALTERNATE_SCREEN in seen) is opens


def test_no_page_opens_where_it_cannot_be_drawn(tmp_path: Path) -> None:
    seen = shown(tmp_path, 'System("linux", term="xterm")', b"Go on and on", subprocess.DEVNULL)
    assert b"Go on and on" in seen
    assert ALTERNATE_SCREEN not in seen
