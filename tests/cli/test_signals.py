"""Signals to a page in a real pseudo-terminal: the terminal is left as it was."""

import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from .small_page import PLAY, READY, STORY, small_page
from .terminals import PATIENCE, Terminal, terminal

pytestmark = pytest.mark.needs("pty", "kill")


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Terminal]:
    with small_page(tmp_path) as opened:
        yield opened


@pytest.mark.parametrize(
    "number",
    [signal.SIGTERM, *[pytest.param(n, marks=pytest.mark.thorough) for n in (signal.SIGHUP, signal.SIGINT)]],
)
def test_signal_restores_the_terminal(page: Terminal, number: int) -> None:
    assert not page.is_restored
    page.signal(number)
    assert page.end() == 128 + number
    assert page.is_restored
    assert b"Traceback" not in page.seen


def test_second_interrupt_closes_the_book(page: Terminal) -> None:
    page.type(b"\x03")
    page.wait_for(b"again")
    page.type(b"\x03")
    assert page.end() == 0
    assert page.is_restored


def test_suspension_restores_the_terminal_and_returns(page: Terminal) -> None:
    # Only a job of a shell can be stopped: here, none is, and the page goes on at once.
    page.type(b"\x1a")
    page.wait_for(READY, after=b"\x1b[?1049l")
    page.type(b"q")
    assert page.end() == 0
    assert page.is_restored


def test_stop_that_nothing_could_end_is_ignored(page: Terminal) -> None:
    # Textual stops its process with SIGSTOP, so that the page would wait for ever.
    page.signal(signal.SIGTSTP)
    page.wait_for(READY, after=b"\x1b[?1049l")
    page.type(b"q")
    assert page.end() == 0
    assert page.is_restored


def test_page_that_was_stopped_from_outside_goes_on(page: Terminal) -> None:
    # Nothing can catch SIGSTOP. Textual's handler of SIGCONT would start what is running a second time.
    page.signal(signal.SIGSTOP)
    page.signal(signal.SIGCONT)
    page.wait_for(READY, after=b"\x1b[?1049l")
    page.type(b"q")
    assert page.end() == 0
    assert page.is_restored


SHELL = """
import os, signal, subprocess, sys, termios
signal.signal(signal.SIGTTOU, signal.SIG_IGN)
job = subprocess.Popen([sys.executable, *sys.argv[1:]], process_group=0)
print("JOB", job.pid, flush=True)
os.tcsetpgrp(0, job.pid)
pid, status = os.waitpid(job.pid, os.WUNTRACED)
os.tcsetpgrp(0, os.getpgrp())
print("STOPPED" if os.WIFSTOPPED(status) else "ENDED", flush=True)
print("ECHO" if termios.tcgetattr(0)[3] & termios.ECHO else "NO ECHO", flush=True)
sys.stdin.readline()
os.tcsetpgrp(0, job.pid)
os.killpg(job.pid, signal.SIGCONT)
os.waitpid(job.pid, 0)
"""


@pytest.mark.parametrize("by", ["key", pytest.param("signal", marks=pytest.mark.thorough)])
def test_job_of_a_shell_is_suspended_and_continued(tmp_path: Path, by: str) -> None:
    (tmp_path / "small.yaml").write_text(STORY)
    with terminal(tmp_path, "-c", SHELL, *PLAY) as shell:
        job = int(shell.line_after(b"JOB "))
        shell.wait_for(b"from the well.")
        shell.type(b"z")
        shell.wait_for(READY)
        if by == "key":
            shell.type(b"\x1a")
        else:
            os.kill(job, signal.SIGTSTP)
        shell.wait_for(b"STOPPED")
        shell.wait_for(b"\nECHO")
        assert shell.is_restored
        shell.type(b"\n")
        shell.wait_for(READY, after=b"\nECHO")
        shell.type(b"q")
        assert shell.end() == 0
        assert shell.is_restored


