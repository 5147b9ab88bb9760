"""`python -m tests.prover.stages`: compares each stage of a proof alone with the explicit search and with playing.

Each story is small: the explicit search explores all of it, within few states. Then each stage gets the whole story,
as if nothing was settled before, within limits that are as tight. What it settles has to be as the explicit search
says, and as it is when every way through the story is played. Both must agree, too.

The seeds make stories of two kinds by turns: with every feature in them, and full of conditions on hidden state. For
some, play halts a turn early, and diagrams or dives are cut short. The same numbers always make the same comparisons.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from branchlight import load_text
from branchlight.model.story import Story
from branchlight.prover import continuity, rest
from branchlight.prover.answer import Proof
from branchlight.prover.bounds import Limits
from branchlight.prover.clock import Clock
from branchlight.prover.diagrams import by_diagrams
from branchlight.prover.diagrams.set_store import Room
from branchlight.prover.dives import all_dives
from branchlight.prover.fact_stages import FactStages
from branchlight.prover.hiding import workshop
from branchlight.prover.matters import Settled, Stage
from branchlight.prover.program.one_fact import one_fact, without_marks
from branchlight.prover.prove import prove
from tests.prover import by_playing
from tests.prover.by_playing import Played, TooLargeError
from tests.prover.comparing import contradictions, decisions, differences, halt_after, with_only
from tests.prover.dense_stories import DenseStory
from tests.prover.diagrams.alone import compared, matters_of
from tests.prover.small_stories import Promise, SmallStory

STAGES: dict[str, Stage] = {
    "flow facts": rest.by_flow,
    "dives": rest.by_dives,
    "diagrams": rest.by_large_diagrams,
    "hiding": rest.by_hiding,
}
MOST_STATES, MOST_PLAYED = 200, 2_000
"""The most states of a story, and the most turns that are played."""
NOTED = 100
"""A line is printed after so many seeds."""


class Made(NamedTuple):
    """A story of one kind with its text. Playing knows only some of its promises."""

    kind: str
    text: str
    promises: list[Promise] | None


def made(seed: int) -> Made:
    """Return the text that a seed makes."""
    if seed % 2:
        return Made("dense", DenseStory(seed).text, None)
    small = SmallStory(seed)
    return Made("every feature", small.text, small.promises)


def main() -> int:
    """Compare stories, and print what each stage settled. Return 1 if a stage is wrong somewhere."""
    asked = _arguments()
    begun, total, wrong = time.process_time(), Counter[str](), 0
    for seed in range(asked.first, asked.first + asked.stories):
        if time.process_time() - begun > asked.seconds:
            break
        with pytest.MonkeyPatch.context() as patch:
            limit(seed, patch)
            lines = list(compare(made(seed), total))
        for line in lines:
            print(f"story {seed}: {line}", flush=True)
        wrong += bool(lines)
        if (seed - asked.first) % NOTED == NOTED - 1:
            print(f"up to {seed}, {wrong} wrong, {time.process_time() - begun:.0f} s", flush=True)
    print(table(total), f"{wrong} stories with a contradiction", f"{time.process_time() - begun:.0f} s", sep="\n")
    return 1 if wrong else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.prover.stages")
    parser.add_argument("--stories", type=int, default=1_000, help="the number of seeds (default: 1000)")
    parser.add_argument("--first", type=int, default=0, help="the first seed (default: 0)")
    parser.add_argument("--seconds", type=float, default=1e9, help="begin no story after so much CPU time")
    return parser.parse_args()


def limit(seed: int, patch: pytest.MonkeyPatch) -> None:
    """Set the limits for a story: some turns halt early, and some stages are cut short."""
    halt_after(10 if seed % 6 < 2 else 1000, patch)
    patch.setattr(continuity, "surely_told", lambda story: frozenset())
    patch.setattr(rest, "STAGES", ())
    patch.setattr(rest, "LATE_STAGES", ())
    patch.setattr(by_diagrams, "LARGE", Room(1_000, 10**7) if seed % 10 < 2 else Room(30_000, 10**7))
    for name, most in (("MOST_OF_ONE", 200), ("MOST_SITUATIONS", 400), ("LEAST", 400)):
        patch.setattr(workshop, name, most)
    patch.setattr(all_dives, "IDLE", 2)
    patch.setattr(all_dives, "LEAST_LONG", 30)
    patch.setattr(by_playing, "MOST_PLAYED", MOST_PLAYED)


def compare(made_: Made, total: Counter[str]) -> Iterator[str]:
    """Yield what is wrong about a story. Count in `total` what each stage settles of how much."""
    story = load_text(made_.text).story
    proof = None if story is None else prove(story, states=MOST_STATES)
    if story is None or proof is None or proof.bound is not None:
        total[f"{made_.kind}: left out"] += 1  # a circle without a decision, which is a mistake, or a large story
        return
    total[f"{made_.kind}: stories"] += 1
    total[f"{made_.kind}: items"] += compared(story, proof, Settled({})).asked
    played = _played(story, made_.promises or [])
    total[f"{made_.kind}: played"] += played is not None
    if played:
        yield from differences(_as_played(proof, made_), played, story)
    for name, stage in STAGES.items():
        settled = _settled(story, proof, stage)
        found = compared(story, proof, settled)
        total[f"{made_.kind}: {name}"] += found.settled
        yield from [f"{name}: {line}" for line in found.wrong]
        if played:
            half = _as_played(with_only(story, settled), made_)
            yield from [f"{name}: {line}" for line in contradictions(half, played, story)]
    yield from facts(story, proof, made_.kind, total)


def facts(story: Story, proof: Proof, kind: str, total: Counter[str]) -> Iterator[str]:
    """Yield what diagrams and hiding say that is wrong about the facts of a story."""
    for told in proof.facts:
        stages = FactStages(told.fact, one_fact(story, told.fact), Limits(None, Clock(1e9)))
        total[f"{kind}: facts"] += 1
        for name, found in (("diagrams", stages.by_diagrams(is_small=True)), ("hiding", stages.by_hiding())):
            total[f"{kind}: facts by {name}"] += found is not None
            if found and (found.verdict != told.verdict or decisions(found.path or ()) < decisions(told.path or ())):
                yield f"{name}: {found}, by exploring: {told}"


def _played(story: Story, promises: list[Promise]) -> Played | None:
    try:
        return Played(story, promises)
    except TooLargeError:
        return None


def _as_played(proof: Proof, made_: Made) -> Proof:
    """Return what playing can say of a proof."""
    return proof if made_.promises is not None else proof._replace(promises=())


def _settled(story: Story, proof: Proof, stage: Stage) -> Settled:
    """Return what a stage settles of a story by itself, without the variants that report promises."""
    settled = stage(without_marks(story), matters_of(proof), Limits(None, Clock(1e9)))
    return settled._replace(
        met={at: way for at, way in settled.met.items() if at[0] != "variant" or at[1] in proof.variants}
    )


def table(total: Counter[str]) -> str:
    """Return how many items each stage settled by itself, for each kind of stories."""
    rows = ["stories", "played", "left out", "items", *STAGES, "facts", "facts by diagrams", "facts by hiding"]
    kinds = ("every feature", "dense")
    lines = [f"{'':<18}" + "".join([f"{kind:>15}" for kind in kinds])]
    lines += [f"{row:<18}" + "".join([f"{total[f'{kind}: {row}']:>15,}" for kind in kinds]) for row in rows]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
