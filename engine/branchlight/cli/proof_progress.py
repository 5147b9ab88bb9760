"""The exit codes of proofs, and their progress on a terminal."""

import sys
from typing import TYPE_CHECKING

from branchlight.cli.streams import say_rendered
from branchlight.prover.answer import Verdict
from branchlight.prover.bounds import SoFar
from branchlight.source.system import this_system

if TYPE_CHECKING:
    import argparse

NOT_SETTLED, INTERRUPTED = 3, 130
EXIT_CODES: dict[Verdict, int] = {"proven": 0, "refuted": 1, "not settled": NOT_SETTLED}


def is_quiet(options: "argparse.Namespace") -> bool:
    """Return whether the count of states is not shown while they are explored."""
    return options.json or not (sys.stderr.isatty() and this_system().draws)


def show_progress(so_far: SoFar) -> None:
    """Show how far a proof has got, in place of what was shown before."""
    say_rendered(f"\r{so_far.states:,} states, {so_far.reached:,} of {so_far.parts:,} parts reached", end="")


def show_states(so_far: SoFar) -> None:
    """Show the count of states alone, in place of what was shown before."""
    say_rendered(f"\r{so_far.states:,} states", end="")


def erase(quiet: bool) -> None:
    """Erase what was shown, unless nothing was."""
    if not quiet:
        say_rendered("\r\x1b[K", end="")
