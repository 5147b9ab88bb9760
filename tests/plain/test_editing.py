"""Editing of lines in a real terminal: earlier lines come back, and Tab completes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.terminals import Terminal, terminal
from tests.tools import home

pytestmark = pytest.mark.needs("pty")

STORY = """title: Small
---
node: a
text: Hello from the well.
choices:
  - Walk on: a
  - Wait and see: b
---
node: b
text: "{REST}"
choices:
  - Back to the well: a
""".replace("{REST}", "You wait, and wait, " * 20)
WITHOUT = "import sys; sys.modules['readline'] = None; from branchlight.cli.main import main; sys.exit(main())"


def opened(folder: Path, *words: str, term: str = "xterm") -> Iterator[Terminal]:
    (folder / "small.yaml").write_text(STORY)
    words = (*(words or ("-m", "branchlight")), "play", "--plain", "--shelf", ":memory:", "small.yaml")
    with terminal(folder, *words, environ={**home(folder), "TERM": term, "INPUTRC": "/dev/null"}) as page:
        page.wait_for(b"2. Wait and see")
        yield page


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Terminal]:
    """A terminal in which readline waits for a line: it reads key by key, where the system reads line by line."""
    import termios

    for page in opened(tmp_path):
        while page.settings()[3] & termios.ICANON:
            page.read(0.05)
        page.read(0.3)  # a Ctrl C just before readline waits would count only with the next key
        yield page


def test_tab_completes_a_choice(page: Terminal) -> None:
    page.type(b"Wai\t\n")
    page.wait_for(b"You choose: Wait and see")
    page.type(b"quit\n")
    assert page.end() == 0


def test_earlier_lines_come_back(page: Terminal) -> None:
    page.type(b"find nothing\n")
    page.wait_for("You have not read “nothing”.".encode())
    page.type(b"\x1b[A\x7f\x7f\x7f\x7f\x7f\x7f\x7fwell\n")
    page.wait_for("1 passage with “well”.".encode())
    page.type(b"quit\n")
    assert page.end() == 0
    assert page.settings() == page.before


def test_line_can_be_mended_in_its_middle(page: Terminal) -> None:
    page.type(b"qui" + b"\x1b[D" * 3 + b"/" + b"\x05t\n")
    assert page.end() == 0


@pytest.mark.parametrize("keys", [b"\x04", b"\x03"])
def test_end_of_input_and_ctrl_c_end_politely(page: Terminal, keys: bytes) -> None:
    page.type(keys)
    page.read(1.0)
    if page.child.poll() is None:  # readline sees a Ctrl C that came just before it waited only with the next key
        page.type(keys)
    assert page.end() == 0
    assert b"You are in Small, after 0 decisions." in page.seen
    assert page.settings() == page.before


@pytest.mark.parametrize("how", [("-c", WITHOUT), ()])
def test_nothing_is_needed_for_plain_lines(tmp_path: Path, how: tuple[str, ...]) -> None:
    for page in opened(tmp_path, *how, term="dumb" if not how else "xterm"):
        page.type(b"2\n")
        page.wait_for(b"1. Back to the well")
        page.type(b"quit\n")
        assert page.end() == 0
        assert b"\x1b" not in page.seen
        assert max(len(line) for line in page.seen.splitlines()) <= 66
