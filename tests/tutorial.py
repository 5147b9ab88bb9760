"""Run the commands of the docs in empty folders, and update the output on the pages.

    python -m tests.tutorial      # update the output on all pages

A fenced block of YAML or ink with the name of a file is saved under that name. A comment changes a piece of a file
into the words that it names or into the block that follows, or puts that block after the line of the piece. A block of
the console has shell commands after `$`, typed lines after `>`, and the output. Each page has its own folder.
"""

import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests import forks, tools

ROOT = Path(__file__).parent.parent
PAGES = tuple(
    path
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
    if "```console\n" in path.read_text(encoding="utf-8")
)
"""The pages that show the output of commands."""

_BLOCK = re.compile(
    r"^<!-- (?P<file>[\w./-]+): (?P<after>after )?`(?P<old>[^`]+)` "
    r"(?:becomes `(?P<new>[^`]+)` -->$|(?:becomes )?-->\n+```yaml\n(?P<more>.*?)^```$)"
    r"|^```(?P<language>yaml|ink|python|console)(?P<about>[^\n]*)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_SHELL = (
    f'branchlight() {{ "{sys.executable}" -m branchlight "$@"; }}\npytest() {{ "{sys.executable}" -m pytest "$@"; }}\n'
)
_PLAIN = re.compile(r"[\w ./:=,-]+")
_SETTINGS = {"COLUMNS": "80", "PYTEST_ADDOPTS": "-p no:asyncio -p no:cacheprovider"}
"""Environment variables that keep other plugins and the width of the terminal off the pages."""

_VARYING = {
    re.compile(r"\d+\.\d+ seconds"): "0.0 seconds",
    re.compile(r"in \d+\.\d+s"): "in 0.0s",
    re.compile(r'"seconds": [\d.]+'): '"seconds": 0.0',
}
"""Patterns of what varies between runs, with their replacements on the pages."""


def done(page: str, folder: Path) -> str:
    """Return the page with the output of its commands in this folder."""

    def block(match: re.Match[str]) -> str:
        if match["language"] == "console":
            return f"```console\n{_console(match['text'], folder)}```"
        if match["file"]:
            new = match["new"] or match["more"].rstrip("\n")
            _change(folder / match["file"], match["old"], f"{match['old']}\n{new}" if match["after"] else new)
        elif "." in match["about"]:
            _save(folder / match["about"].strip(), match["text"])
        return match[0]

    return _BLOCK.sub(block, page)


def _save(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _change(path: Path, old: str, new: str) -> None:
    """Replace the first occurrence of a piece of a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} has no {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _console(text: str, folder: Path) -> str:
    """Return the commands of a block, each with the lines typed and its output."""
    lines: list[str] = []
    for part in re.split(r"^(?=\$ )", text, flags=re.MULTILINE):
        if part:
            command, *rest = part.splitlines()
            typed = [line.removeprefix("> ") for line in rest if line.startswith("> ")]
            lines += [command, *_answer(command.removeprefix("$ "), typed, folder)]
    return "\n".join([*lines, ""])


def _answer(command: str, typed: list[str], folder: Path) -> list[str]:
    known = {**os.environ, **_SETTINGS, **tools.home(folder / ".home")}
    known.pop("PYTHONUNBUFFERED", None)  # a reader's machine does not set it
    printed = _printed(command, "".join([f"{line}\n" for line in typed]).encode(), folder, known)
    printed = printed.replace(f"{folder.resolve()}/", "")
    for varying, shown in _VARYING.items():
        printed = varying.sub(shown, printed)
    return _with_typed(printed.splitlines(), typed)


def _printed(command: str, typed: bytes, folder: Path, known: dict[str, str]) -> str:
    """Return the output of a command. One that needs no shell, because it has no sign for it, is run without one."""
    name, *words = command.split()
    if name == "branchlight" and _PLAIN.fullmatch(command):
        return forks.run("-m", name, *words, typed=typed, folder=folder, environ=known, in_one=True).out.decode()
    shell = ["sh", "-c", _SHELL + command]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    return subprocess.run(shell, cwd=folder, env=known, input=typed, check=False, **streams).stdout.decode()


def _with_typed(answer: list[str], typed: list[str]) -> list[str]:
    """Return the output with the typed lines in their places: each before the line that repeats the decision."""
    lines: list[str] = []
    waiting = list(typed)
    for line in answer:
        if waiting and line.startswith(("You choose: ", "You answer: ")):
            lines.append(f"> {waiting.pop(0)}")
        lines.append(line)
    return lines


def main() -> None:
    """Update the named pages, or all."""
    for page in map(Path, sys.argv[1:]) if sys.argv[1:] else PAGES:
        with TemporaryDirectory() as folder:
            page.write_text(done(page.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
