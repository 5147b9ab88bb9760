"""The other engines, from npm and PyPI. Those that cannot be installed are left out, with the reason."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from typing import NamedTuple

PATIENCE = 600
PACKAGES = {"inkcpp": "inkcpp-py==0.1.12", "bink": "bink==0.7.1"}
INKJS = "inkjs@2.4.0"
PLAYERS = ("branchlight", "bare", "inkjs", *PACKAGES)
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Peers(NamedTuple):
    """The commands that start each player, their environment, and the reason for each player that is left out."""

    commands: dict[str, list[str]]
    environment: dict[str, str]
    left_out: dict[str, str]


def gather(work: str, wanted: Sequence[str]) -> Peers:
    """Return every wanted player that is available.

    Branchlight and the bare reference always are. The ink runtimes need inkjs.
    """
    if set(PACKAGES) & set(wanted):
        wanted = ["inkjs", *wanted]
    commands = {name: [sys.executable, "-m", f"bench.players.{name}"] for name in PLAYERS if name in wanted}
    left_out = {}
    if "inkjs" in wanted:
        commands["inkjs"] = ["node", os.path.join(ROOT, "bench", "players", "inkjs.cjs")]
        if wrong := _inkjs(os.path.join(work, "node")):
            left_out = dict.fromkeys(("inkjs", *PACKAGES), wrong)
    for name, package in PACKAGES.items():
        if name in wanted and name not in left_out and (wrong := _package(package, _packages(work, name))):
            left_out[name] = wrong
    kept = {name: command for name, command in commands.items() if name not in left_out}
    return Peers(kept, _environment(work), left_out)


def _inkjs(folder: str) -> str:
    """Install inkjs, which compiles ink for the other runtimes, too. Return the reason if that fails."""
    if not (shutil.which("node") and shutil.which("npm")):
        return "needs node and npm"
    if os.path.isdir(os.path.join(folder, "node_modules", "inkjs")):
        return ""
    return _run(["npm", "install", "--silent", "--no-package-lock", "--prefix", folder, INKJS])


def _package(package: str, folder: str) -> str:
    if os.path.isdir(folder):
        return ""
    wrong = _run([sys.executable, "-m", "pip", "install", "--quiet", "--target", folder, package])
    if wrong:
        shutil.rmtree(folder, ignore_errors=True)
    return wrong


def _packages(work: str, name: str) -> str:
    return os.path.join(work, "python", name)


def _run(command: list[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return f"{command[-1]} took too long to install"
    return f"{command[-1]} could not be installed" if done.returncode else ""


def _environment(work: str) -> dict[str, str]:
    """Return this process's environment, changed for the players.

    The peers are on the paths, the reader's own folders are elsewhere, and Python writes its bytecode cache.
    """
    environment = dict(os.environ)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    paths = [os.path.join(ROOT, "engine"), ROOT, *(_packages(work, name) for name in PACKAGES)]
    environment["PYTHONPATH"] = os.pathsep.join(paths)
    environment["NODE_PATH"] = os.path.join(work, "node", "node_modules")
    for kind in ("CACHE", "DATA", "CONFIG", "STATE"):
        environment[f"XDG_{kind}_HOME"] = os.path.join(work, "home", kind.lower())
    return environment
