import os
import subprocess
import sys

import pytest

from branchlight.play import Passage, Run
from branchlight.reader import honour_environment
from branchlight.reader.text.typeset import set_passages

from .conftest import Open

HOSTILE = r"""
title: "[bold]T[/bold]"
---
node: room
text: |
  [@click=app.quit()]Leave[/] and [red]red[/red] \{x\} $x.
choices:
  - label: "[@click=app.exit()]Go[/]"
    id: go
    go: end
---
node: end
text: Done.
ending: "[b]over[/b]"
"""


async def test_markup_in_a_story_is_shown_as_words(open_page: Open) -> None:
    async with open_page(HOSTILE.replace('ending: "[b]over[/b]"', "go: room")) as page:
        assert "[@click=app.quit()]Leave[/] and [red]red[/red]" in page.text
        await page.click("[@click=app.quit()]")
        assert page.app.is_running
        await page.press("1")
        assert "› [@click=app.exit()]Go[/]" in page.text
        assert page.app.is_running


async def test_control_characters_are_never_painted(open_page: Open) -> None:
    async with open_page(HOSTILE.replace('ending: "[b]over[/b]"', "go: room")) as page:
        turn = page.app.session.turn
        steering = Passage("paragraph", (Run("a\x1b]0;owned\x07b\x9b2Jc\u202ed"),))
        text = set_passages(turn._replace(passages=(steering,)), frozenset(), None).blocks
        page.app.screen.transcript.pager.put(text, [])
        await page.settle()
        assert not set(page.text) & {"\x1b", "\x07", "\x9b", "\u202e"}
        assert "owned" in page.text


def test_last_filter_removes_control_characters() -> None:
    from rich.segment import Segment
    from textual.color import Color

    from branchlight.reader.look.filter import ControlFilter

    (segment,) = ControlFilter().apply([Segment("a\x1b[2Jb")], Color(0, 0, 0))
    assert "\x1b" not in segment.text


def test_no_color_reaches_textual() -> None:
    environ = {"NO_COLOR": "1"}
    honour_environment(environ)
    assert environ["TEXTUAL_THEME"] == "ansi-dark"


def test_empty_no_color_asks_for_nothing() -> None:
    environ = {"NO_COLOR": ""}
    honour_environment(environ)
    assert environ == {}


def test_package_alone_loads_no_textual() -> None:
    code = "import sys, branchlight.reader; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], env=os.environ, check=False).returncode == 0


def test_page_opens_without_modules_of_other_screens() -> None:
    late = ["branchlight.reader.screens.map", "branchlight.reader.screens.saves", "markdown_it", "pygments", "yaml"]
    late += ["argparse", "gettext", "ssl", "textual.scrollbar"]
    code = (
        "import sys; from branchlight.reader.light_asyncio import load_light_asyncio; load_light_asyncio(); "
        f"import branchlight.reader.app; print([name for name in {late} if name in sys.modules]); "
        "import ssl; print(ssl.SSLContext.__name__)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\nSSLContext\n"
    assert not done.stderr


@pytest.mark.parametrize("module", ["ssl", "asyncio"])
def test_asyncio_that_is_loaded_stays_as_it_is(module: str) -> None:
    code = (
        f"import {module}; from branchlight.reader.light_asyncio import load_light_asyncio; load_light_asyncio(); "
        "import asyncio.sslproto, ssl; print(asyncio.sslproto.ssl is ssl)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"
