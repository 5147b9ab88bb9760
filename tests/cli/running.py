"""The command in a process of its own, and the small stories that it is tried on."""

import os
from pathlib import Path
from typing import NamedTuple

from tests import forks, tools

GOOD = (
    "title: Small\n---\nnode: a\ntext: Hello.\nchoices:\n  - On: b\n---\nnode: b\ntext: Bye.\nchoices:\n  - Again: a\n"
)


SOUND = (
    "Small: 2 nodes, nothing wrong.\n"
    "The story has no id, so readers begin again if its title changes; write `id: small`.\n"
    "The story declares no ending, so no reader can reach one; declare it under `endings:`.\n"
)


BAD = "title: Small\n---\nnode: a\ntext: Hello {nam}.\nchoices:\n  - On: c\n"


class Ran(NamedTuple):
    """The exit code of a command, and what it wrote."""

    code: int
    out: str
    err: str


def branchlight(home: Path, *words: str, typed: str = "", encoding: str = "utf-8", folder: Path | None = None) -> Ran:
    """Run the command with a home of its own, so that no other session is touched."""
    environment = os.environ | tools.home(home) | {"PYTHONIOENCODING": encoding}
    ran = forks.run("-m", "branchlight", *words, typed=typed.encode(encoding), folder=folder, environ=environment)
    return Ran(ran.code, ran.out.decode(encoding), ran.err.decode(encoding))
