"""Takes the pictures in the README: `make pictures`.

The real app plays the story that comes with the engine, as the playthrough of its course tells, and four of its
screens are drawn as SVG: one rectangle for each stretch of paper and one text for each stretch of ink, with the
width that it has in a terminal. They name no font but those that the onlooker has.
"""

import asyncio
import os
from collections.abc import Iterator
from html import escape
from pathlib import Path

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from branchlight import load_story
from branchlight.proof.playthroughs import read_playthroughs
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

# The name of each picture: the node to which the story is played, the theme, and the keys that are then pressed.
PICTURES = {
    "title": ("", "paper", ()),
    "page": ("listener.stand", "night", ("space", "space")),
    "dream": ("nightmare.shot", "night", ()),
    "map": ("drive.wheel", "paper", ("m",)),
}


async def take(folder: Path) -> None:
    """Takes all pictures, into a folder."""
    for name, (node, theme, keys) in PICTURES.items():
        session, last = session_before(node)
        session.preferences.change("theme", theme)
        app = ReaderApp(session)
        app.animation_level = "none"
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            if last:
                app.page.choose(last)
            await pilot.press(*keys)
            await pilot.pause()
            strips = app.screen._compositor.render_strips()
        picture = "\n".join(drawn(strips))
        (folder / f"{name}.svg").write_text(f"{picture}\n", encoding="utf-8", newline="\n")
        session.close()


def session_before(node: str) -> tuple[Session, str]:
    """A reading that follows the course of the tale, and the choice that leads from there to a node."""
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
    """The lines of an SVG file that shows what stands in a terminal."""
    paper = background(next(iter(strips[0])).style)
    width, height = SIZE[0] * WIDE, SIZE[1] * HIGH
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        f' font-family="{FONTS}" font-size="{LETTER}">'
    )
    yield f'<rect width="100%" height="100%" rx="8" fill="{paper}"/>'
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
    """One stretch of text."""
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
    """The colour behind the letters."""
    return style.bgcolor.get_truecolor().hex if style is not None and style.bgcolor is not None else "#ffffff"


if __name__ == "__main__":
    os.environ.pop("NO_COLOR", None)
    asyncio.run(take(Path(__file__).parent))
