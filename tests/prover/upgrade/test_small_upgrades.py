"""Upgrades of small stories from seeds, with every feature in them, agree with playing.

`UPGRADES=2000` sets the number of upgrades, `UPGRADES_FROM=100000` the first seed.
"""

import os

import pytest

from branchlight import load_text
from branchlight.model.story import Story
from branchlight.play.snapshot import mend, snapshot
from branchlight.prover.replay import replay
from branchlight.prover.upgrade.prove_upgrade import prove_upgrade
from branchlight.prover.upgrade.upgrade_answer import UpgradeFault
from tests.prover.by_playing import TooLargeError, node_at
from tests.prover.comparing import decisions
from tests.prover.upgrade.by_upgrading import Continued, Turns, is_there
from tests.prover.upgrade.small_editions import SmallEditions

UPGRADES = int(os.environ.get("UPGRADES", "10"))
FIRST = int(os.environ.get("UPGRADES_FROM", "0"))
ROW = 10


@pytest.mark.parametrize("first", range(FIRST, FIRST + UPGRADES, ROW))
def test_upgrade_agrees_with_playing(first: int) -> None:
    compared = 0
    for seed in range(first, first + ROW):
        editions = SmallEditions(seed)
        old, new = load_text(editions.old).story, load_text(editions.new).story
        if old is None or new is None:
            continue
        try:
            continued = Continued(Turns(old), new)
        except TooLargeError:
            continue
        wrong = differences(old, new, continued)
        assert not wrong, f"upgrade {seed}:\n{editions.old}\n======\n{editions.new}\n" + "\n".join(wrong)
        compared += 1
    assert compared >= ROW // 5


def differences(old: Story, new: Story, continued: Continued) -> list[str]:
    """Return every difference between the proof of an upgrade and playing it."""
    proof = prove_upgrade(old, new)
    wrong = [f"it is open: {proof.open}"] if proof.open else []
    at_once = [fault for fault in proof.faults if not decisions(fault.after)]
    lost = {fault.saved for fault in at_once if fault.kind != "trap"}
    halted = {name for kind, name in continued.found if kind == "halted stuck"}
    stuck = {fault.node for fault in proof.faults if fault.kind == "dead end"}
    if not continued.lost <= lost or not {fault.saved for fault in at_once if fault.kind == "lost"} <= continued.lost:
        wrong.append(f"saves are lost at {lost}, when played at {continued.lost}")
    if not halted <= stuck or not {f.node for f in proof.faults if f.kind == "dead end" and f not in at_once} <= halted:
        wrong.append(f"dead ends at {stuck}, when played at {halted}")
    trapped = {fault.node for fault in proof.faults if fault.kind == "trap"}
    if trapped != set(continued.trapped()):
        wrong.append(f"traps at {trapped}, when played at {continued.trapped()}")
    may_run = any(kind == "halted runaway" for kind, _ in continued.found)
    if may_run and not any(fault.kind == "runaway" for fault in proof.faults):
        wrong.append("a runaway was not found")
    is_sound = not (continued.lost or halted or trapped or may_run)
    if proof.verdict != ("proven" if is_sound else "refuted"):
        wrong.append(f"the verdict is {proof.verdict}")
    return wrong + [line for fault in proof.faults for line in unlike(old, new, fault)]


def unlike(old: Story, new: Story, fault: UpgradeFault) -> list[str]:
    """Return why a fault is not where its path leads, if it is not."""
    saved = replay(old, fault.before)
    state = mend(new, snapshot(old, saved.state)).state
    if node_at(saved) != fault.saved:
        return [f"{fault} is not at its save"]
    if state is None:
        return [] if fault.kind == "lost" else [f"{fault} is lost"]
    turn = replay(new, fault.after, state)
    if fault.kind == "lost":
        return [] if not is_there(state, turn) else [f"{fault} is not lost"]
    halted = {"dead end": "stuck", "runaway": "runaway", "trap": ""}[fault.kind]
    return [] if turn.halted == halted and node_at(turn) == fault.node else [f"{fault} is not where its path leads"]
