"""Small stories for the tests of the page."""

TOWER = """\
title: The tower of many doors
id: tower
author: A. Keeper
blurb: A keeper, a lamp, and a very long night.
notes:
  dark: {brief: Darkness, detail: The lamp goes out.}
state:
  oil: {start: 1, min: 0, max: 3, label: Oil, shown: true}
  calm: {start: 40, min: 0, max: 100, label: Calm, shown: true}
  beat: {start: 60, min: 0, max: 200}
  keeper: ""
voices:
  sea: {name: The sea, style: italic, colour: blue, indent: 4}
  gull: {name: The gull, colour: yellow}
moods:
  storm: {colour: red, border: double, pace: fast}
gauges:
  heart: {kind: pulse, label: Heart, value: beat, flat: beat == 0}
endings: {ship: A ship turns, dark: The dark}
---
scene: tower
title: The tower
---
node: room
note: dark
veiled: A room.
text: |
  The lamp room is {oil > 1: warm | cold}. You count the *steps*, and **count** them again.

  @sea Somebody is *out here*.

  @gull Out, out.

  @cue thunder

  @pause 1

  The wind falls.
choices:
  - {label: Pour in oil., id: pour, if: oil < 3, do: [oil += 1, "beat = min(200, beat + 60)"], go: room}
  - {label: Stop the heart., id: stop, do: beat = 0, go: room}
  - {label: Light the lamp., id: light, if: oil > 1, locked: There is not enough oil., go: storm.log}
  - {label: Wait three., id: w3, go: room}
  - {label: Wait four., id: w4, go: room}
  - {label: Wait five., id: w5, go: room}
  - {label: Wait six., id: w6, go: room}
  - {label: Wait seven., id: w7, go: room}
  - {label: Wait eight., id: w8, go: room}
  - {label: Wait nine., id: w9, go: room}
  - {label: Wait ten., id: w10, go: room}
  - {label: Let it be dark., id: dark, go: dark}
---
node: dark
text: It goes out, all of it.
ending: dark
---
scene: storm
title: The storm
mood: storm
pov: The keeper
---
node: log
text: Far out, a ship turns.
ask: {into: keeper, label: Who lit the lamp, length: 20}
go: lit
---
node: lit
text: "The log says: lit by {keeper}."
ending: ship
"""

STAIR = """\
title: The stair
id: stair
state: {steps: {start: 0, min: 0, max: 9, label: Steps, shown: true}}
endings: {top: The top}
---
node: stair
text: |
  You climb {a step | another step | one more}. The wall is {~cold | wet | rough}, and there are people on it above you.

  Somebody counts aloud: {steps}.
choices:
  - {label: Climb., id: climb, do: steps = (steps + 1) % 10, go: stair}
  - {label: Rest., id: rest, go: stair}
  - {label: Stop., id: stop, go: top}
---
node: top
text: Enough.
ending: top
"""

_COUNTERS = "".join(
    [f"  {name}: {{start: 1, min: 0, max: 9, label: The {name} of the tower, shown: true}}\n" for name in "abcdefghijk"]
)
_DOORS = "".join([f"  - {{label: Door {number}., go: hall}}\n" for number in range(12)])
CROWDED = f"""\
title: The crowded hall
id: crowded
state:
{_COUNTERS}  name: ""
endings: {{end: ""}}
---
scene: hall
title: The hall of a great many doors, and of what was kept behind them
pov: Ada
---
node: hall
text: A hall.
choices:
{_DOORS}  - {{label: Sign., ask: {{into: name, label: Your name}}, ending: end}}
"""

ABROAD = f"""\
title: ليلة القطار
id: abroad
language: ar
voices: {{sea: {{name: The sea, indent: 4}}, bahr: البحر}}
notes: {{dark: {{brief: ظلام, detail: ينطفئ المصباح.}}}}
state:
  calm: {{start: 3, min: 0, max: 9, label: "{"Gelassenheit" * 6}", shown: true}}
  days: {{start: 0, min: 0, max: 9}}
endings: {{end: "{"Endhaltestelle" * 6}"}}
---
scene: train
title: "{"Eisenbahnwagen" * 6}"
---
node: train
text: |
  كان القطار يمضي في الليل. {"Donaudampfschiff" * 6}

  @sea أنا هنا.

  @bahr Here I am.
choices:
  - {{label: افتحي الكتاب., id: open, go: train}}
  - {{label: "{"Rindfleischetikett" * 6}.", id: long, go: train}}
  - {{label: مغلق., id: shut, if: calm > 8, locked: ليس الآن., go: train}}
  - {{label: عمر, id: ask, ask: {{number: days, label: كم عمرك}}, ending: end}}
"""

MUTE = """\
title: Silence
id: mute
endings: {end: ""}
---
node: only
choices:
  - {label: Wait., go: only}
  - {label: Stop., ending: end}
"""

_ENDS = "".join([f"  - {{label: Way {number}., ending: end}}\n" for number in range(9)])
DOORS = f"""\
title: Doors
id: doors
endings: {{end: ""}}
---
node: only
choices:
{_ENDS}"""

EMPTY = """\
title: Empty
endings: {end: ""}
---
node: only
text: Nothing.
ending: end
"""

ASKS = """\
title: Questions
id: questions
state: {n: {start: 0, min: 0, max: 9}, name: ""}
endings: {end: The end}
---
node: a
text: One.
ask: {number: n, label: How many}
go: b
---
node: b
text: "{n}."
ask: {into: name, label: Who, length: 8}
go: c
---
node: c
text: "{name}."
ending: end
"""
