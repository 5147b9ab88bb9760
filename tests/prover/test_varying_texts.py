"""Proofs of stories whose texts vary by formats, plurals, and draws with and without an end."""

from branchlight import choose, load_text, start
from branchlight.authoring.check import check_story
from branchlight.model.story import Story
from branchlight.play import Turn
from branchlight.prover.answer import Proof
from branchlight.prover.prove import prove
from branchlight.prover.replay import replay

MONEY = """title: The kiosk
state:
  pence: {start: 2000, min: 0, max: 3000}
formulas:
  price: 875
  rest: pence - price
endings: {home: Home}
---
node: kiosk
text: |
  A map is {price as money}. You have {pence as money}, so {rest as money} would be left: {rest // 100 as words}
  {plural rest // 100: pound | pounds}.
choices:
  - {label: Buy a map., if: rest >= 0, do: pence = rest, go: kiosk}
  - {label: Pick up a coin., if: pence < 900, do: pence += 5, go: kiosk}
  - Go home: home
---
node: home
ending: home
"""
PARROT = """title: The parrot
endings: {out: Out}
---
node: cage
text: |
  The parrot {? blinks | shrugs | waits}. {~! “Land!” | “Rum!” | “Home!”}
choices:
  - {label: Wait., if: visits(cage) < 6, go: cage}
  - Leave: out
---
node: out
ending: out
"""
DEEP = """title: Deep
state: {n: {start: 1, min: 1, max: 2}}
endings: {out: Out}
---
node: here
text: |
  {? left {one | two | three} | right {n > 1: far | near}}
  {~! first {n > 1: a | b} | second {n > 1: c | d}}
  {plural n: {f | g} | {n > 1: h}}
choices:
  - {label: Again, if: visits(here) < 4, go: here}
  - {label: Another, do: n = 2, go: here}
  - Leave: out
---
node: out
ending: out
"""


def story_in(text: str) -> Story:
    loaded = load_text(text)
    assert loaded.story is not None, loaded.diagnostics
    assert (*loaded.diagnostics, *check_story(loaded.story)) == ()
    return loaded.story


def words_of(turn: Turn) -> str:
    return " ".join([passage.text for passage in turn.passages])


def test_money_is_shown_exactly_and_proven() -> None:
    story = story_in(MONEY)
    proof = prove(story)
    assert proof.verdict == "proven"
    assert proof.variants == {}
    turn = choose(start(story, 0), "buy_a_map")
    assert words_of(turn).endswith("A map is 8.75. You have 11.25, so 2.50 would be left: two pounds.")


def test_deals_end_and_random_texts_repeat() -> None:
    story = story_in(PARROT)
    assert prove(story).verdict == "proven"
    turns = [start(story, 4)]
    while turns[-1].choices[0].id == "wait":
        turns.append(choose(turns[-1], "wait"))
    said = [words_of(turn).partition("“")[2] for turn in turns]
    assert sorted(said[:3]) == ["Home!”", "Land!”", "Rum!”"]
    assert set(said[3:]) == {""}
    moves = [words_of(turn).split()[2] for turn in turns]
    assert len(moves) > len(set(moves))


def test_paths_lead_to_texts_within_draws() -> None:
    story = story_in(DEEP)
    proof: Proof = prove(story)
    assert proof.verdict == "proven"
    texts = [words_of(replay(story, found.path)) for found in proof.variants.values()]
    for word in "left right one two three far near first second a b c d f g h".split():
        assert any(word in text.split() for text in texts), word
    third = next(found for name, found in proof.variants.items() if name.endswith("~2.3"))
    assert len([entry for entry in third.path if not entry.startswith("draw ")]) == 2
    assert "three" in words_of(replay(story, third.path))
