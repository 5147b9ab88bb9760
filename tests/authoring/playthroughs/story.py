"""The story of the tests of playthroughs."""

from branchlight import load_text
from branchlight.model.story import Story

TEXT = """title: The door
notes: {blood: {brief: Blood}}
state: {trust: {start: 2, min: 0, max: 5}, name: ""}
formulas: {hope: trust * 2}
endings: {over: Over, fled: Fled}
---
node: door
text: |
  A door. {~ It creaks. | It sings. }
choices:
  - On: hall
  - {label: Smash it, if: hope > 6, locked: You dare not., go: hall}
  - {label: "{Knock | Knock again}", id: knock, was: rap, do: trust += 1, go: door}
---
node: hall
note: blood
text: There is blood on the floor.
veiled: There is something on the floor.
ask: {into: name, label: Who goes there}
go:
  - {if: chance(30), to: end}
  - {to: flee}
---
node: end
text: "Welcome, {name}."
ending: over
---
node: flee
text: You run.
choices:
  - from: regrets
  - {label: Stop, text: You stop., choices: [{label: For ever, go: gone}]}
---
node: regret
pool: regrets
when: not seen(regret)
label: Look back
go: flee
---
node: gone
ending: fled
"""


def story() -> Story:
    loaded = load_text(TEXT)
    assert loaded.story is not None, loaded.diagnostics
    assert loaded.diagnostics == ()
    return loaded.story
