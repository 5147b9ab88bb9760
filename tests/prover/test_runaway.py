"""Runaways: turns without a decision, or too long for play, are reported with a path that plays."""

from pathlib import Path

import pytest

from branchlight import choose, load_text, start
from branchlight.authoring.playthroughs import read_playthroughs, run
from branchlight.authoring.saving import save_paths
from branchlight.play.turn_in_progress import HOP_LIMIT
from branchlight.prover.prove import prove
from branchlight.prover.replay import replay
from branchlight.prover.report import report
from branchlight.source.located import SourceFile
from tests.prover.comparing import halt_after
from tests.stories import made

HEAD = "title: Round\nendings: {over: Over}\nstate: {n: {start: 0, min: 0, max: 3}, odd: false}\n"
END = "\n---\nnode: z\nending: over\n"
UNLUCKY = {
    "two nodes": """
node: a
go: [{if: chance(1), to: z}, {to: b}]
---
node: b
go: [{if: chance(99), to: a}, {to: y}]
---
node: y
choices: [On: z]""",
    "three nodes, behind a choice": """
node: s
choices: [In: a, Out: z]
---
node: a
go: [{if: chance(1), to: z}, {to: b}]
---
node: b
go: [{if: chance(99), to: c}, {to: z}]
---
node: c
go: [{if: "roll(1, 6) > 2", to: a}, {if: chance(5), to: z}, {to: b}]""",
    "a call that comes back": """
node: a
call: b
go: [{if: chance(50), to: z}, {to: a}]
---
node: b
go: [{if: chance(30), to: c}, {to: back}]
---
node: c
go: back""",
    "within a call": """
node: a
choices:
  - {label: In, call: b}
  - Out: z
go: z
---
node: b
go: [{if: chance(30), to: c}, {to: back}]
---
node: c
go: [{if: chance(2), to: back}, {to: b}]""",
    "calls within calls": """
node: a
go: [{if: chance(50), to: b}, {to: z}]
---
node: b
call: a
go: [{if: chance(50), to: a}, {to: z}]""",
    "with state that changes": """
node: a
do:
  - n = roll(0, 3)
  - odd = not odd
go: [{if: n == 3, to: z}, {if: odd and n == 1, to: b}, {to: a}]
---
node: b
do: n = (n + roll(1, 2)) % 4
text: "{n > 1: one | two} {~ p | q}"
go: [{if: n == 0, to: z}, {to: a}]""",
    "idle draws and a closed choice": """
node: s
go: [{if: chance(50), to: a}, {to: z}]
---
node: a
text: "{chance(50): x | y}"
go: b
---
node: b
choices: [{label: C, if: chance(20), go: z}]
go: [{if: chance(50), to: a}, {to: z}]""",
    "a pool that is empty by chance": """
node: a
choices:
  - {from: days, show: 1}
go: [{if: chance(50), to: a}, {to: z}]
---
node: fair
pool: days
label: Fair
when: chance(40)
go: a
---
node: foul
pool: days
label: Foul
when: chance(40) and not seen(foul)
go: a""",
}


@pytest.mark.parametrize("kind", UNLUCKY)
def test_unlucky_draws_are_played_to_the_halt(kind: str, tmp_path: Path) -> None:
    story = made(f"{HEAD}---{UNLUCKY[kind]}{END}")
    proof = prove(story)
    runaways = [stuck for stuck in proof.stuck if stuck.kind == "runaway"]
    assert runaways and proof.endings["over"].reached
    for stuck in runaways:
        assert stuck.path is not None and replay(story, stuck.path).halted == "runaway"
        assert len(stuck.path) > 100
    told = report(story, proof)
    assert max([len(line) for line in told.split("\n")]) < 200
    save_paths(story, proof, str(tmp_path))
    faults, problems = read_playthroughs([SourceFile("faults.yaml", (tmp_path / "faults.yaml").read_text())], story)
    assert len(faults) >= len(runaways) and not problems
    assert all(run(story, fault).passed for fault in faults)


COUNTING = """\
title: Counting
endings: {{over: Over}}
state: {{n: {{start: 0, min: 0, max: 2000}}}}
---
node: s
choices: [In: a, Out: z]
---
node: a
do: n += 1
go: [{{if: n == {rounds}, to: z}}, {detour}{{to: a}}]
---
node: b
go: a
"""


