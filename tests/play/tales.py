"""A small story that uses most of the format, and editions of it."""

from branchlight.model.story import Story
from tests.stories import made

AUCTION = """\
title: Auction
state: {bid: {start: 3, min: 0, max: 20}}
endings: {over: Over}
---
node: hall
ask: {number: bid, label: Your bid}
go: over
---
node: over
text: You bid {bid}.
ending: over
"""

TALE = """\
title: The well
id: well
start: yard.gate
voices:
  echo: {name: The echo}
notes:
  dark: {brief: The dark, detail: A child is alone in it.}
state:
  rope: {start: 2, min: 0, max: 9, label: The rope}
  lamp: {one of: [out, low, bright]}
  held: {set of: [stone, coin]}
  wet: false
  name: ""
gauges:
  heart: {kind: pulse, label: Her heart, value: 60 + rope, flat: rope == 9}
endings:
  home: {title: Home before night, order: 1}
  lost: {title: Lost, order: 2}
---
scene: yard
title: The yard
pov: ada
---
node: gate
text: |
  The gate {stands open|is shut|is gone}. {~ A crow. | A cat. | A bell.}

  @echo Who goes there, {name}?

  @cue bell
choices:
  - label: Draw rope.
    do: [rope += 1, wet = not wet]
    text: "The rope is {wet: wet | dry}."
  - label: Light the lamp.
    do: lamp = bright
    once: true
  - label: Look down
    go: edge
  - label: Walk home.
    if: rope > 4
    locked: You have too little rope.
    go: home
go: gate
---
node: edge
note: dark
text: "It is dark. {chance(50): Something moves.}"
veiled: You look away.
call: hum
choices:
  - label: Pick up the stone.
    do: held += stone
    choices:
      - label: Throw it.
        do: held -= stone
      - label: Keep it.
  - label: Say your name.
    go: asking
  - from: voices
    show: 2
  - Climb down: deep
go: gate
---
node: hum
text: "{& Hum. | Ha. | Ho.}"
go: back
---
node: asking
text: The well listens.
ask: {into: name, label: Your name, length: 12}
go: gate
---
node: drip
pool: voices
label: Hear the drip.
when: rope > 2
text: Drip.
go: edge
---
node: wind
pool: voices
label: Hear the wind.
text: Wind {visits(wind)}.
go: edge
---
node: deep
text: You were here {visits(gate)} times, {turns_since(gate)} turns ago.
choices:
  - Let go: lost
  - Climb up: gate
---
node: lost
text: The end.
ending: lost
---
node: home
text: The {lamp} lamp.
ending: home
"""

HUB = """
title: A hub
state: {name: ""}
endings: {opened: Opened, closed: Closed}
---
node: hub
text: The hub.
choices:
  - Left: left
  - Right: right
  - {label: Out, id: out, go: out}
---
node: left
text: On the left.
go: hub
---
node: right
text: On the right.
go: hub
---
node: out
text: Who are you?
ask: {into: name, label: Name, length: 9}
go: gate
---
node: gate
text: A gate for {name}.
choices:
  - Knock: knock
  - Wait: wait
---
node: knock
text: It opens.
ending: opened
---
node: wait
text: Nothing happens.
ending: closed
"""
"""A story whose readers return to its first place, before they answer a question and reach one of two endings."""


def tale(text: str = TALE) -> Story:
    """Return the story in a text."""
    return made(text)


def edition(*changes: tuple[str, str]) -> Story:
    """Return the story with each first text replaced by the second."""
    text = TALE
    for old, new in changes:
        assert old in text, f"the tale has no {old!r}"
        text = text.replace(old, new)
    return tale(text)
