"""The report of an upgrade proof for the terminal."""

from collections.abc import Iterator

from branchlight.model.state import State
from branchlight.model.story import Story
from branchlight.play.snapshot import is_still_there, mend, renamed_place, snapshot
from branchlight.prover.answer import Bound
from branchlight.prover.large_report import large_lines
from branchlight.prover.replay import decisions_in, replay
from branchlight.prover.report import path_lines
from branchlight.prover.upgrade.upgrade_answer import UpgradeFault, UpgradeProof
from branchlight.prover.whereabouts import Whereabouts
from branchlight.source.counted import counted

_STUCK = {
    "dead end": "no choice is open and no way leads out",
    "runaway": "the story runs in circles without asking the reader",
    "trap": "no ending can be reached any more",
}
_STAGES = {"choosing": "choices", "asking": "question", "ended": "ending"}


def upgrade_report(old: Story, new: Story, proof: UpgradeProof, folder: str = "", old_folder: str = "") -> str:
    """Return the verdict and the counts, then every fault with the path to it.

    Arguments:
        old, new: the editions.
        proof: what was proven about them.
        folder: the folder of the new edition's files, so that files are named by paths that can be opened.
        old_folder: the same for the old edition.
    """
    lines = [f"{new.title}, upgraded: {proof.verdict}."]
    if proof.bound is not None:
        lines.append(_stopped(proof, proof.bound))
    if proof.open:
        lines.append(f"This could not be settled: {proof.open}.")
    lines += [
        f"{counted(proof.states, 'state')}, {counted(proof.edges, 'transition')}, {proof.seconds:.1f} seconds",
        "",
    ]
    if proof.verdict == "proven":
        lines.append("Every save of the earlier edition is found again, and reaches an ending.")
    at, before = Whereabouts(new, folder), Whereabouts(old, old_folder)
    for fault in proof.faults:
        lines += [*([""] if lines[-1] else []), *_fault(old, new, fault, at, before)]
    return "\n".join([*lines, *large_lines(proof.large, at)])


def _stopped(proof: UpgradeProof, bound: Bound) -> str:
    limit = counted(proof.states, "state") if bound == "states" else f"{proof.seconds:.1f} seconds"
    if bound == "interrupt":
        return f"Stopped by Ctrl C after {limit}; this is what is settled so far."
    return f"Stopped after {limit}; raise the limit with --{bound}."


def _fault(old: Story, new: Story, fault: UpgradeFault, at: Whereabouts, before: Whereabouts) -> Iterator[str]:
    saved = replay(old, fault.before).state
    state = mend(new, snapshot(old, saved)).state
    if fault.kind == "lost":
        yield f"Save lost at {before.of(fault.saved)}: {_why_lost(new, saved)}."
    else:
        yield f"{fault.kind.capitalize()} at {at.of(fault.node)} after an upgrade: {_STUCK[fault.kind]}."
    yield "Read the earlier edition like this, and save:"
    yield from path_lines(old, fault.before, True)
    if decisions_in(fault.after):
        yield "Upgrade, load, and choose this:"
        yield from path_lines(new, fault.after, fault.shortest, state)
    elif fault.kind != "lost":
        yield "Upgrade, and load."


def _why_lost(new: Story, saved: State) -> str:
    place = renamed_place(new, saved.place)
    if place is None:
        return f"the new edition has no {saved.place}; where it has another name, write the old one as its `was`"
    gone = [name for name in saved.stack if renamed_place(new, name) is None]
    if gone:
        return f"a call is still to return to {gone[0]}, which the new edition does not have"
    if not is_still_there(new, place, saved.stage):
        return f"{place} has no {_STAGES.get(saved.stage, 'such place')} any more"
    return f"no choice is open at {place}"
