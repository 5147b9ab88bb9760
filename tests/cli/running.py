"""The command in a process of its own, and the small stories that it is tried on."""

import os
import subprocess
import sys
from pathlib import Path

from tests import tools

GOOD = (
    "title: Small\n---\nnode: a\ntext: Hello.\nchoices:\n  - On: b\n---\nnode: b\ntext: Bye.\nchoices:\n  - Again: a\n"
)


SOUND = (
    "Small: 2 nodes, nothing wrong.\n"
    "The story declares no ending, so no reader can reach one; declare it under `endings:`.\n"
)


BAD = "title: Small\n---\nnode: a\ntext: Hello {nam}.\nchoices:\n  - On: c\n"


class Ran:
    def __init__(self, done: "subprocess.CompletedProcess[str]") -> None:
        self.code, self.out, self.err = done.returncode, done.stdout, done.stderr


def branchlight(home: Path, *words: str, typed: str = "", encoding: str = "utf-8", folder: Path | None = None) -> Ran:
    """Run the command with a home of its own, so that no other session is touched."""
    environment = os.environ | tools.home(home) | {"PYTHONIOENCODING": encoding}
    command = [sys.executable, "-m", "branchlight", *words]
    done = subprocess.run(
        command, input=typed, capture_output=True, encoding=encoding, env=environment, cwd=folder, check=False
    )
    return Ran(done)
