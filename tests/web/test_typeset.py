"""The text of the published page has the same blocks as that of the page in the terminal."""

import random
from typing import Any

import pytest

from branchlight import Story, Turn, choose, load_text, read_story, start, turn_as_json
from branchlight.reader.text.blocks import Block
from branchlight.reader.text.typeset import set_passages
from tests.tools import ROOT
from tests.web.page_parts import value_of
from tests.web.page_stories import TOWER

BLOCKS = """
(globalThis.Branchlight = { shown: (passage, veils) => !passage.note || veils.has(passage.note) === passage.veiled },
data.map(([turn, veils, before]) => {
  const { blocks, rest } = typeset(turn, new Set(veils), before);
  const words = (block) => block.text ?? (block.runs ?? []).map((run) => run.text).join("");
  const lines = blocks.map((block) => [block.kind, words(block), block.name ?? "", block.rest]);
  return [lines, blocks.map((block) => block.setting), rest];
}))
"""


def turns_of(story: Story, seed: int, most: int) -> list[Turn]:
    """Return the turns of a random reading."""
    draw = random.Random(seed)
    turns = [start(story, seed)]
    while len(turns) < most and turns[-1].ending is None:
        open_ones = [choice for choice in turns[-1].choices if choice.open]
        turns.append(choose(turns[-1], draw.choice(open_ones) if open_ones else "Ada"))
    return turns


def as_in_terminal(block: Block) -> list[Any]:
    return [block.kind, "" if block.kind == "cue" else block.text, block.name, pytest.approx(block.rest)]


@pytest.mark.needs("node")
def test_blocks_are_those_of_the_terminal() -> None:
    given, expected = [], []
    story, tower = read_story(ROOT / "story"), load_text(TOWER).story
    assert tower is not None
    readings = [turns_of(story, seed, 30) for seed in range(12)] + [turns_of(tower, seed, 10) for seed in range(6)]
    for turns in readings:
        for veils in (frozenset[str](), frozenset(turns[0].story.notes)):
            for before, turn in zip([None, *turns], turns, strict=False):
                setting = before.setting if before is not None else None
                given.append([turn_as_json(turn), sorted(veils), setting._asdict() if setting is not None else None])
                text = set_passages(turn, veils, setting)
                places = [each._asdict() if each is not None else None for each in text.settings]
                expected.append([list(map(as_in_terminal, text.blocks)), places, pytest.approx(text.rest)])
    kinds = {block[0] for blocks, _, _ in expected for block in blocks}
    assert kinds >= {"heading", "place", "paragraph", "voice", "cue"}
    assert value_of(("typeset",), BLOCKS, given) == expected
