"""Make the pictures in the README: `make pictures`.

The real app plays the bundled story along one of its playthroughs. Four of its screens are drawn as SVG: a rectangle
for each change of background and a text for each run of one style, as wide as in a terminal. A fifth picture holds
what `branchlight prove` prints about `night-train.yaml`. The pictures name only fonts that the viewer has.
"""

import asyncio
import os
import re
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from html import escape
from io import StringIO
from pathlib import Path

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from branchlight import load_story
from branchlight.authoring.playthroughs import read_playthroughs
from branchlight.cli.main import main as branchlight
from branchlight.reader.app import ReaderApp
from branchlight.shelf import MEMORY, Session, open_session
from branchlight.source.files import read_playthrough_files

ROOT = Path(__file__).parent.parent.parent
STORY = str(ROOT / "story")
COURSE = "The course of the tale"
SIZE = 100, 32

# A cell of the terminal, in the units of the picture.
WIDE, HIGH, LETTER = 9, 19, 15
FONTS = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"

HARD_SPACE = "\u00a0"  # since a browser makes one of several others

# The picture of a proof: its command, the folder that it runs in, and colours that suit light and dark pages.
PROVE = "prove", "night-train.yaml"
FOLDER = Path(__file__).parent
PAPER, FRAME, INK, FAINT = "#14161c", "#3a3f4b", "#d7dae0", "#8b93a1"
MARGIN = 2  # cells

# The name of each picture: the node to which the story is played, the theme, and the keys that are then pressed.
PICTURES = {
    "title": ("", "paper", ()),
    "page": ("listener.stand", "night", ("space", "space")),
    "dream": ("nightmare.shot", "night", ()),
    "map": ("drive.wheel", "paper", ("m",)),
}


async def take(folder: Path) -> None:
    """Write all pictures into a folder."""
    (folder / "refuted.svg").write_text(report_picture(), encoding="utf-8", newline="\n")
    for name, (node, theme, keys) in PICTURES.items():
        session, last = session_before(node)
        session.preferences.change("theme", theme)
        app = ReaderApp(session)
        app.animation_level = "none"
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            if last:
                app.page.book.choose(last)
            await pilot.press(*keys)
            await pilot.pause()
            strips = app.screen._compositor.render_strips()
        picture = "\n".join(drawn(strips))
        (folder / f"{name}.svg").write_text(f"{picture}\n", encoding="utf-8", newline="\n")
        session.close()


def report_picture() -> str:
    """Return the picture of a proof, from what the command prints. The time that it took is left at zero."""
    printed = StringIO()
    with chdir(FOLDER), redirect_stdout(printed):
        branchlight([*PROVE])
    report = re.sub(r"\d+\.\d seconds", "0.0 seconds", printed.getvalue())
    return "\n".join(console(f"branchlight {' '.join(PROVE)}", report.splitlines())) + "\n"


def console(command: str, lines: list[str]) -> Iterator[str]:
    """Yield the lines of an SVG file that shows a command and what it printed."""
    columns = max(map(cell_len, ["$ " + command, *lines])) + 2 * MARGIN
    yield from opened(columns * WIDE, (len(lines) + 3) * HIGH, PAPER, f' stroke="{FRAME}"')
    yield written("$", Style(color=FAINT), MARGIN, 1)
    yield written(command, Style(color=INK, bold=True), MARGIN + 2, 1)
    for row, line in enumerate(lines, start=2):
        if line:
            yield written(line, Style(color=INK), MARGIN, row)
    yield "</svg>"


def opened(width: int, height: int, paper: str, more: str = "") -> Iterator[str]:
    """Yield the first lines of an SVG file, with its background. The sizes are in units of the picture."""
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        f' font-family="{FONTS}" font-size="{LETTER}">'
    )
    yield f'<rect width="100%" height="100%" rx="8" fill="{paper}"{more}/>'


def session_before(node: str) -> tuple[Session, str]:
    """Return a session along the course of the tale, and the choice that leads from there to a node."""
    story = load_story(STORY).story
    assert story is not None
    courses, _ = read_playthroughs(read_playthrough_files(STORY)[0], story)
    course = next(each for each in courses if each.name == COURSE)
    session = open_session(story, MEMORY, course.seed)
    choices = [step.value for step in course.steps if step.kind == "choose"] if node else []
    for choice in choices:
        session.choose(choice)
        if session.turn.state.place == node:
            session.back()
            return session, choice
    return session, ""


def drawn(strips: list[Strip]) -> Iterator[str]:
    """Yield the lines of an SVG file that shows the screen of a terminal."""
    paper = background(next(iter(strips[0])).style)
    yield from opened(SIZE[0] * WIDE, SIZE[1] * HIGH, paper)
    for row, strip in enumerate(strips):
        column = 0
        for text, style, _ in strip:
            cells = cell_len(text)
            if background(style) != paper:
                yield (
                    f'<rect x="{column * WIDE}" y="{row * HIGH}" width="{cells * WIDE}" height="{HIGH}"'
                    f' fill="{background(style)}"/>'
                )
            if text.strip():
                yield written(text, style, column, row)
            column += cells
    yield "</svg>"


def written(text: str, style: Style | None, column: int, row: int) -> str:
    """Return the element of one run of text."""
    words = text.strip()
    column += len(text) - len(text.lstrip())
    colour = style.color.get_truecolor().hex if style is not None and style.color is not None else "#000000"
    manner = ' font-style="italic"' if style is not None and style.italic else ""
    manner += ' font-weight="bold"' if style is not None and style.bold else ""
    return (
        f'<text x="{column * WIDE}" y="{row * HIGH + LETTER}" textLength="{cell_len(words) * WIDE}"'
        f' fill="{colour}"{manner}>{escape(words).replace(" ", HARD_SPACE)}</text>'
    )


def background(style: Style | None) -> str:
    """Return the colour behind a run of text."""
    return style.bgcolor.get_truecolor().hex if style is not None and style.bgcolor is not None else "#ffffff"


if __name__ == "__main__":
    os.environ.pop("NO_COLOR", None)
    os.environ["COLORTERM"] = "truecolor"
    asyncio.run(take(Path(__file__).parent))
