"""Story folders for tests: how to make one, and the mistakes in it."""

from pathlib import Path

from branchlight.source.files import read_story_files
from tests.source.reading import spots


def lay_out(folder: Path, **texts: str) -> Path:
    """Make a story folder: `story` is its title page, each other name a scene."""
    (folder / "scenes").mkdir()
    for name, text in texts.items():
        path = folder / "story.yaml" if name == "story" else folder / "scenes" / f"{name}.yaml"
        path.write_bytes(text.encode())
    return folder


def found(path: Path) -> list[tuple[str, str, int, int]]:
    """Return the file, code, line and column of each mistake in a story."""
    _, sink = read_story_files(str(path))
    return [(diagnostic.place.file, *spot) for diagnostic, spot in zip(sink, spots(sink), strict=True)]
