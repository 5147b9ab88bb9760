"""`python -m bench`: measures Branchlight beside its peers in one run and prints the ratios."""

import argparse
import os
import platform
import sys
from collections.abc import Iterable

from bench import editing, measures, proofs
from bench.peers import PLAYERS, gather
from bench.report import Table, lines

WORK = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "build", "bench")
MODULES = {"closing": proofs, "editing": editing}
"""The modules of the parts that are not in `measures`."""
PARTS = "opening starting reading choosing remembering keeping saving proving closing painting editing".split()


def main() -> None:
    """Run the parts that the command line names, and print every table as soon as it is ready."""
    asked = _arguments()
    peers = gather(WORK, asked.players.split(","))
    sizes = tuple(int(size) for size in asked.sizes.split(","))
    run = measures.Run(peers, WORK, asked.rounds, sizes, asked.steps)
    print(f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores. Medians of {asked.rounds}")
    print("rounds in which every player takes its turn, with the least and the most.")
    for player, why in peers.left_out.items():
        print(f"Left out: {player}: {why}.")
    print(measures.same_story(run), end="\n\n")
    for part in asked.parts.split(","):
        measured = getattr(MODULES.get(part, measures), part)(run)
        for table in [measured] if isinstance(measured, Table) else measured:
            _show(lines(table))


def _show(text: Iterable[str]) -> None:
    for line in text:
        print(line)
    sys.stdout.flush()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="counted rounds (default 5)")
    parser.add_argument("--sizes", default="100,1000,10000", help="nodes of the stories that are read")
    parser.add_argument("--steps", type=int, default=200_000, help="choices of a long reading")
    parser.add_argument("--players", default=",".join(PLAYERS), help=f"some of {', '.join(PLAYERS)}")
    parser.add_argument("--parts", default=",".join(PARTS), help=f"some of {', '.join(PARTS)}")
    asked = parser.parse_args()
    for option, known in (("players", PLAYERS), ("parts", PARTS)):
        unknown = set(getattr(asked, option).split(",")) - set(known)
        if unknown:
            parser.error(f"--{option}: {', '.join(sorted(unknown))} is none of {', '.join(known)}")
    return asked


if __name__ == "__main__":
    main()
