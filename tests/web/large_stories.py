"""Stories with sets of up to 60 members and up to 60 variants, for which no number of JavaScript has enough bits."""

import random


def large_story(seed: int) -> str:
    """Return the text of a story with sets, shuffles and deals of 30 to 60 members."""
    rng = random.Random(seed)
    size = rng.choice((30, 31, 32, 33, 52, 53, 54, 59, 60))
    names = [f"m{number}" for number in range(size)]
    listed = ", ".join(names)
    some = ", ".join(rng.sample(names, size // 2))
    sides = " | ".join([f"s{number}" for number in range(size)])
    one, other, last = rng.sample(names, 3)
    return f"""title: Large
state:
  a: {{set of: [{listed}], start: [{some}], shown: true}}
  b: {{set of: [{listed}]}}
  e: {{one of: [{listed}]}}
  n: {{start: 0, min: -1000000, max: 1000000}}
endings: {{o: O}}
---
node: start
text: "{{~ {sides}}} {{~! {sides}}} {{? {sides}}} {{a}} {{count(b)}} {{e in a: in | out}} {{a == b: same | not}} {{n}}"
choices:
  - {{label: Put, id: put, do: ["b += {one}", "a += {last}", "e = pick(a)", "n += 7 * count(a)"], go: start}}
  - {{label: Take, id: take, do: ["a -= {other}", "b = a", "e = pick(b)", "n = -n // 3 - 1"], go: start}}
  - {{label: All, id: all, do: ["a += e", "b -= e", "n = n * 3 % -7"], if: "{one} in a or {last} not in b", go: start}}
  - {{label: Same, id: same, if: a == b, do: "a -= {one}", go: start}}
  - {{label: End, id: end, if: visits(start) > 70, go: end}}
---
node: end
text: "{{b as list}}"
ending: o
"""
