"""A small story with something of everything that a page can show."""

STORY = """
title: A page
voices:
  doubt: {name: The doubt, style: italic, colour: red, indent: 4}
moods:
  dream: {colour: purple, border: double, pace: slow}
notes:
  blood: {brief: Blood, detail: Blood in a dream.}
state:
  trust: {start: 2, min: 0, max: 5, label: Her trust, shown: true}
  strain: {start: 1, min: 0, max: 9}
  gone: false
  called: ""
gauges:
  heart: {kind: pulse, label: Her heart, value: 60 + 12 * strain, flat: gone}
endings:
  over: {title: The long tone}
---
scene: telling
title: The telling
pov: Willow
---
node: room
text: |
  The room is quiet.

  @doubt Who stays for a killer?

  She waits, *very* still.
choices:
  - Look away: long
  - label: Tell a kinder story
    if: trust > 4
    locked: She would know.
    go: long
  - label: Squeeze her hand
    text: Her fingers answer.
    do: strain += 5
    go: dream.dark
---
node: long
text: |
  {LONG}
choices:
  - Go on: last
---
node: last
do: gone = true
text: |
  @cue flatline

  It is over.
ending: over
---
scene: dream
title: The dream
pov: Tara
mood: dream
---
node: dark
note: blood
text: The dark place has the patience of a room.
veiled: A dream, left untold.
ask: {into: called, label: Who are you?, length: 12}
go: named
---
node: named
text: |
  {called}, you say.

  @cue phone
choices:
  - Wake: telling.last
""".replace("{LONG}", "\n\n  ".join(f"Paragraph {n} of many, each of them on a line." for n in range(1, 31)))

TITLE = STORY.replace("title: A page", "title: A page\nauthor: A. Writer\nblurb: Read me.\ncredits: After a tale.", 1)

ROAD = """
title: A long way
endings: {rest: {}}
state:
  steps: {start: 0, min: 0, max: 100000}
---
node: road
do: steps += 1
text: Step number {steps} on the road.
choices:
  - On: road
  - Rest: rest
---
node: rest
text: You rest.
ending: rest
"""
