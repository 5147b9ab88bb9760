"""Run the code of a page about Python in an empty folder, and update the output on the page.

    python -m tests.pages docs/api.md      # updates the results on the page

A block of YAML or Python with the name of a file is saved under it. A block of Python without a name is run at its
place on the page, and a block of text directly below it is its output. A block of text that begins with `$` contains
shell commands and their output; a line of input goes through a pipe. A comment changes a piece of a file:

    <!-- tower.yaml: `max: 3` becomes `max: 2` -->
"""

import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests import forks
from tests.tools import ROOT

_BLOCK = re.compile(
    r"^```(?P<language>yaml|python|text)(?P<about>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
_CHANGE = re.compile(r"^<!-- (?P<file>[\w./-]+): `(?P<old>[^`]+)` becomes `(?P<new>[^`]+)` -->$", re.MULTILINE)
_NAMED = re.compile(r"`([\w-]+\.yaml)`")
_NEAR = 300
_SHELL = f'python() {{ "{sys.executable}" "$@"; }}\nbranchlight() {{ "{sys.executable}" -m branchlight "$@"; }}\n'


class Example(NamedTuple):
    """A block of Python: its first line, the name of its file or "", and its text."""

    line: int
    name: str
    text: str


def examples(page: str) -> list[Example]:
    """Return the blocks of Python of a page."""
    return [
        Example(page.count("\n", 0, block.start()) + 1, block["about"].strip(), block["text"])
        for block in _BLOCK.finditer(page)
        if block["language"] == "python"
    ]


def saved(page: str, folder: Path) -> None:
    """Save the stories of a page under their names, as they are before any change."""
    for block in _BLOCK.finditer(page):
        named = _NAMED.findall(page[max(0, block.start() - _NEAR) : block.start()])
        name = block["about"].strip() or (named[-1] if named else "")
        if block["language"] == "yaml" and name.endswith(".yaml"):
            (folder / name).write_text(block["text"], encoding="utf-8")


def done(page: str, folder: Path) -> str:
    """Return the page with the output of its blocks in this folder."""
    parts: list[str] = []
    here, printed = 0, ""
    for found in sorted([*_BLOCK.finditer(page), *_CHANGE.finditer(page)], key=lambda match: match.start()):
        between = page[here : found.start()]
        here = found.end()
        parts += [between, _step(found, folder, printed if not between.strip() else "")]
        printed = _run(found["text"], folder) if _is_run(found) else ""
    return "".join([*parts, page[here:]])


def _is_run(found: re.Match[str]) -> bool:
    return found.re is _BLOCK and found["language"] == "python" and not found["about"]


def _step(found: re.Match[str], folder: Path, printed: str) -> str:
    """Execute a block or a comment, and return it. `printed` is the output of the block directly above it."""
    if found.re is _CHANGE:
        path = folder / found["file"]
        text = path.read_text(encoding="utf-8")
        assert found["old"] in text, f"{path.name} has no {found['old']!r}"
        path.write_text(text.replace(found["old"], found["new"], 1), encoding="utf-8")
    elif found["language"] == "text":
        return f"```text\n{_console(found['text'], folder) if found['text'].startswith('$ ') else printed}```"
    elif found["about"]:
        (folder / found["about"].strip()).write_text(found["text"], encoding="utf-8")
    return found[0]


def _console(text: str, folder: Path) -> str:
    """Return the commands of a block, each with its output."""
    commands = [line for line in text.splitlines(keepends=True) if line.startswith("$ ")]
    return "".join([command + _answer(command.removeprefix("$ "), folder) for command in commands])


def _answer(command: str, folder: Path) -> str:
    ran = subprocess.run(
        ["sh", "-c", _SHELL + command],
        cwd=folder,
        env=_known(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return ran.stdout


def _run(code: str, folder: Path) -> str:
    return forks.run("-c", code, folder=folder, environ=_known(folder), in_one=True).out.decode()


def _known(folder: Path) -> dict[str, str]:
    """Return the environment of what runs in a folder."""
    return {**os.environ, "XDG_DATA_HOME": str(folder / ".data"), "XDG_CACHE_HOME": str(folder / ".cache")}


def main() -> None:
    """Update the named pages."""
    os.environ["PYTHONPATH"] = str(ROOT / "engine")
    for page in map(Path, sys.argv[1:]):
        with TemporaryDirectory() as folder:
            page.write_text(done(page.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
