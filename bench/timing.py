"""Timing of programs from outside: to the first words on a pipe, and to the first words on a terminal."""

import json
import os
import re
import select
import subprocess
import sys
import time
from typing import Any

PATIENCE = 600.0
CONTROL = re.compile(rb"\x1b\[[0-9;:?<=>]*[ -/]*[@-~]|\x1b[()][A-Z0-9]|\x1b[=>78]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
WHERE_IS_THE_CURSOR = b"\x1b[6n"


class FailedError(Exception):
    """A program did not do its task. The text is the last line of its output."""


def answer(command: list[str], environment: dict[str, str]) -> dict[str, Any]:
    """Return the line of JSON that a player prints. Raises `FailedError` if it fails."""
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=PATIENCE, check=False)
    if done.returncode:
        raise FailedError(_last_words(done.stderr))
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def until_printed(words: str, command: list[str], environment: dict[str, str]) -> float:
    """Return the seconds from the start of a process until its output contains `words`."""
    start = time.perf_counter()
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as child:
        assert child.stdin and child.stdout and child.stderr
        seen, seconds = _watch(child.stdout.fileno(), words, start)
        child.stdin.close()
        complaint = child.stderr.read().decode(errors="replace")
    if seconds is None:
        raise FailedError(_last_words(complaint or seen.decode(errors="replace")))
    return seconds


def _new_terminal() -> tuple[int, int]:
    """Return both ends of a terminal of 24 lines by 80 columns: ours, and that of the process in it.

    Raises `FailedError` on Windows, which has no pseudo-terminal.
    """
    if sys.platform == "win32":
        raise FailedError("Windows has no pseudo-terminal")
    else:  # noqa: RET506  (mypy leaves out only whole branches of another system)
        import fcntl
        import pty
        import struct
        import termios

        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        return ours, theirs


def until_painted(words: str, command: list[str], environment: dict[str, str]) -> float:
    """Return the seconds from the start of a process until its terminal, 80 by 24, shows `words`."""
    ours, theirs = _new_terminal()
    terminal = environment | {"TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
    start = time.perf_counter()
    child = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=terminal, start_new_session=True)
    os.close(theirs)
    seen, seconds = _watch(ours, words, start)
    child.kill()
    child.wait()
    os.close(ours)
    if seconds is None:
        raise FailedError(_last_words(CONTROL.sub(b"", seen).decode(errors="replace")))
    return seconds


def _watch(output: int, words: str, start: float) -> tuple[bytes, float | None]:
    """Read output until it contains `words`, without regard to control sequences. Return it with the seconds.

    The seconds are None if the output ends first.
    """
    seen, wanted = b"", words.encode()
    while time.perf_counter() - start < PATIENCE:
        if not select.select([output], [], [], 1.0)[0]:
            continue
        try:
            chunk = os.read(output, 65536)
        except OSError:
            break
        if not chunk:
            break
        seen += chunk
        # The program asks for the place of the cursor, and may wait for the answer.
        if WHERE_IS_THE_CURSOR in chunk:
            os.write(output, b"\x1b[1;1R")
        if wanted in CONTROL.sub(b"", seen):
            return seen, time.perf_counter() - start
    return seen, None


def _last_words(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1][:120] if lines else "it said nothing"
