"""Diagrams alone settle stories with many things that can be remembered in any combination, and find planted faults."""

import pytest

from branchlight.model.story import Story
from branchlight.prover.answer import Proof
from branchlight.prover.bounds import Limits
from branchlight.prover.clock import Clock
from branchlight.prover.diagrams.by_diagrams import by_small_diagrams
from branchlight.prover.matters import STUCK, Settled
from branchlight.prover.program.numbered_bodies import NumberedBodies
from branchlight.prover.program.properties import Properties
from branchlight.prover.prove import unexplored
from branchlight.prover.replay import replay
from tests.prover.diagrams.alone import SECONDS, matters_of
from tests.prover.phases import story_of

ROOMS, THINGS = 6, 24


def house(*choices: str, promises: str = "") -> Story:
    """Return a story of rooms in which many things can be taken, in any order. The last room has more choices."""
    state = ", ".join(["sealed: false", *[f"has{n}: false" for n in range(THINGS)]])
    rooms: list[str] = []
    for room in range(ROOMS):
        here = [n for n in range(THINGS) if n % ROOMS == room]
        offers = [f'{{label: T{n}, id: take{n}, if: "not has{n}", do: has{n} = true, go: r{room}}}' for n in here]
        offers += [f"{{label: U{n}, id: use{n}, if: has{n} and has{(n + 7) % THINGS}, go: r0}}" for n in here]
        offers += [f"{{label: On, go: r{(room + 1) % ROOMS}}}"]
        offers += list(choices) if room == ROOMS - 1 else []
        rooms.append(f"node: r{room}\nchoices:\n" + "".join([f"  - {offer}\n" for offer in offers]))
    cell = "node: cell\nchoices:\n  - {label: Wait, go: cell}\n  - {label: Leave, if: not has3, go: out}"
    door = "{label: Out, id: door, if: has0 and has5 and has10 and has15 and has20, go: out}"
    rooms[-1] += f"  - {door}\n"
    return story_of(*rooms, cell, "node: out\nending: over", state=state, rest=promises)


def settled(story: Story) -> tuple[Proof, Settled]:
    open_ = unexplored(Properties(NumberedBodies(story)), Clock(SECONDS))
    return open_, by_small_diagrams(story, matters_of(open_), Limits(None, Clock(SECONDS)))


def test_every_state_of_a_wide_story_is_settled() -> None:
    story = house("{label: In, id: in, if: not has3, go: cell}")
    proof, found = settled(story)
    asked = set(matters_of(proof))
    assert asked == set(found.met) | set(found.never)
    assert set(found.never) == {("ending", "lost"), STUCK}


def test_trap_in_a_wide_story_is_found() -> None:
    story = house("{label: In, id: in, if: has3 and has8 and has23, go: cell}")
    _, found = settled(story)
    way = found.met["trap", "main.cell"]
    turn = replay(story, way.path())
    assert way.decisions >= 3 + ROOMS and STUCK not in found.never
    assert [choice.name for choice in turn.choices if choice.open] == ["main.cell.wait"]


@pytest.mark.parametrize(("lock", "is_met"), [("has3 and has8", True), ("has3 and sealed", False)])
def test_choice_of_a_wide_story_is_settled(lock: str, is_met: bool) -> None:
    """Who seals it is in the cell, from which no way leads back with the third thing."""
    seal = "{label: Seal, id: seal, if: has3 and not sealed, do: sealed = true, go: cell}"
    story = house(seal, f"{{label: Look, id: look, if: {lock}, go: r0}}")
    _, found = settled(story)
    assert (("choice", "main.r5.look") in found.met, ("choice", "main.r5.look") in found.never) == (is_met, not is_met)


@pytest.mark.parametrize(
    ("promise", "is_met"),
    [
        ("never: at(cell) and has1 and has2 and not has3", True),
        ("never: at(cell) and has3", False),
        ("possible: at(out) and not has3 and has22", True),
        ("possible: at(out) and has3 and not has5", False),
        ("never lost: at(r2)", True),
        ("never lost: ending(over)", False),
    ],
)
def test_promises_of_a_wide_story_are_settled(promise: str, is_met: bool) -> None:
    story = house("{label: In, id: in, if: not has3, go: cell}", promises=f"promises:\n  - {promise}\n")
    _, found = settled(story)
    assert (("promise", "0") in found.met, ("promise", "0") in found.never) == (is_met, not is_met)
    if is_met:
        replay(story, found.met["promise", "0"].path())
