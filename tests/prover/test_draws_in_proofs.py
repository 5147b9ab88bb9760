"""Draws in a proof: their order on a path, and the states that they lead to."""

from branchlight.prover.replay import replay
from tests.prover.sound_story import proof_of
from tests.stories import made


def test_draws_of_a_path_are_in_the_order_of_play() -> None:
    text = """\
title: Draws
state: {luck: {start: 0, min: 0, max: 6}, idle: {start: 0, min: 0, max: 9}}
endings: {six: Six, one: One}
---
node: table
do: idle = roll(1, 9)
text: "{~ red | black} {chance(30): rain | sun}"
choices:
  - label: Throw.
    do: luck = roll(1, 6)
    text: "It shows {luck}, and {roll(1, 4)} look on."
    go: [{if: luck == 6, to: win}, {to: table}]
  - {label: Leave., if: chance(20), go: lose}
---
node: win
ending: six
---
node: lose
ending: one
"""
    story, proof = made(text), proof_of(text)
    first = ("draw 1 of 9", "draw 1 of 2", "draw 1 of 2")
    assert proof.endings["six"].path == (*first, "draw 1 of 2", "main.table.throw", "draw 6 of 6", "draw 1 of 4")
    assert proof.endings["one"].path == (*first, "draw 2 of 2", "main.table.leave")
    assert proof.variants["main.table~1.2"].path == ("draw 1 of 9", "draw 2 of 2", "draw 1 of 2", "draw 1 of 2")
    assert proof.variants["main.table~2.1"].path == ("draw 1 of 9", "draw 1 of 2", "draw 2 of 2", "draw 1 of 2")
    for table in (proof.nodes, proof.choices, proof.variants, proof.endings):
        for at in table.values():
            replay(story, at.path)
    assert proof.verdict == "proven"


def test_deck_deals_each_card_once() -> None:
    text = """\
title: Deck
state:
  deck: {set of: [ace, king, queen], start: [ace, king, queen]}
  card: {one of: [ace, king, queen]}
  first: {one of: [ace, king, queen]}
endings: {over: Over}
promises:
  - never: card == first and count(deck) == 1
  - possible: ending(over) and card == king
---
node: table
do: [first = pick(deck), deck -= first, card = pick(deck), deck -= card]
text: "{card == queen: The queen. | Not the queen.} {card == first: Again.}"
choices:
  - {label: Deal., do: [card = pick(deck), deck -= card], go: gone}
---
node: gone
go: [{if: pick(deck) == ace, to: end}]
---
node: end
ending: over
"""
    story, proof = made(text), proof_of(text)
    assert [promise.verdict for promise in proof.promises] == ["proven", "proven"]
    assert proof.variants["main.table~1.1"].path == ("draw 1 of 3", "draw 2 of 2")
    assert not proof.variants["main.table~2.1"].reached
    # The ace, then the king or queen: the last card needs no draw, and an empty deck gives its first name.
    assert proof.endings["over"].path == ("draw 1 of 3", "draw 1 of 2", "main.table.deal")
    replay(story, proof.endings["over"].path)


def test_readers_are_trapped_after_the_draws() -> None:
    text = """\
title: Storylets
endings: {over: Over}
---
node: hub
choices:
  - {from: days, show: 1}
go: out
---
node: fair
pool: days
label: A fair day
go: out
---
node: foul
pool: days
label: A foul day
choices:
  - Wait: foul
---
node: out
ending: over
"""
    proof = proof_of(text)
    assert {(at.node, at.path) for at in proof.stuck} == {
        ("main.hub", ("draw 2 of 2",)),
        ("main.foul", ("draw 2 of 2", "main.hub.main.foul")),
    }
    (choice,) = replay(made(text), ("draw 2 of 2",)).choices
    assert choice.text == "A foul day"
