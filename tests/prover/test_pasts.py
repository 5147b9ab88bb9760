"""Pasts: what a reader has read before a node, compared with playing every way there."""

import json
from itertools import count
from types import SimpleNamespace

import pytest

from branchlight import load_text
from branchlight.analysis.before import Before, before
from branchlight.model.story import Story
from branchlight.play import Turn
from branchlight.prover import clock, pasts
from branchlight.prover.pasts import Past, pasts_of
from branchlight.prover.pasts_report import pasts_report
from tests.prover.by_playing import TooLargeError
from tests.prover.comparing import halt_after
from tests.prover.readings_by_playing import readings
from tests.prover.small_stories import SmallStory
from tests.stories import made

LAKE = """\
title: Lake
state: {rod: false}
endings: {over: Over}
---
scene: lake
---
node: shore
text: A lake.
choices:
  - {label: Take the rod, do: rod = true, go: shed}
  - Look: reeds
  - On: far.bridge
---
node: shed
text: A shed.
go: far.bridge
---
node: reeds
text: Reeds.
choices:
  - Back: shore
---
scene: far
---
node: bridge
text: A bridge.
choices:
  - {label: Fish, if: rod, go: catch}
  - On: home
---
node: catch
text: A fish.
choices:
  - On: home
---
node: home
ending: over
---
node: lost
text: Nobody comes here.
go: home
"""


def by_playing(story: Story, node: str) -> set[frozenset[str]]:
    """Return what readers have read before they enter a node, for every way to it. May raise `TooLargeError`."""
    found: set[frozenset[str]] = set()
    for _ in readings(story, lambda turn, had: arrive(turn, had, node, found)):
        pass
    return found


def knows_nothing(story: Story, node: str) -> Before:
    return Before(frozenset(), frozenset(), True)


def arrive(turn: Turn, read: frozenset[str], node: str, found: set[frozenset[str]]) -> frozenset[str]:
    words = " ".join([passage.text for passage in turn.passages]).split()
    for place, word in enumerate(words):
        if word == "in":
            name = f"main.{words[place + 1]}"
            if name == node:
                found.add(read - {node})
            read |= {name}
    return read


def expected(story: Story, node: str) -> dict[str, Past]:
    ways = by_playing(story, node)
    others = [name for name in story.nodes if name != node]
    return {
        name: "never"
        if not any(name in way for way in ways)
        else "surely"
        if all(name in way for way in ways)
        else "possibly"
        for name in others
    }


@pytest.mark.parametrize("limit", [1000, 10])
@pytest.mark.parametrize("first", [0, *[pytest.param(first, marks=pytest.mark.thorough) for first in range(3, 24, 3)]])
def test_pasts_agree_with_playing(first: int, limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    halt_after(limit, monkeypatch)
    for seed in range(first, first + 3):
        story = load_text(SmallStory(seed).text).story
        if story is None:
            continue
        monkeypatch.setattr(pasts, "SESSIONS", 200 if seed % 2 else 0)
        monkeypatch.setattr(pasts, "before", before if seed % 4 < 2 else knows_nothing)
        node = list(story.nodes)[seed % len(story.nodes)]
        try:
            wanted = expected(story, node)
        except TooLargeError:
            continue
        found = pasts_of(story, node)
        assert (found.of, found.bound) == (wanted, None), f"story {seed}, {node}:\n{SmallStory(seed).text}"
        compared += 1
    assert compared


def test_graph_agrees_with_the_proof() -> None:
    story = made(LAKE)
    assert before(story, "far.catch") == Before(
        frozenset(("lake.shore", "far.bridge")), frozenset(("far.home", "far.lost")), True
    )
    assert not before(story, "far.lost").reached


def test_report_lists_nodes_by_scene() -> None:
    story = made(LAKE)
    assert pasts_report(story, pasts_of(story, "far.catch")).splitlines() == [
        "far.catch:",
        "",
        "  surely read before: 3 nodes",
        "    lake: shore, shed",
        "    far: bridge",
        "",
        "  possibly read before: 1 node",
        "    lake: reeds",
        "",
        "  never read before: 2 nodes",
        "    far: home, lost",
    ]
    assert pasts_report(story, pasts_of(story, "far.lost")) == "far.lost: no reader comes here."
    found = json.loads(json.dumps(pasts_of(story, "far.catch").as_json()))
    assert (found["possibly"], found["not settled"], found["bound"]) == (["lake.reeds"], [], None)


def test_pasts_cut_short_agree_with_whole_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    story, bounds = made(LAKE), set()
    whole = pasts_of(story, "far.catch")
    for seconds in (0, 1, 3, 10, 30, 100, 200, 300, 400, 500, 700, 1000, 1500, 2000, 4000):
        ticks = count()
        monkeypatch.setattr(
            clock, "time", SimpleNamespace(process_time=lambda ticks=ticks: next(ticks), monotonic=count().__next__)
        )
        found = pasts_of(story, "far.catch", seconds=seconds)
        bounds.add(found.bound)
        assert all(past in ("not settled", whole.of[name]) for name, past in found.of.items())
        assert found.bound or found == whole
        assert not found.bound or "raise it with --seconds" in pasts_report(story, found)
    assert bounds == {None, "seconds"}


def test_random_sessions_answer_questions() -> None:
    text = (
        "title: Bid\nstate: {bid: {start: 0, min: 0, max: 5}}\nendings: {over: Over}\n---\nnode: a\n"
        "ask: {number: bid, label: Bid}\ngo: [{if: bid > 3, to: b}, {if: bid > 1, to: c}, {to: a}]\n"
        "---\nnode: b\ntext: b\nchoices:\n  - On: c\n---\nnode: c\nending: over\n"
    )
    evidence = pasts._Evidence("main.c")
    evidence.play(made(text), ["main.b"], clock.Clock(1000))
    assert evidence.settles(["main.b"]) and evidence.is_reached


def test_pasts_stop_at_a_limit_of_states(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pasts, "SESSIONS", 0)
    found = pasts_of(made(LAKE), "far.catch", states=1)
    assert (found.reached, found.bound, set(found.of.values())) == (None, "states", {"not settled"})
    assert "not settled whether a reader comes here" in pasts_report(made(LAKE), found)
