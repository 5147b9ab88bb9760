"""Comparison of the diagrams, with all other stages switched off, with the explicit search."""

from typing import NamedTuple

from branchlight.model.story import Story
from branchlight.prover.answer import Proof, Reached
from branchlight.prover.bounds import Limits
from branchlight.prover.clock import Clock
from branchlight.prover.diagrams.by_diagrams import by_large_diagrams
from branchlight.prover.matters import STUCK, Matter, Settled
from branchlight.prover.program.one_fact import without_marks
from branchlight.prover.replay import replay
from tests.prover.comparing import shows
from tests.prover.markers import markers

SECONDS = 1e6


def tables_of(proof: Proof) -> dict[str, dict[str, Reached]]:
    return {
        "node": dict(proof.nodes),
        "choice": dict(proof.choices),
        "variant": dict(proof.variants),
        "ending": dict(proof.endings),
    }


def matters_of(proof: Proof) -> list[Matter]:
    """Return all that a stage can settle of a story."""
    found: list[Matter] = [(kind, name) for kind, table in tables_of(proof).items() for name in table]  # type: ignore[misc]
    return [*found, *[("promise", str(number)) for number in range(len(proof.promises))], STUCK]


def settled_alone(story: Story, proof: Proof) -> Settled:
    """Return what diagrams settle if nothing was settled before."""
    return by_large_diagrams(without_marks(story), matters_of(proof), Limits(None, Clock(SECONDS)))


class Compared(NamedTuple):
    """Where diagrams contradict a complete proof by the explicit search, and how much they settled of what it did."""

    wrong: list[str]
    settled: int
    asked: int


def compared(story: Story, proof: Proof, settled: Settled) -> Compared:
    """Compare what diagrams settled with a complete proof."""
    met, never = set(settled.met), set(settled.never)
    expected_met: set[Matter] = set()
    for kind, table in tables_of(proof).items():
        expected_met |= {(kind, name) for name, at in table.items() if at.reached}  # type: ignore[misc]
    for number, promise in enumerate(proof.promises):
        is_possible = story.promises[number].kind == "possible"
        if promise.verdict == ("proven" if is_possible else "refuted"):
            expected_met.add(("promise", str(number)))
    expected_met |= {(at.kind, at.node) for at in proof.stuck if at.kind != "runaway"}
    expected_never = set(matters_of(proof)) - expected_met - ({STUCK} if proof.stuck else set())
    runs_away = any(at.kind == "runaway" for at in proof.stuck)
    if runs_away:
        expected_met |= {matter for matter in met if matter[0] == "runaway"}
    wrong = [f"{matter} is met: {settled.met[matter].path()}" for matter in met - expected_met]
    wrong += [f"{matter} is said to be never met" for matter in never - expected_never]
    wrong += unplayed(story, proof, settled)
    asked = len(expected_met | expected_never)
    return Compared(wrong, len(met & expected_met) + len(never & expected_never), asked)


def unplayed(story: Story, proof: Proof, settled: Settled) -> list[str]:
    """Return the paths that do not lead where they should, or that are too short to be true."""
    words, wrong = markers(story), []
    for (kind, name), way in settled.met.items():
        turn = replay(story, way.path())
        if kind in ("node", "choice", "variant", "ending") and not shows(kind, name, way.path(), turn, words):
            wrong.append(f"{kind} {name} is not where its path leads: {way.path()}")
        fewest = tables_of(proof)[kind][name].path if kind in tables_of(proof) else ()
        if way.decisions < decisions(fewest):
            wrong.append(f"{kind} {name} by {way.path()}, at least {fewest}")
    return wrong


def decisions(path: tuple[str, ...] | None) -> int:
    return len([entry for entry in path or () if not entry.startswith("draw ")])
