"""Rules: what each finds beyond its example, and what it leaves alone."""

import pytest

from branchlight import load_text
from branchlight.analysis.rules import RULES
from branchlight.authoring.check import check_story
from tests.analysis.rules.rule_findings import TITLE, codes, story


def test_rules_have_distinct_codes() -> None:
    assert len({rule.code.name for rule in RULES}) == len(RULES)


def test_unreachable_nodes_name_the_way_never_taken() -> None:
    choices = "choices:\n  - {label: Hit, go: other}\n  - {label: Flee, if: key, go: other}"
    body = f"{choices}\ngo: lost\n---\nnode: lost\ngo: other"
    loaded = load_text(TITLE + story(body))
    assert loaded.story is not None, loaded.diagnostics
    (problem,) = [problem for problem in check_story(loaded.story) if problem.code == "W401"]
    assert problem.message == "`lost` follows only from a `go:` that is never taken"
    assert [(related.place.line, related.message) for related in problem.related] == [
        (17, "a choice of the same node is always open")
    ]


SOUND = {
    "a list of ways in full": "go:\n  - {if: trust <= 3, to: other}\n  - {if: trust > 3, to: last}",
    "a list of ways in full behind choices": """choices:
  - {label: Knock, if: key, go: other}
go:
  - {if: not key, to: other}""",
    "a condition in full on the other side of a brace": """text: |
  {trust > 3: Much. | {trust <= 3: Little.}}
go: other""",
    "a circle whose condition it changes": """go: spin
---
node: spin
do: strain += 1
go:
  - {if: strain < 9, to: spin}
  - {to: other}""",
    "a circle that the dice end": "go: spin\n---\nnode: spin\ngo:\n  - {if: chance(50), to: spin}\n  - {to: other}",
    "a circle of two conditions of which one holds at a time": """go: spin
---
node: spin
go:
  - {if: trust < strain, to: twist}
  - {to: other}
---
node: twist
go:
  - {if: strain < trust, to: spin}
  - {to: other}""",
    "a circle of two slots that never fit together": """choices:
  - {label: Break, do: [key = true, told = half], go: yard}
  - {label: Climb, go: tower}
---
node: yard
go:
  - {if: key, to: tower}
  - {to: other}
---
node: tower
go:
  - {if: told == nothing, to: yard}
  - {to: other}""",
    "a circle that asks": "go: spin\n---\nnode: spin\nask: {into: name}\ngo:\n  - {if: key, to: spin}\n  - {to: other}",
    "a call that comes back": """call: aside
go: other
---
node: aside
choices:
  - Enough: back""",
    "a call inside a call": """call: aside
go: other
---
node: aside
call: deeper
go: back
---
node: deeper
go: back""",
    "two choices of one label, of which one is open at a time": """choices:
  - {label: Knock, if: trust > 3, go: other}
  - {label: Knock, id: again, if: trust <= 3, go: other}""",
    "two choices of one label, each by its own fall of the dice": """choices:
  - {label: Knock, if: chance(50), go: other}
  - {label: Knock, id: again, if: chance(50), go: other}
  - On: other""",
    "two choices of one label, the first of which goes away": """choices:
  - {label: Knock, once: true, go: other}
  - {label: Knock, id: again, if: trust > 3, go: other}
  - On: other""",
    "a choice that changes its words": """choices:
  - {label: "{Knock | Knock again}", id: knock, go: other}
  - {label: "{Knock | Knock louder}", id: louder, go: other}""",
    "a pool with a storylet that always fits": """choices:
  - from: memories
  - On: other
---
node: summer
pool: memories
label: Summer
when: not seen(summer)
go: first
---
node: winter
pool: memories
label: Winter
go: first""",
    "a pool of events that always fit": """go: [{if: trust > 3, from: events}, {to: other}]
---
node: summer
pool: events
go: last
---
node: winter
pool: events
go: last""",
    "a circle that an event leaves": """go: [{from: events}, {to: second}]
---
node: second
go: first
---
node: summer
pool: events
when: chance(50)
go: other""",
    "what only a storylet leads to": """choices:
  - from: memories
  - On: other
---
node: summer
pool: memories
label: Summer
when: trust > 3
go: deep
---
node: deep
go: first""",
    "what is behind a call": """call: aside
choices:
  - On: behind
---
node: aside
go: back
---
node: behind
go: other""",
    "what a call has changed": """call: aside
choices:
  - {label: Open, if: key and seen(aside), go: other}
  - Leave: last
---
node: aside
do: key = true
choices:
  - Enough: back
  - {label: Put it back, do: key = false, go: back}""",
}


@pytest.mark.parametrize("body", SOUND.values(), ids=SOUND.keys())
def test_sound_stories_have_no_findings(body: str) -> None:
    title = TITLE.replace("state:\n", "state:\n  name: Ann\n") if "into: name" in body else TITLE
    if "into: name" in body:
        body = f'text: "{{name}}"\n{body}'
    assert codes(story(body), title) == []


FAULTS = {
    "W401": """go: other
---
node: lost
go: lonely
---
node: lonely
go: other""",
    "W402": """choices:
  - On: next
---
node: next
choices:
  - {label: Look, if: chose(other.again) and at(first), go: other}
  - Go: last""",
    "W404": """go:
  - {if: key, to: last}
  - {to: other}
  - {to: first}""",
    "W405": """choices:
  - {label: Knock, if: key, go: other}
  - {label: Knock, id: again, if: key and trust > 3, go: last}
  - On: other""",
    "W406": """choices:
  - {label: Rise, do: [lead += follow, follow = lead], go: other}""",
    "W407": """text: "Dear {name},"
go: other""",
    "W408": """choices:
  - {label: Run, do: key = true, go: spin}
  - Walk: spin
---
node: spin
go:
  - {if: key, to: twist}
  - {to: other}
---
node: twist
go: spin""",
    "E409": """choices:
  - On: other
  - Return: back""",
    "W410": """call: aside
go: other
---
node: aside
choices:
  - Back: back
  - Again: deeper
---
node: deeper
go: first""",
    "E420": """call: {to: aside, with: {depth: 2}}
go: other
---
node: aside
takes: {depth: {start: 1, min: 0, max: 3}}
text: "{depth}"
choices:
  - Back: back
  - Again: deeper
---
node: deeper
go: first""",
    "W411": """choices:
  - On: other
  - Dream: dream
---
node: dream
call: last
go: last""",
}


MORE_STATE = {"W406": "  lead: 0\n  follow: 0\n", "W407": '  name: ""\n'}


@pytest.mark.parametrize("code", FAULTS)
def test_rules_find_less_obvious_faults(code: str) -> None:
    title = TITLE.replace("state:\n", f"state:\n{MORE_STATE.get(code, '')}")
    assert set(codes(story(FAULTS[code]), title)) == {code}
