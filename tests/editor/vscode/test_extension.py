"""The extension for VS Code, in a stub of VS Code under Node, with the real server."""

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from branchlight.version import VERSION
from tests import tools
from tests.tools import ROOT

STORY = """\
title: The lamp
state: {oil: false}
endings: {ship: A ship turns}
---
node: room
text: |
  The lamp is {oil: full | dry}.
choices:
  - {label: Pour in the oil., if: not oil, do: oil = true, go: room}
  - label: Light the lamp.
    if: oil
    go: lit
---
node: lit
text: Far out, a ship turns.
ending: ship
"""
MANIFEST = json.loads((ROOT / "engine" / "vscode" / "package.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return what the extension did in one session."""
    folder = tmp_path_factory.mktemp("lamp tale")
    (folder / "lamp.yaml").write_text(STORY)
    bundle = Path(tools.tool("vscode"), "out", "extension.js")
    script = Path(__file__).parent / "extension.cjs"
    command = [sys.executable, "-m", "branchlight"]
    done = subprocess.run(
        [tools.tool("node"), str(script), str(bundle), str(folder / "lamp.yaml"), *command],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | tools.home(folder),
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found | {"folder": str(folder)}


@pytest.mark.needs("node", "vscode", "posix")
def test_extension_says_how_to_install_the_server(said: dict[str, Any]) -> None:
    assert "`there-is-no-such-program lsp` fails" in said["missing"] and "extra `editor`" in said["missing"]


@pytest.mark.needs("node", "vscode", "posix")
def test_extension_shows_the_answers_of_the_server(said: dict[str, Any]) -> None:
    assert said["mistakes"] == [["E306", "branchlight"]]
    assert "lit" in said["completed"]
    assert "reached after 2 decisions" in said["lenses"]
    title, options = said["proof"]
    assert title == "main.lit: reached after 2 decisions"
    assert options == {"modal": True, "detail": "1. Pour in the oil.\n2. Light the lamp."}


@pytest.mark.needs("node", "vscode", "posix")
def test_extension_plays_in_a_terminal(said: dict[str, Any]) -> None:
    folder = os.path.realpath(said["folder"])
    assert said["terminal"] == {
        "name": "Branchlight",
        "cwd": folder,
        "shellPath": sys.executable,
        "shellArgs": ["-P", "-m", "branchlight", "play", f"{folder}/lamp.yaml", "--at", "main.room"],
    }
    assert said["saved"] == 1, "what is played is what is saved"


@pytest.mark.needs("node", "vscode", "posix")
def test_extension_ends_the_server(said: dict[str, Any]) -> None:
    assert said["running"] == 1
    assert said["left"] is True


@pytest.mark.needs("vscode")
def test_package_has_all_that_its_manifest_names() -> None:
    names = set(zipfile.ZipFile(ROOT / "build" / "branchlight.vsix").namelist())
    files = [MANIFEST["main"], *[each["path"] for each in MANIFEST["contributes"]["grammars"]]]
    assert [file for file in files if f"extension/{file.removeprefix('./')}" not in names] == []
    assert {"extension/out/LICENCES.txt", "extension/LICENSE.txt", "extension/readme.md"} <= names


def test_manifest_has_the_version_of_the_engine() -> None:
    assert MANIFEST["version"] == VERSION


def test_readme_names_every_command_and_setting() -> None:
    page = (ROOT / "engine" / "vscode" / "README.md").read_text(encoding="utf-8")
    titles = [each["title"].removeprefix("Branchlight: ") for each in MANIFEST["contributes"]["commands"]]
    settings = MANIFEST["contributes"]["configuration"]["properties"]
    assert [title for title in titles if f"| {title} |" not in page] == []
    assert re.findall(r"^\| `(branchlight\.\w+)`", page, re.MULTILINE) == list(settings)
