"""Facts about conditions hold in every session: a condition that is "never true" is never true in play."""

from collections.abc import Iterator
from random import Random

import pytest

from bench.renderings import branchlight
from bench.stories import layered_story
from branchlight import choose, load_text, start
from branchlight.analysis.rules.rule import Study
from branchlight.compiler.load import compile_files
from branchlight.model.story import Choice, Story
from branchlight.play.compiled_story import node_of
from branchlight.play.turn import Turn
from branchlight.source.located import SourceFile

READINGS = 150

WINDING = """title: Winding
state:
  coins: {start: 3, min: 0, max: 6}
  bag: {set of: [rope, lamp, key]}
  mood: {one of: [calm, wary, lost]}
  steps: 0
endings: {out: Out}
---
node: square
do: steps += 1
call: hawker
choices:
  - {label: Well, if: rope in bag and coins < 2, go: well}
  - {label: Gate, if: key in bag and lamp in bag, go: gate}
  - {label: Sell, id: sell, if: count(bag) > 1, do: [coins += 2, bag -= lamp], go: square}
  - {label: Sleep, once: true, do: mood = wary, go: dream}
  - from: rumours
go: gate
---
node: hawker
choices:
  - {label: Buy rope, if: coins >= 2 and not rope in bag, do: [coins -= 2, bag += rope], go: back}
  - {label: Buy lamp, if: coins > 3, do: [coins -= 4, bag += lamp], go: back}
  - {label: Pass, do: coins += chance(50), go: back}
---
node: dream
do: mood = lost if chance(30) else mood
choices:
  - {label: Wake, if: mood == wary, go: square}
  - {label: Drown, if: mood == lost or steps > 40, go: well}
---
node: rumour
pool: rumours
label: A rumour
when: turns_since(rumour) > 3
go: square
---
node: well
do: bag += key
choices:
  - {label: Climb, if: rope in bag, go: square}
  - {label: Shout, if: visits(well) > 2 or mood == lost, go: gate}
  - {label: Wait, do: mood = calm, go: square}
---
node: gate
ending: out
"""


def stories() -> Iterator[Story]:
    for seed in range(1, 4):
        files = branchlight(layered_story(5, 6, seed))
        loaded = compile_files(tuple([SourceFile(name, text) for name, text in files.items()]), [])
        assert loaded.story is not None
        yield loaded.story
    loaded = load_text(WINDING)
    assert loaded.story is not None, loaded.diagnostics
    yield loaded.story


def offers(turn: Turn) -> dict[str, bool]:
    """Return the choices that the reader faces, and whether each is open."""
    node = turn.story.nodes[node_of(turn.state.place)]
    if turn.state.place != node.name or turn.ending:
        return {}
    opened = {choice.name for choice in turn.choices if choice.open}
    return {o.name: o.name in opened for o in node.body.offers if isinstance(o, Choice) and o.test and not o.once}


@pytest.mark.parametrize("story", list(stories()), ids=lambda story: story.title)
def test_facts_hold_in_every_session(story: Story) -> None:
    facts = Study(story).facts
    never = {found.condition.of for found in facts.never}
    always = {condition.of for condition in facts.always}
    asked = set()
    for seed in range(READINGS):
        random, turn = Random(seed), start(story, seed)
        while turn.choices and turn.state.turns < 60:
            for name, is_open in offers(turn).items():
                asked.add(name)
                assert not (is_open and name in never)
                assert is_open or name not in always
            turn = choose(turn, random.choice([choice for choice in turn.choices if choice.open]))
    assert asked


def test_generated_stories_have_conditions() -> None:
    story = next(stories())
    assert Study(story).facts.never


def test_answers_are_what_their_question_takes() -> None:
    text = """title: Auction
state: {bid: {start: 0, min: 0, max: 99}}
endings: {over: Over}
---
node: hall
ask: {number: bid, min: 10, max: 20}
choices:
  - {label: Never, if: bid < 10, go: sold}
  - {label: Always, if: bid >= 10 and bid <= 20, go: sold}
  - {label: At times, if: bid == 20, go: sold}
  - {label: Out, go: sold}
---
node: sold
ending: over
"""
    story = load_text(text).story
    assert story is not None
    facts = Study(story).facts
    assert [found.condition.of for found in facts.never] == ["main.hall.never"]
    assert [condition.of for condition in facts.always] == ["main.hall.always"]
    assert {0, 10, 20} <= set(facts.anywhere[0])
