"""What `docs/coming-from.md` gives in place of other engines' words is understood, and does what theirs does."""

import math
import re
from fractions import Fraction

import pytest

from branchlight import choose, load_text, start
from branchlight.cli.commands import COMMANDS
from branchlight.compiler import story_keys
from tests.examples import DOCS, blocks, made_up

_STATE = """\
title: T
state:
  trust: {start: 50, min: 0, max: 100}
  gold: {start: 5, min: 0, max: 9}
  coins: {start: 5, min: 0, max: 9}
  x: {start: 1, min: 0, max: 20}
  met: false
  name: ""
  told: {one of: [nothing, half, everything]}
  bag: {set of: [apple, lamp]}
  sold: {set of: [apple, lamp]}
  left: {set of: [apple, lamp]}
  nan: {one of: [she, he]}
  cast: {of: [ines, marrow], each: {warmth: 2}}
formulas: {condition: trust > 2}
words: {nan: {they: {she: she, he: he}}}
voices: {guard: The guard}
moods: {night: }
endings: {arrived: Arrived, name: Named}
"""
_NODES = """\
---
node: hall
text: Hall.
choices: [{label: Ring, go: hall}]
---
node: fight
takes: {enemy: {one of: [wolf, thief]}, lives: 1}
go: back
---
node: inn
text: Inn.
go: hall
---
node: knot
go: hall
---
node: passage
go: hall
---
node: event
pool: pool
when: met
label: Event
go: hall
"""
_PLACES = {
    "expression": '%(title)s---\nnode: first\ntext: "{(%(span)s) == (%(span)s): a}"\ngo: hall\n',
    "condition": '%(title)s---\nnode: first\ntext: "{%(span)s: a}"\ngo: hall\n',
    "prose": "%(title)s---\nnode: first\ntext: |\n  %(span)s\ngo: hall\n",
    "node": "%(title)s---\n%(span)s\ngo: hall\n",
    "key": "%(title)s---\nnode: first\n%(span)s\n",
    "key before go": "%(title)s---\nnode: first\n%(span)s\ngo: hall\n",
    "choice key": "%(title)s---\nnode: first\nchoices:\n  - label: L\n    %(span)s\n    go: hall\n",
    "node in a pool": "%(title)s---\nnode: first\npool: pool\nlabel: L\n%(span)s\ngo: hall\n",
    "choice": "%(title)s---\nnode: first\nchoices:\n  - %(span)s\ngo: hall\n",
    "scene": "%(title)s---\n%(span)s\n---\nnode: first\ngo: hall\n",
    "state": "%(title)s---\nnode: first\ngo: hall\n",
}
_KEYS = {key for table in vars(story_keys).values() if isinstance(table, dict) for key in table}
_SAID = re.compile(r"`([^`]+)`")
_NAMED = frozenset(("scenes/", "#", "..."))


def _spans() -> list[str]:
    """Return what the right columns of the tables have between backquotes."""
    page = (DOCS / "coming-from.md").read_text(encoding="utf-8")
    rows = [re.split(r"(?<!\\) \| ", line.strip("| ")) for line in page.splitlines() if line.startswith("| ")]
    spans = [span.replace("\\|", "|") for row in rows if len(row) == 2 for span in _SAID.findall(row[1])]
    return sorted(set(spans) - _NAMED)


def _is_understood(span: str) -> bool:
    if span.removesuffix(":") in _KEYS:
        return True
    if span.startswith("branchlight "):
        return span.split()[1] in COMMANDS
    span = span.removeprefix("- ")
    for place, form in _PLACES.items():
        if place == "prose" and not re.search(r"[{@*]", span):
            continue
        title = _STATE
        if place == "state":
            name, _, _ = span.partition(":")
            title = re.sub(rf"^  {re.escape(name)}: .*\n", "", title, flags=re.MULTILINE)
            title = title.replace("state:\n", f"state:\n  {span}\n")
        story = load_text(made_up(form % {"title": title, "span": span} + _NODES)).story
        if story is not None:
            return True
    return False


@pytest.mark.parametrize("span", _spans())
def test_replacement_of_other_words_compiles(span: str) -> None:
    assert _is_understood(span)


@pytest.mark.parametrize("block", [b for b in blocks("coming-from.md") if b.kind == "nodes"], ids=lambda b: b.section)
def test_example_beside_another_engine_compiles(block: object) -> None:
    loaded = load_text(made_up(f"{_STATE}---\n{block.text}{_NODES}"))  # type: ignore[attr-defined]
    assert loaded.story is not None, loaded.diagnostics


def _fair(trust: int, percent: int) -> int:
    """Return `trust %+ percent` of ChoiceScript, or `%-` if the percentage is negative."""
    if percent > 0:
        return min(99, math.floor(trust + percent * Fraction(100 - trust, 100)))
    return max(1, math.ceil(trust + percent * Fraction(trust, 100)))


@pytest.mark.parametrize(("choice", "percent"), [("up", 10), ("down", -10)])
def test_fair_maths_is_that_of_choicescript(choice: str, percent: int) -> None:
    (text,) = [b.text for b in blocks("coming-from.md") if b.kind == "story"]
    table = {trust: _fair(trust, percent) for trust in range(101)}
    found = {}
    for trust in table:
        story = load_text(text.replace("start: 50", f"start: {trust}")).story
        assert story is not None
        found[trust] = int(choose(start(story, seed=1), choice).passages[-1].text)
    assert found == table
