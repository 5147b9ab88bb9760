"""Small stories about what others rarely do: questions of every kind, being stuck, and returning from calls."""

ASKING = """title: Asking
id: asking
state:
  name: ""
  n: {start: 0, min: -12, max: 12}
  far: {start: 0, min: -1000000, max: 1000000}
  e: {one of: [red, blue, other]}
  k: 0
endings: {o: O}
---
node: a
do: k += 1
text: "{name} {name as capital} {n} {far as words} {e}"
ask: {into: name, label: Name, length: 9}
choices:
  - {label: Count, id: count, ask: {number: n, label: How many}, go: a}
  - {label: Far, id: far, ask: {number: far, label: How far, min: -500, max: 499}, go: a}
  - {label: Colour, id: colour, ask: {into: e, label: Colour, among: ANSWERS, else: other}, go: a}
  - {label: Call, id: call, ask: {into: e, label: Colour, among: ANSWERS, else: other}, call: b, go: a}
  - {label: End, id: end, if: k > 30, ending: o}
---
node: b
text: "{e}"
go: back
"""
_RED = """[Red, "it's", "STRASSE", "Ümlaut", "ꭰ Ꭰ", "ﬁn", "ǰ"]"""
_BLUE = """["a-b", 'a "b" c', "two words", "ΣΊΣΥΦΟΣ", "ı"]"""
ANSWERS = f"{{red: {_RED}, blue: {_BLUE}}}"

STUCK = """title: Stuck
id: stuck
state: {n: {start: 0, min: 0, max: 9}, s: {set of: [p, q]}}
endings: {o: O}
---
node: a
do: n += 1
text: A {& one | two | three}.
choices:
  - {label: "Shut {~ x | y | z}", id: shut, if: n > 9, locked: "No {? l | m}.", go: a}
  - {label: "On {? i | j}", id: on, if: n < 4, go: a}
  - {label: Out, id: out, if: n < 5, go: b}
  - {if: chance(30), label: Luck, id: luck, go: a}
go:
  - {if: chance(20), to: b}
  - {if: n > 8, to: back}
---
node: b
text: B.
choices:
  - {label: Once, id: once, once: visit, go: b}
  - {label: "Never {~ x | y}", id: never, if: "roll(1, 2) > 2", locked: Never., go: a}
  - from: spare
    show: 2
go:
  - {if: chance(50), to: back}
  - {from: spare}
  - {if: n < 3, to: a}
---
node: c
pool: spare
label: "C {? i | j}"
when: chance(40)
priority: n % 2
text: C.
choices:
  - {label: Once, id: once, once: visit, go: c}
  - from: spare
go: a
---
node: d
pool: spare
label: D
when: chance(40) and at(b)
text: D.
go: [{if: chance(30), to: back}, {to: a}]
---
node: e
ending: o
"""

CALLS = """title: Calls
id: calls
state: {n: {start: 0, min: 0, max: 9}, t: false, s: {set of: [p, q], start: [p]},
  who: {one of: [p, q], start: q}, u: {start: 0, min: 0, max: 3}}
endings: {o: O}
---
node: a
do: n += 1
text: "A {at(a): here | there}."
call: {to: f, with: {k: n, w: t or n > 4, c: s}}
choices:
  - {label: "Here {at(a): yes | no}", id: here, if: at(a), locked: Not here., once: visit, go: a}
  - {label: Deep, id: deep, call: {to: f, with: {k: 3}}, go: b}
  - {label: Loop, id: loop, if: n > 3, go: loop}
  - {label: Sink, id: sink, if: n > 3, go: sink}
  - {label: End, id: end, if: n > 8, ending: o}
go: b
---
node: b
text: "B {at(b): here | there} {who} {u}."
choices:
  - {label: Back, id: back, once: visit, go: back}
  - {label: Once, id: once, once: true, call: f}
  - {label: A, id: on, go: a}
  - {label: Pick, id: pick, do: [s -= p, s -= q, who = pick(s), u = n > 2], go: a}
go: a
---
node: f
takes: {k: {start: 1, min: 0, max: 9}, w: false, c: {set of: [p, q], start: [q]}}
do: [k -= 1, t = w, s += q]
text: "F {k} {w} {c} {at(f): here | there} {at(a): a | no}"
choices:
  - {label: Again, id: again, if: k > 0, call: {to: f, with: {k: k - 1, w: not w}}}
  - {label: Stay, id: stay, once: visit}
  - {label: Back, id: back, go: back}
go: back
---
node: loop
go: [{if: n > 0, to: sink2}, {to: a}]
---
node: sink2
go: [{if: n > 0, to: loop}, {to: a}]
---
node: sink
go: [{if: n > 0, to: deep}, {to: a}]
---
node: deep
call: sink
go: back
"""

NESTED = f"""title: Nested{" and nested" * 60}
id: nested
start: one.a
endings: {{o: O}}
---
scene: one
title: One
---
node: a
text: "{{& A. | {"A very " * 40}long line.}}"
choices:
  - {{label: Two, id: two, call: two.b, go: a}}
  - {{label: Three, id: three, call: three.c, go: a}}
  - {{label: End, id: end, if: visits(a) > 20, ending: o}}
---
scene: two
title: Two{" é🎭" * 200}
---
node: b
call: three.c
go: back
---
scene: three
pov: ada
---
node: c
text: "{{& {"A much " * 40}longer line. | C. | {"x" * 170}}}"
choices:
  - {{label: Back, id: back, go: back}}
"""

GLUE = """title: Glue
id: glue
voices: {sea: The sea, land: The land}
notes: {dark: Dark, loud: Loud}
moods: {night: {colour: blue}}
state: {n: {start: 0, min: 0, max: 9}}
endings: {o: O}
---
node: a
do: n += 1
text: "{& | <>|*On*<> } {? *and* on <> | {n > 3: <>} | and so on|\\n\\n<>}"
go: [{if: chance(30), to: b}, {if: chance(30), to: c}, {if: chance(30), to: d}, {to: e}]
---
node: b
note: dark
text: "<>{& dark <> | |@sea Dark<>}"
veiled: "{? veiled<> | <>|@land So <> } {& a|<>}"
go: [{if: chance(40), to: c}, {to: e}]
---
node: c
note: loud
text: "{? loud <> | <> loud|@cue bell\\n\\n}"
veiled: "{? veiled<> |@sea <> veiled}"
go: [{if: chance(40), to: a}, {to: d}]
---
node: d
text: "{& @sea We <> |we<> |@sea <> and we\\n\\n@pause 1\\n\\n<>|\\n\\n***\\n\\n|  |<>}"
go: [{if: chance(40), to: a}, {if: chance(40), to: b}, {to: e}]
---
node: e
mood: night
text: "{? at <>|<> in|so}"
choices:
  - {label: On, id: on, text: "{& On <> |<>}", go: a}
  - {label: Dark, id: dark, note: dark, text: "Dark <>", veiled: "{? So <>|So}", go: a}
  - {label: End, id: end, if: n > 8, ending: o}
"""

EDGES = (ASKING.replace("ANSWERS", ANSWERS), STUCK, CALLS, NESTED, GLUE)
