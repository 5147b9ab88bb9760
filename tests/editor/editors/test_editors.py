"""Neovim and Emacs with the settings that the docs give: they complete, show and rename, and an old save loads."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from branchlight import choose, read_story, resume, start, state_as_json, state_from_json
from tests import tools
from tests.editor.server.conftest import TITLE_PAGE, TOWER
from tests.tools import ROOT, tool

PAGE = (ROOT / "docs" / "how-to" / "editors.md").read_text(encoding="utf-8")
HERE = Path(__file__).parent


def settings(language: str) -> str:
    """Return the settings of an editor on the page, by the language that they are written in."""
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    return str(found)


def neovim(folder: Path) -> list[str]:
    """Return the command that tries Neovim."""
    (folder / "init.lua").write_text(settings("lua"), encoding="utf-8")
    return [tool("neovim"), "--headless", "-u", str(folder / "init.lua"), "-c", f"luafile {HERE / 'try.lua'}"]


def emacs(folder: Path) -> list[str]:
    """Return the command that tries Emacs."""
    (folder / "init.el").write_text(settings("lisp"), encoding="utf-8")
    files = [word for path in (folder / "init.el", HERE / "try.el") for word in ("-l", str(path))]
    return [tool("emacs"), "-q", "--batch", "--eval", "(package-initialize)", *files]


@pytest.mark.thorough
@pytest.mark.parametrize(
    "command",
    [
        pytest.param(neovim, marks=pytest.mark.needs("neovim", "posix"), id="neovim"),
        pytest.param(emacs, marks=pytest.mark.needs("emacs", "posix"), id="emacs"),
    ],
)
def test_editor_completes_shows_and_renames(tmp_path: Path, command: Callable[[Path], list[str]]) -> None:
    tale = tmp_path / "a tale"
    (tale / "scenes").mkdir(parents=True)
    (tale / "story.yaml").write_text(TITLE_PAGE, encoding="utf-8")
    (tale / "scenes" / "tower.yaml").write_text(TOWER, encoding="utf-8")
    saved = saved_game(tale)
    said = tried(tmp_path, command(tmp_path), tale / "scenes" / "tower.yaml")
    assert "lit" in said["completed"]
    assert "tower.lit" in said["hover"] and "Far out, a ship turns." in said["hover"]
    scene = (tale / "scenes" / "tower.yaml").read_text(encoding="utf-8")
    assert "node: lighted\nwas: lit\n" in scene and "go: lighted" in scene and "{lamp_oil > 1: warm" in scene
    assert "lamp_oil: {start: 1, min: 0, max: 3, was: oil}" in (tale / "story.yaml").read_text(encoding="utf-8")
    story = read_story(str(tale))
    state, lost = state_from_json(story, saved)
    assert lost == ()
    turn = resume(story, state)
    assert [choice.id for choice in turn.choices if choice.open] == ["pour_in_oil", "light", "call_out"]
    assert choose(turn, "light").ending


def saved_game(tale: Path) -> Any:
    """Return a game that was saved after oil was poured in."""
    story = read_story(str(tale))
    turn = choose(start(story, 1), "pour_in_oil")
    return json.loads(json.dumps(state_as_json(story, turn.state)))


def tried(folder: Path, command: list[str], scene: Path) -> dict[str, Any]:
    """Return what an editor saw, in which `branchlight` is that of this checkout."""
    program = folder / "bin" / "branchlight"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m branchlight "$@"\n')
    program.chmod(0o755)
    environment = os.environ | tools.home(folder / "home")
    environment |= {"SCENE": str(scene), "SAID": str(folder / "said.json"), "TERM": "xterm"}
    environment["PATH"] = f"{program.parent}{os.pathsep}{environment['PATH']}"
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT / "engine"), os.environ.get("PYTHONPATH"))))
    typed = "" if "--headless" in command else "y\n"  # Emacs asks before it changes a file that is not open
    with (folder / "output").open("w") as output:
        # The input stays open, since its end would be the end of the typing.
        process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=output, stderr=output, text=True
        )
        assert process.stdin is not None
        process.stdin.write(typed)
        process.stdin.flush()
        code = process.wait(120)
        process.stdin.close()
    assert code == 0, (folder / "output").read_text(encoding="utf-8", errors="replace")
    found: dict[str, Any] = json.loads((folder / "said.json").read_text(encoding="utf-8"))
    return found