@pytest.mark.thorough
@pytest.mark.parametrize("number", range(60))
def test_signal_at_any_moment_leaves_no_traceback(tmp_path: Path, number: int) -> None:
    (tmp_path / "small.yaml").write_text(STORY)
    moment = random.Random(number)
    with terminal(tmp_path, *PLAY) as opened:
        time.sleep(0.08 + moment.random() * 1.5)
        opened.signal(moment.choice([signal.SIGINT, signal.SIGTERM, signal.SIGHUP]))
        opened.end()
        # On a busy machine, Python itself may still be loading. The program is not in its traceback then.
        assert b"Traceback" not in opened.seen or b"__main__.py" not in opened.seen
        assert opened.settings() == opened.before
        if b"\x1b[?1049h" in opened.seen:
            assert opened.is_restored


@pytest.mark.parametrize("tells", [True, False])
def test_place_is_kept_when_the_terminal_is_closed(tmp_path: Path, tells: bool) -> None:
    text = "\n\n  ".join(f"Paragraph {n}, which is one of many." for n in range(90))
    (tmp_path / "small.yaml").write_text(
        f"title: T\nendings: {{e: {{}}}}\n---\nnode: a\ntext: |\n  {text}\nending: e\n"
    )
    with terminal(tmp_path, *PLAY, owned=tells) as opened:
        opened.wait_for(b"Paragraph 0")
        for _ in range(8):
            opened.type(b" ")
            opened.read(0.2)
        opened.wait_for(b"Paragraph 30,")
        opened.close()
        assert opened.child.wait(PATIENCE) == 128 + signal.SIGHUP
    with terminal(tmp_path, *PLAY) as opened:
        opened.wait_for(b" of 12")
        assert b"Paragraph 0," not in opened.seen
        assert b" 1 of 12" not in opened.seen
        os.kill(opened.child.pid, signal.SIGTERM)
        opened.end()


MOUSE = [b"\x1b[?%d" % mode for mode in (1000, 1003, 1006)]


def test_mouse_is_left_to_the_terminal_if_asked(page: Terminal) -> None:
    page.type(b"o")
    page.wait_for("→".encode(), after=b"Text appears")
    while not re.search(r"› \x1b\[0m\x1b[^m]*mMouse".encode(), page.seen):
        page.type(b"j")
        page.read(0.2)
    page.seen = b""
    page.type(b"\x1b[C")
    page.wait_for(b"The terminal has the mouse now.")
    assert all(mode + b"l" in page.seen for mode in MOUSE)
    page.seen = b""
    page.type(b"\x1b[D")
    page.wait_for(b"The page has the mouse now.")
    assert all(mode + b"h" in page.seen for mode in MOUSE)
    page.type(b"\x1b[C")
    page.wait_for(b"The terminal has the mouse now.")
    page.type(b"q")
    page.read(0.3)
    page.type(b"\x1a")  # the page leaves the terminal and returns
    page.wait_for(READY, after=b"\x1b[?1049l")
    assert not any(mode + b"h" in page.seen.rpartition(b"\x1b[?1049l")[2] for mode in MOUSE)
    page.type(b"q")
    assert page.end() == 0


def test_mouse_left_to_the_terminal_stays_there(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(STORY)
    told = subprocess.run([sys.executable, *PLAY, "--plain"], input=b"settings mouse off", cwd=tmp_path, check=False)
    assert told.returncode == 0
    with terminal(tmp_path, *PLAY) as opened:
        opened.wait_for(b"from the well.")
        assert not any(mode + b"h" in opened.seen for mode in MOUSE)


@pytest.mark.parametrize("tells", [True, False])
@pytest.mark.parametrize("words", [(), ("--plain",)])
def test_wait_for_a_fixed_story_ends_with_the_terminal(tmp_path: Path, words: tuple[str, ...], tells: bool) -> None:
    (tmp_path / "small.yaml").write_text("title: [")
    with terminal(tmp_path, *PLAY, "--watch", *words, owned=tells) as opened:
        opened.wait_for(b"Waiting for you")
        opened.close()
        assert opened.child.wait(PATIENCE) in (128 + signal.SIGHUP, -signal.SIGHUP)
