"""The examples of `docs`, as stories and as what a reader sees of them.

A word after the language of a block of YAML gives its kind:

    story             a whole story in one file, without any diagnostics
    title             a title page
    nodes             a part of a story, under the title page of `docs/format.md`; nodes that it only names are made
                      up: a node `x` that says "(x)" and nothing more
    playthrough       of the story before it, or `of` the nodes in the section that is named
"""

import re
from pathlib import Path
from typing import NamedTuple

from branchlight import ChoiceError, choose, load_text, start
from branchlight.authoring.check import check_story
from branchlight.model.story import Story
from branchlight.plain.wording.turn_words import choice_words
from branchlight.play.turn import Turn

DOCS = Path(__file__).parent.parent / "docs"
_BLOCK = re.compile(r"^## (?P<section>[^\n]+)$|^```(?P<info>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_ON = "node: first\nchoices:\n  - On: first\n"


class Block(NamedTuple):
    """A fenced block: its place, its language, its kind, its text, and the block of YAML before it."""

    section: str
    language: str
    kind: str
    text: str
    line: int
    before: "Block | None"


def blocks(page: str) -> list[Block]:
    found: list[Block] = []
    text = (DOCS / page).read_text(encoding="utf-8")
    section = ""
    for match in _BLOCK.finditer(text):
        if match["section"]:
            section = match["section"]
            continue
        language, _, kind = match["info"].partition(" ")
        before = next((block for block in reversed(found) if block.language == "yaml"), None)
        line = text.count("\n", 0, match.start()) + 1
        found.append(Block(section, language, kind, match["text"], line, before))
    return found


_TITLE = next(block.text for block in blocks("format.md") if block.section == "The title page")


def made_up(text: str) -> str:
    """Return a story with the nodes that it only names, which end it."""
    for _ in range(3):
        loaded = load_text(text)
        lost = [found.message.split("`")[1] for found in loaded.diagnostics if found.code == "E306"]
        text += "".join([f"---\nnode: {name}\ntext: ({name})\ngo: made_up\n" for name in dict.fromkeys(lost)])
        text = text.replace("go: made_up\n", "ending: arrived\n")
    return text


def completed(block: Block) -> str:
    """Return the text of a block as a whole story."""
    text = block.text
    if block.kind == "title":
        text += f"---\n{_ON}"
    elif block.kind == "nodes":
        text = f"{re.sub('^start:.*$', '', _TITLE, flags=re.MULTILINE)}---\n{text}"
    return made_up(text)


def compiled(block: Block) -> Story:
    """Return the story of a block. A part of a story is first completed."""
    loaded = load_text(completed(block))
    assert loaded.story is not None, loaded.diagnostics
    if block.kind == "story":
        assert (*loaded.diagnostics, *check_story(loaded.story)) == ()
    return loaded.story


def seen(turn: Turn) -> list[str]:
    """Return a turn as the pages show it."""
    lines = [
        f"{turn.story.voices[passage.name].title}: {passage.text}" if passage.kind == "voice" else passage.text
        for passage in turn.passages
        if passage.runs and not passage.veiled
    ]
    if turn.question:
        lines.append(f"{turn.question.label}?")
    if turn.ending and not lines[-1].startswith("("):
        lines.append(f"The end: {turn.ending.title}")
    return [*lines, *choice_words(turn)]


def reading(story: Story, typed: list[str]) -> list[str]:
    turn = start(story, seed=1)
    lines = seen(turn)
    for words in typed:
        opened = [choice for choice in turn.choices if choice.open]
        lines.append(f"> {words}")
        try:
            turn = choose(turn, words if turn.question else opened[int(words) - 1].id)
        except ChoiceError as error:
            lines.append(str(error))
        else:
            lines += seen(turn)
    return lines


def place(block: Block) -> str:
    return f"{block.section}:{block.line}"
