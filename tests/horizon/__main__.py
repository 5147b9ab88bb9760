"""`python -m tests.horizon`: proves wide stories, and siblings of them with planted faults, each in its own process."""

import argparse
import sys
from concurrent.futures import ThreadPoolExecutor

from tests.horizon.cases import Case, cases
from tests.horizon.measure import Measured, is_settled, measure


def main() -> int:
    """Prove the stories, and print a line for each. Return 1 if one is not as it should be."""
    asked = _arguments()
    try:
        chosen = cases(asked.names)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    options = [f"--{name}={value}" for name, value in (("seconds", asked.seconds), ("states", asked.states)) if value]
    wrong = 0
    print(f"{'':<26} {'verdict':<12} {'states':>10} {'seconds':>8} {'MB':>6}")
    with ThreadPoolExecutor(asked.jobs) as pool:
        proofs = pool.map(lambda case: measure(case, options), chosen)
        for case, (measured, trouble) in zip(chosen, proofs, strict=True):
            trouble = trouble or ("" if is_settled(case, measured.proof) else "not settled")
            wrong += bool(trouble)
            print(_line(case, measured, trouble), flush=True)
    return 1 if wrong else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.horizon")
    parser.add_argument("names", nargs="*", help="only these stories, each with its siblings; see `families`")
    parser.add_argument("--seconds", type=float, help="the limit for each story (default: that of `prove`)")
    parser.add_argument("--states", type=int, help="the limit of states for each story (default: that of `prove`)")
    parser.add_argument("--jobs", type=int, default=1, help="prove so many stories at a time (default: 1)")
    return parser.parse_args()


def _line(case: Case, measured: Measured, trouble: str) -> str:
    verdict, states = measured.proof["verdict"], measured.proof["states"]
    row = f"{case.name:<26} {verdict:<12} {states:>10,} {measured.seconds:>8.1f} {measured.megabytes:>6,.0f}"
    return f"{row}  {trouble}" if trouble else row


if __name__ == "__main__":
    sys.exit(main())
