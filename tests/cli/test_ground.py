"""The page asks a terminal whose own colours it shows for the background, and paints voices for it."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from branchlight.reader.ground_reply import ASK

from .terminals import Terminal, terminal

pytestmark = pytest.mark.needs("pty", "kill")

STORY = """
title: Small
voices: {sea: {name: The sea, colour: yellow}}
endings: {e: {}}
---
node: a
text: |
  @sea Come in.
choices:
  - Stop: b
---
node: b
text: You stopped.
ending: e
"""
PLAY = ("-m", "branchlight", "play", "--shelf", "shelf", "small.yaml")
ASKED = ASK.encode()
TOLD = b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\"
# The yellow of 256 that can be read on white and black, and the one on white.
ON_BOTH, ON_WHITE = b"38;5;130;49mCome in", b"38;5;94;49mCome in"

Begin = Callable[[str], None]


@pytest.fixture
def begin(tmp_path: Path) -> Begin:
    """Return a function that writes the story, and a shelf with this theme."""

    def begin(theme: str) -> None:
        (tmp_path / "small.yaml").write_text(STORY)
        words = f"settings theme {theme}\nsettings reveal off"
        subprocess.run([sys.executable, *PLAY, "--plain"], input=words.encode(), cwd=tmp_path, check=True)

    return begin


@pytest.mark.parametrize(("theme", "term"), [("night", "xterm-256color"), ("terminal", "linux")])
def test_background_is_asked_for_only_where_needed(tmp_path: Path, begin: Begin, theme: str, term: str) -> None:
    begin(theme)
    with terminal(tmp_path, *PLAY, environ={"TERM": term, "COLORTERM": ""}) as page:
        page.wait_for(b"Stop")
        page.read(0.5)
        assert ASKED not in page.seen


def test_voice_is_painted_for_the_background_told(tmp_path: Path, begin: Begin) -> None:
    begin("terminal")
    with terminal(tmp_path, *PLAY, environ={"COLORTERM": ""}) as page:
        page.wait_for(ASKED)
        page.wait_for(b"Stop")
        assert ON_BOTH in page.seen
        page.type(TOLD)
        page.wait_for(ON_WHITE)
        page.type(b"\x1a")  # the page leaves the terminal, returns and asks again
        page.wait_for(ASKED, after=b"\x1b[?1049l")
        page.type(TOLD)
        page.read(0.3)
        _choose(page)


def test_question_without_a_reply_changes_nothing(tmp_path: Path, begin: Begin) -> None:
    begin("terminal")
    with terminal(tmp_path, *PLAY, environ={"COLORTERM": ""}) as page:
        page.wait_for(ASKED)
        page.wait_for(b"Stop")
        _choose(page)


def _choose(page: Terminal) -> None:
    """Expect that nothing was chosen so far, make the choice, and close the book."""
    assert b"You stopped." not in page.seen
    page.type(b"1")
    page.wait_for(b"You stopped.")
    page.type(b"q")
    assert page.end() == 0
