"""One proof in a process of its own: its answer, its seconds of CPU time, its memory, and its planted fault."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tests.horizon.cases import Case
from tests.horizon.plant import CELL, HIDDEN, site_of

KILOBYTE = 1 if sys.platform == "darwin" else 1024
"""The bytes in the unit of `ru_maxrss`."""


LAUNCHER = """
import os, sys
child = os.posix_spawn(sys.executable, [sys.executable, *sys.argv[1:]], os.environ)
used = os.wait4(child, 0)[2]
print(used.ru_maxrss, used.ru_utime + used.ru_stime)
"""
"""Starts a process from a small one, because a new process counts the memory of the one that started it as its own."""


class Measured(NamedTuple):
    """The object that `prove --json` printed, the seconds of CPU time that it took, and the most memory, in MB."""

    proof: dict[str, Any]
    seconds: float
    megabytes: float


def measure(case: Case, options: Sequence[str]) -> tuple[Measured, str]:
    """Prove a story with these options. Return what came out, and what is wrong with it, or ""."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = case.write(folder / "story")
        measured = _run(path, folder / "answer", options)
        return measured, _wrong(case, path, measured.proof)


def _run(path: Path, answer: Path, options: Sequence[str]) -> Measured:
    command = ["-m", "branchlight", "prove", os.fspath(path), "--json", "-o", os.fspath(answer), *options]
    said = subprocess.run([sys.executable, "-c", LAUNCHER, *command], capture_output=True, text=True, check=True)
    kilobytes, seconds = said.stdout.split()
    proof = json.loads(answer.read_bytes())
    if "verdict" not in proof:
        raise ValueError(f"{path} cannot be proven: {proof}")
    return Measured(proof, float(seconds), int(kilobytes) * KILOBYTE / 1e6)


def is_settled(case: Case, proof: dict[str, Any]) -> bool:
    """Return whether a proof settles all parts of a story, or finds the fault that was planted in it."""
    if case.fault:
        return _shown(case, proof) is not None
    tables = [proof[part] for part in ("nodes", "choices", "variants", "endings")]
    said = [proof["verdict"], *[at["status"] for table in tables for at in table.values()]]
    return "not settled" not in [*said, *[each["verdict"] for each in proof["promises"]]]


def _shown(case: Case, proof: dict[str, Any]) -> dict[str, Any] | None:
    """Return the part of a proof that shows the planted fault, or None if there is none."""
    if case.fault == "choice":
        found = [at for name, at in proof["choices"].items() if name.endswith(f".{HIDDEN}") and _is_never(at)]
    elif case.fault == "promise":
        found = [each for each in proof["promises"] if "planted_mark" in each["text"] and each["verdict"] == "refuted"]
    else:
        found = [each for each in proof["stuck"] if each["node"].endswith(f".{CELL}")]
    return found[0] if found else None


def _is_never(at: dict[str, Any]) -> bool:
    return bool(at["status"] == "unreachable")


def _wrong(case: Case, path: Path, proof: dict[str, Any]) -> str:
    """Return what a proof says that cannot be right, or ""."""
    if case.fault == "choice":
        hidden = next(at for name, at in proof["choices"].items() if name.endswith(f".{HIDDEN}"))
        return "the planted choice cannot be reached" if hidden["status"] == "reached" else ""
    shown = _shown(case, proof) if case.fault else None
    if shown is None:
        return ""
    if shown["path"] is None:
        return "there is no path to the planted fault"
    node = CELL if case.fault == "trap" else site_of(case.files).late
    command = [sys.executable, "-m", "tests.horizon.replayed", os.fspath(path), *shown["path"]]
    there = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    # If the story has a trap of its own where the fault shows, the cell is one without the mark, too.
    has_own = case.fault == "trap" and any(at["node"].endswith(f".{site_of(case.files).late}") for at in proof["stuck"])
    return "" if there in (f"{node} marked", f"{node} unmarked" if has_own else "") else f"the path leads to {there}"
