"""Does what `docs/tutorial.md` says, in an empty folder, and writes down what comes of it.

    python -m tests.tutorial      # brings the answers on the page up to date

A block of YAML with the name of a file is saved under it. A comment changes a piece of a file: into what it says, or
into the block that follows. A block of the console holds commands behind `$`, what is typed behind `>`, and the
answers.
"""

import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

PAGE = Path(__file__).parent.parent / "docs" / "tutorial.md"
_BLOCK = re.compile(
    r"^<!-- (?P<file>[\w./]+): `(?P<old>[^`]+)` becomes (?:`(?P<new>[^`]+)` -->$|-->\n```yaml\n(?P<more>.*?)^```$)"
    r"|^```(?P<language>yaml|console)(?P<about>[^\n]*)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_SECONDS = re.compile(r"\d+\.\d+ seconds")


def done(page: str, folder: Path) -> str:
    """The page with the answers that its commands give in this folder."""

    def block(match: re.Match[str]) -> str:
        if match["language"] == "console":
            return f"```console\n{_console(match['text'], folder)}```"
        if match["file"]:
            _change(folder / match["file"], match["old"], match["new"] or match["more"].rstrip("\n"))
        else:
            (folder / match["about"].strip()).write_text(match["text"], encoding="utf-8")
        return match[0]

    return _BLOCK.sub(block, page)


def _change(path: Path, old: str, new: str) -> None:
    """Changes the first piece of a file that reads so."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} has no {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _console(text: str, folder: Path) -> str:
    """The commands of a block, each with what is typed and what it answers."""
    lines: list[str] = []
    for part in re.split(r"^(?=\$ )", text, flags=re.MULTILINE):
        if part:
            command, *rest = part.splitlines()
            typed = [line.removeprefix("> ") for line in rest if line.startswith("> ")]
            lines += [command, *_answer(command.removeprefix("$ "), typed, folder)]
    return "\n".join([*lines, ""])


def _answer(command: str, typed: list[str], folder: Path) -> list[str]:
    words = command.split()
    if words[0] == "branchlight":
        words[:1] = [sys.executable, "-m", "branchlight"]
    known = {**os.environ, "XDG_DATA_HOME": str(folder / ".data"), "XDG_CACHE_HOME": str(folder / ".cache")}
    ran = subprocess.run(
        words,
        cwd=folder,
        env=known,
        input="".join([f"{line}\n" for line in typed]),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return _with_typed(_SECONDS.sub("0.0 seconds", ran.stdout).splitlines(), typed)


def _with_typed(answer: list[str], typed: list[str]) -> list[str]:
    """The answer with what was typed in its place: before the line that says what was chosen."""
    lines: list[str] = []
    waiting = list(typed)
    for line in answer:
        if waiting and line.startswith("You choose: "):
            lines.append(f"> {waiting.pop(0)}")
        lines.append(line)
    return lines


def main() -> None:
    """Writes the page anew."""
    with TemporaryDirectory() as folder:
        PAGE.write_text(done(PAGE.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
