"""`python -m tests.horizon`: proves wide stories, and siblings of them with planted faults, each in its own process."""

import argparse
import sys

from tests.horizon.cases import OPEN, Case, cases
from tests.horizon.measure import Measured, is_settled, measure


def main() -> int:
    """Prove the stories, and print a line for each. Return 1 if one is not as it should be."""
    asked = _arguments()
    try:
        every = cases()
    except LookupError as error:
        print(f"{error}, so nothing was proven.")
        return 0
    chosen = [case for case in every if not asked.names or case.name.partition(" ")[0] in asked.names]
    options = [f"--{name}={value}" for name, value in (("seconds", asked.seconds), ("states", asked.states)) if value]
    wrong = 0
    print(f"{'':<26} {'verdict':<12} {'states':>10} {'seconds':>8} {'MB':>6}")
    for case in chosen:
        if asked.closed and case.name in OPEN:
            print(f"{case.name:<26} left out, as it is not settled yet")
            continue
        measured, trouble = measure(case, options)
        settled = is_settled(case, measured.proof)
        if not trouble and settled == (case.name in OPEN):
            trouble = "settled, although it is on the list of those that are not" if settled else "not settled"
        wrong += bool(trouble) and not (settled and case.name in OPEN)  # with higher limits, more is settled
        print(_line(case, measured, trouble), flush=True)
    return 1 if wrong else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.horizon")
    parser.add_argument("names", nargs="*", help="only these stories, each with its siblings")
    parser.add_argument("--seconds", type=float, help="the limit for each story (default: that of `prove`)")
    parser.add_argument("--states", type=int, help="the limit of states for each story (default: that of `prove`)")
    parser.add_argument("--closed", action="store_true", help="leave out what is known not to be settled")
    return parser.parse_args()


def _line(case: Case, measured: Measured, trouble: str) -> str:
    verdict, states = measured.proof["verdict"], measured.proof["states"]
    row = f"{case.name:<26} {verdict:<12} {states:>10,} {measured.seconds:>8.1f} {measured.megabytes:>6,.0f}"
    return f"{row}  {trouble}" if trouble else row


if __name__ == "__main__":
    sys.exit(main())
