"""Sessions in plain mode: lines of input, and the lines of output."""

import io

from branchlight.plain import run_plain
from branchlight.shelf import MEMORY, Session, open_session
from tests.play.tales import tale

STORY = tale()


def read(*lines: str, session: Session | None = None, width: int | None = None) -> list[str]:
    """Return the lines of output for these lines of input."""
    session = session or open_session(STORY, MEMORY, seed=1)
    out = io.StringIO()
    assert run_plain(session, io.StringIO("".join(f"{line}\n" for line in lines)), out, width) == 0
    return out.getvalue().split("\n")[:-1]


def after(lines: list[str], begins: str) -> list[str]:
    """Return the lines from the last one on that begins like this."""
    return lines[max(i for i, line in enumerate(lines) if line.startswith(begins)) :]