@pytest.mark.parametrize("limit", [100, pytest.param(HOP_LIMIT, marks=pytest.mark.thorough)])
@pytest.mark.parametrize("detour", ["", "{if: chance(50), to: b}, "])
@pytest.mark.parametrize("over", [-1, 0, 1, 2])
def test_turns_are_as_long_as_play_allows(detour: str, over: int, limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The turn enters the choice, the rounds, one detour fewer, and the end: more than the limit, or not."""
    halt_after(limit, monkeypatch)
    rounds = (limit - 1 if detour else limit - 2) // (2 if detour else 1) + over
    story = made(COUNTING.format(rounds=rounds, detour=detour) + "---\nnode: z\nending: over\n")
    by_play = choose(start(story, 0), "in", lambda sides: sides - 1).halted
    found = [stuck.path for stuck in prove(story).stuck]
    assert (by_play == "runaway") == (over > 0) == bool(found)
    assert all(path is not None and replay(story, path).halted == "runaway" for path in found)


@pytest.mark.parametrize("over", [0, 1])
def test_chains_may_be_as_long_as_play_allows(over: int) -> None:
    nodes = "".join([f"---\nnode: n{number}\ngo: n{number + 1}\n" for number in range(HOP_LIMIT - 2 + over)])
    text = f"title: Row\nendings: {{over: Over}}\n---\nnode: s\nchoices: [In: n0, Out: z]\n{nodes}"
    story = made(f"{text}---\nnode: n{HOP_LIMIT - 2 + over}\ngo: z{END}".replace("go: z\n", "ending: over\n"))
    by_play = choose(start(story, 0), "in").halted
    assert (by_play == "runaway") == bool(over) == bool(prove(story).stuck)


BEHIND = """\
title: Behind
endings: {{over: Over}}
state: {{n: {{start: 0, min: 0, max: 5000}}}}
promises: [never: n > {limit} + 100, never lost: ending(over), possible: ending(over), possible: n > {limit} - 9]
---
node: s
choices: [In: a, Rest: s]
---
node: a
do: n += {step}
go: [{{if: n < {limit} + 200, to: a}}, {{to: z}}]
---
node: z
ending: over
"""


@pytest.mark.parametrize("step", ["1", "roll(0, 1)"])
def test_nothing_is_reached_after_a_halt(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    limit = HOP_LIMIT if step == "1" else 30
    halt_after(limit, monkeypatch)
    proof = prove(made(BEHIND.format(step=step, limit=limit)))
    assert not proof.nodes["main.z"].reached and not proof.endings["over"].reached
    assert {(at.kind, at.node) for at in proof.stuck} == {("runaway", "main.a"), ("trap", "main.s")}
    assert [promise.verdict for promise in proof.promises] == ["proven", "refuted", "refuted", "proven"]


def test_turns_without_circles_reach_their_targets() -> None:
    text = BEHIND.format(step="1", limit=HOP_LIMIT - 300)
    proof = prove(made(text))
    assert proof.endings["over"].path == ("main.s.in",) and not proof.stuck


DEEP = """\
title: Deep
endings: {over: Over}
---
node: s
choices: [Odd: a, Even: c]
---
node: a
call: b
go: z
---
node: b
choices: [{label: Down, call: a, go: b}, Out: z]
---
node: c
choices: [{label: Down, call: a, go: z}]
---
node: z
ending: over
"""


def test_calls_too_deep_are_reported_at_each_node() -> None:
    """By way of c the call stack is one deeper at b, so b calls too deep; otherwise a does."""
    story = made(DEEP)
    paths = {stuck.node: stuck.path or () for stuck in prove(story).stuck if stuck.kind == "runaway"}
    assert {node: len(path) for node, path in paths.items()} == {"main.a": 51, "main.b": 52}
    for node, path in paths.items():
        halted = replay(story, path)
        assert (halted.halted, halted.state.place.startswith(node)) == ("runaway", True)


def test_turns_past_circles_of_returns_are_measured() -> None:
    """Two calls return: in the middle of a long turn, their offers are a circle that enters nothing."""

    def row(name: str, last: str) -> str:
        targets = [*[f"{name}{number}" for number in range(2, HOP_LIMIT - 399)], last]
        return "".join([f"---\nnode: {name}{n}\ngo: {target}\n" for n, target in enumerate(targets, 1)])

    calls = "---\nnode: s\ncall: b\ngo: q1\n---\nnode: b\ncall: c\ngo: back\n---\nnode: c\ntext: C.\ngo: back\n"
    text = f"{HEAD}---\nnode: first\nchoices: [On: p1]\n{row('p', 's')}{calls}{row('q', 'z')}{END}"
    story = load_text(text.replace("\n\n", "\n")).story
    assert story is not None
    turn = start(story, 1)
    assert choose(turn, turn.choices[0]).halted == "runaway"
    proof = prove(story)
    assert proof.verdict == "refuted"
    assert ("runaway", ("main.first.on",)) in [(stuck.kind, stuck.path) for stuck in proof.stuck]
