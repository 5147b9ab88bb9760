"""Open endings: which can still be reached from a node, compared with playing every way."""

from itertools import count
from types import SimpleNamespace

import pytest

from branchlight import load_text, prove
from branchlight.model.story import Story
from branchlight.play import Turn
from branchlight.prover import clock, open_endings
from tests.prover.by_playing import TooLargeError
from tests.prover.comparing import halt_after
from tests.prover.readings_by_playing import readings
from tests.prover.small_stories import SmallStory

COUNT = 2
"""The stories of one test."""


def by_playing(story: Story) -> dict[str, set[str]]:
    """Return the endings to which some session comes after each node. May raise `TooLargeError`."""
    found: dict[str, set[str]] = {name: set() for name in story.nodes}
    for turn, read in readings(story, lambda turn, had: had | entered(turn)):
        if turn.ending is not None:
            for name in read:
                found[name].add(turn.ending.name)
    return found


def entered(turn: Turn) -> set[str]:
    """Return the nodes that a turn enters: their texts begin with `in` and the name."""
    words = " ".join([passage.text for passage in turn.passages]).split()
    return {f"main.{words[place + 1]}" for place, word in enumerate(words) if word == "in"}


@pytest.mark.parametrize(
    "first", [0, *[pytest.param(first, marks=pytest.mark.thorough) for first in range(COUNT, 32, COUNT)]]
)
def test_open_endings_agree_with_playing(first: int, monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    halt_after(1000, monkeypatch)
    for seed in range(first, first + COUNT):
        story = load_text(SmallStory(seed).text).story
        if story is None:
            continue
        plays = seed % 2  # in others, only the exploration can tell
        monkeypatch.setattr(open_endings, "FROM_START", 100 * plays)
        monkeypatch.setattr(open_endings, "FROM_NODE", 6 * plays)
        try:
            expected = by_playing(story)
        except TooLargeError:
            continue
        found = open_endings.open_endings(story, prove(story))
        assert found.is_exact
        assert {name: set(endings) for name, endings in found.of.items()} == expected, SmallStory(seed).text
        compared += 1
    assert compared


GATE = """title: Gate
state: {key: false}
endings: {inside: In, out: Out}
---
node: a
choices:
  - {label: Take, do: key = true, go: b}
  - {label: Leave, go: c}
---
node: b
go: [{if: key, to: yes}, {to: c}]
---
node: c
choices:
  - {label: Wait, if: key, go: yes}
  - {label: Go, go: no}
---
node: yes
ending: inside
---
node: no
ending: out
"""


def test_what_only_the_graph_allows_is_not_open() -> None:
    story = load_text(GATE).story
    assert story is not None
    found = open_endings.open_endings(story, prove(story))
    assert found.of["main.a"] == ("inside", "out")
    assert found.of["main.b"] == ("inside",) and found.of["main.c"] == ("out",)
    assert found.is_exact


def test_endings_without_time_are_those_of_the_graph(monkeypatch: pytest.MonkeyPatch) -> None:
    story = load_text(GATE).story
    assert story is not None
    proof = prove(story)
    ticks = iter(range(10**9))
    monkeypatch.setattr(clock, "time", SimpleNamespace(process_time=lambda: next(ticks), monotonic=count().__next__))
    found = open_endings.open_endings(story, proof, seconds=1)
    assert not found.is_exact
    assert found.of["main.b"] == ("inside", "out")
