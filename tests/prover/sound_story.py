"""A story without faults, and proofs of it."""

from branchlight.prover.answer import Proof
from branchlight.prover.prove import prove
from tests.stories import made

SOUND = """\
title: Sound
state: {trust: {start: 0, min: 0, max: 5}}
endings: {good: {title: Good}, bad: {title: Bad}}
---
node: room
text: "{trust > 1: warm | cold}"
choices:
  - {label: Talk., do: trust += 1, go: room}
  - {label: Leave., go: [{if: trust > 3, to: hill}, {to: road}]}
---
node: hill
ending: good
---
node: road
ending: bad
"""


ENDING = "title: Short\nendings: {{over: Over}}\n---\nnode: a\n{}\n---\nnode: b\nending: over\n"


def proof_of(text: str, states: int = 2_000_000) -> Proof:
    return prove(made(text), states)


def with_promises(*promises: str) -> str:
    lines = "".join([f"  - {promise}\n" for promise in promises])
    return SOUND.replace("---\nnode: room", f"promises:\n{lines}---\nnode: room", 1)
