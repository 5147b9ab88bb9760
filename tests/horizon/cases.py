"""The stories of the horizon, and their siblings."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.horizon.families import SMALL, made
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


def cases(names: Sequence[str]) -> list[Case]:
    """Return the stories with these names, each followed by its siblings.

    The names are those of the horizon and of families. Without any, they are all of the horizon, or a small story of
    each family if the horizon is not here. Raises `ValueError` if there is no such story.
    """
    here = _horizon()
    found: list[Case] = []
    for name in names or here or SMALL:
        files = here[name] if name in here else {f"{name}.yaml": made(name)}
        found.append(Case(name, files))
        found += [Case(f"{name} {fault}", planted(files, fault), fault) for fault in FAULTS]
    return found


def _horizon() -> dict[str, dict[str, str]]:
    """Return the files of each story of the horizon, none if it is not here."""
    try:
        paths = sorted(Path(tool("horizon")).iterdir())
    except LookupError:
        return {}
    return {path.stem: _files(path) for path in paths}


def _files(path: Path) -> dict[str, str]:
    paths = [path] if path.is_file() else sorted(path.rglob("*.yaml"))
    folder = path.parent if path.is_file() else path
    return {os.fspath(each.relative_to(folder)): each.read_text(encoding="utf-8") for each in paths}
