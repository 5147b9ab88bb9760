"""`python -m tests.horizon.alone STAGE... STORY`: settles a story by some stages of a proof, without exploring it.

It prints how many items the stages settled of how many, their seconds of CPU time, and the most memory of the process.
STORY is a path, or a story of a family.
"""

import argparse
import os
import sys
import time

from branchlight import load_story, load_text
from branchlight.model.story import Story
from branchlight.prover.bounds import Limits
from branchlight.prover.clock import Clock
from branchlight.prover.joined import open_in
from branchlight.prover.matters import Stage
from branchlight.prover.program.numbered_bodies import NumberedBodies
from branchlight.prover.program.one_fact import without_marks
from branchlight.prover.program.properties import Properties
from branchlight.prover.prove import unexplored
from branchlight.prover.rest import by_dives, by_flow, by_hiding, by_large_diagrams, settle
from tests.horizon.families import made
from tests.horizon.measure import KILOBYTE

STAGES: dict[str, Stage] = {"flow": by_flow, "dives": by_dives, "hiding": by_hiding, "diagrams": by_large_diagrams}


def main(words: list[str]) -> int:
    """Settle a story, and print a line about it. Return 1 if something is left open."""
    parser = argparse.ArgumentParser(prog="python -m tests.horizon.alone")
    parser.add_argument("stages", nargs="+", choices=STAGES, metavar="STAGE", help=", ".join(STAGES))
    parser.add_argument("story", help="a path, or a story of a family, such as things_40_12")
    asked = parser.parse_args(words)
    story, clock = without_marks(_story(asked.story)), Clock(1e6)
    wanted = open_in(unexplored(Properties(NumberedBodies(story)), clock))
    begun = time.process_time()
    _, left = settle(story, wanted, Limits(None, clock), [STAGES[name] for name in asked.stages])
    seconds = time.process_time() - begun
    name, settled = os.path.basename(asked.story), len(wanted) - len(left)
    print(f"{name:<20} {settled:>6,} of {len(wanted):>6,} {seconds:>7.1f} s {_megabytes():>6,.0f} MB")
    return 1 if left else 0


def _story(name: str) -> Story:
    """Return the story that is meant. Raises `ValueError` if there is none, or if it has mistakes."""
    loaded = load_story(name) if os.path.exists(name) else load_text(made(name))
    if loaded.story is None:
        raise ValueError(f"{name} has mistakes: {loaded.diagnostics}")
    return loaded.story


def _megabytes() -> float:
    """Return the most memory that this process had."""
    import resource  # late, because Windows has no such module

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KILOBYTE / 1e6


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
