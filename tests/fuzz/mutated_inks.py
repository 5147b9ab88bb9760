"""`python -m tests.fuzz.mutated_inks FIRST LAST [LOG]`: adopts mutated inks, each of which has a number.

A number always makes the same ink. So ranges of numbers can run side by side, and one number repeats what it found.
Most come from the small inks of the tests, some from random inks, from cases of ink-proof and from parts of published
works, and one of five hundred from the longest work. Those of the corpus are left out where there is none.
"""

import argparse
import random
import signal
import sys
import time
import traceback
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from tests.adopt.made_blocks import made_blocks
from tests.adopt.made_ink import made_ink
from tests.adopt.made_lists import made_lists
from tests.adopt.made_threads import made_threads
from tests.adopt.small_ink import SMALL
from tests.fuzz import spoil, targets
from tests.tools import missing, tool

FRAGMENTS = (*spoil.INK, *spoil.CHARACTERS)
LONGEST_READ = 30.0
"""Seconds of the processor that one ink may take."""
REPORTED = 5_000


class Kind(NamedTuple):
    """Inks to be mutated, and the longest part of one that is taken."""

    texts: Sequence[str]
    longest: int = spoil.LONGEST


class LateError(BaseException):
    """An ink took too long. Not an `Exception`, so that nothing on the way handles it."""


@cache
def kinds() -> dict[str, Kind]:
    """Return each kind of ink that there is here."""
    made = [make(seed) for make in (made_ink, made_blocks, made_lists, made_threads) for seed in range(30)]
    found = {"small": Kind([*SMALL.values(), *dict.fromkeys(spoil.ink_corpus())]), "made": Kind(made)}
    if missing(("corpus",)):
        return found
    cases, works = (
        [path.read_text(encoding="utf-8-sig") for path in sorted(Path(tool("corpus"), name).rglob("*.ink"))]
        for name in ("ink-proof", "ink")
    )
    longest = max(works, key=len)
    return {**found, "case": Kind(cases), "part": Kind(works, 1_500), "whole": Kind([longest], len(longest))}


def kind_of(number: int) -> str:
    """Return the name of the kind that the ink with this number is of."""
    return "whole" if number % 500 == 0 else {1: "part", 2: "made", 3: "case", 4: "case"}.get(number % 10, "small")


def mutated(number: int) -> str | None:
    """Return the ink with this number, or None if it needs a kind that is missing here."""
    kind = kinds().get(kind_of(number))
    return kind and spoil.spoilt(random.Random(f"ink {number}"), kind.texts, FRAGMENTS, kind.longest)


def fault(text: str, seconds: float = LONGEST_READ) -> str:
    """Adopt an ink. Return what was raised, and where, or nothing."""
    signal.signal(signal.SIGVTALRM, _late)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        targets.ink(text)
    except (Exception, LateError):
        return traceback.format_exc(limit=-4)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return ""


def run(first: int, last: int, log: str) -> int:
    """Adopt the inks from `first` to before `last`. Return how many were faulty."""
    begun, faults, read = time.process_time(), 0, 0
    slowest = (0.0, first)
    with open(log, "a", encoding="utf-8") if log else sys.stdout as out:
        if "case" not in kinds():
            print("There is no corpus here: the inks made of it are left out.", file=out)
        for number in range(first, last):
            before = time.process_time()
            if (text := mutated(number)) is not None:
                found, read = fault(text), read + 1
                slowest = max(slowest, (time.process_time() - before, number))
                if found:
                    faults += 1
                    print(f"ink {number}: {found}", file=out, flush=True)
            if number + 1 == last or (number + 1) % REPORTED == 0:
                spent = time.process_time() - begun
                print(
                    f"{number + 1:,}: {read:,} inks adopted or refused, {faults} faults, {spent:.0f} s; the slowest "
                    f"is {slowest[1]} with {slowest[0]:.1f} s",
                    file=out,
                    flush=True,
                )
    return faults


def _late(_signal: int, _frame: FrameType | None) -> None:
    raise LateError


def main() -> int:
    """Run what the arguments say; 1 if something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.mutated_inks", description="Adopts mutated inks.")
    parser.add_argument("first", type=int)
    parser.add_argument("last", type=int)
    parser.add_argument("log", nargs="?", default="")
    asked = parser.parse_args()
    return 1 if run(asked.first, asked.last, asked.log) else 0


if __name__ == "__main__":
    sys.exit(main())
