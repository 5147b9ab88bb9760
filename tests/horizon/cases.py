"""The stories of the horizon, and their siblings."""

import os
from pathlib import Path
from typing import NamedTuple

from tests.horizon.plant import FAULTS, planted
from tests.tools import tool


class Case(NamedTuple):
    """A story, or a sibling of it: its name, its files by their paths in its folder, and the fault planted in it."""

    name: str
    files: dict[str, str]
    fault: str = ""

    def write(self, folder: Path) -> Path:
        """Write the story into a folder, and return the path to prove."""
        for name, text in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return folder if len(self.files) > 1 else folder / next(iter(self.files))


def cases() -> list[Case]:
    """Return all stories, each followed by its siblings. Raises `LookupError` if there are none here."""
    found: list[Case] = []
    for path in sorted(Path(tool("horizon")).iterdir()):
        files = _files(path)
        found.append(Case(path.stem, files))
        found += [Case(f"{path.stem} {fault}", planted(files, fault), fault) for fault in FAULTS]
    return found


def _files(path: Path) -> dict[str, str]:
    paths = [path] if path.is_file() else sorted(path.rglob("*.yaml"))
    folder = path.parent if path.is_file() else path
    return {os.fspath(each.relative_to(folder)): each.read_text(encoding="utf-8") for each in paths}
