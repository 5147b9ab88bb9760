"""Several terminals at once: each reads on its own, and none loses anything."""

import functools
import sqlite3
import subprocess
import sys
from pathlib import Path

from branchlight.shelf import open_session
from tests.shelf.killed_reader import STORY

READER = """
import sys
from branchlight.shelf import open_session
from tests.shelf.killed_reader import STORY
shelf, number = sys.argv[1], int(sys.argv[2])
sys.stdin.readline()
session = open_session(STORY, shelf, new=True)
for n in range(25):
    session.choose(session.turn.choices[(n + number) % 3])
    if n % 10 == 5:
        session.save(f"save {number}", overwrite=True)
        session.back(2)
        session.choose(session.turn.choices[number % 3])
assert not session.close()
print(session.history.here, session.turn.state.dice)
"""


def run_together(code: str, calls: list[list[str]]) -> list[list[str]]:
    """Run the code in one process per call, all at the same moment. Return the words that each printed."""
    run = functools.partial(
        subprocess.Popen,
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    terminals = [run([sys.executable, "-c", code, *call]) for call in calls]
    for terminal in terminals:
        terminal.stdin.write("go\n")
        terminal.stdin.flush()
    told = [terminal.communicate()[0].split() for terminal in terminals]
    assert [terminal.returncode for terminal in terminals] == [0] * len(calls)
    return told


def test_terminals_can_create_a_shelf_at_once(tmp_path: Path) -> None:
    shelf = str(tmp_path / "shelf.sqlite3")
    told = run_together(READER, [[shelf, str(number)] for number in range(4)])
    session = open_session(STORY, shelf)
    assert session.notice == ""
    assert [str(session.history.here), str(session.turn.state.dice)] in told
    assert {save.name for save in session.saves.all() if save.kind == "named"} == {f"save {n}" for n in range(4)}
    places = [[str(session.history.here), str(session.turn.state.dice)]]
    for name in [save.name for save in session.saves.all() if save.kind == "reading"]:
        session.load(name)
        places.append([str(session.history.here), str(session.turn.state.dice)])
    assert [place for place in told if place not in places] == [], "every terminal's place is kept"
    connection = sqlite3.connect(shelf)
    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    connection.close()


OPENER = """
import sys
from branchlight.shelf import open_session
from tests.shelf.killed_reader import STORY
sys.stdin.readline()
session = open_session(STORY, new=True)
session.choose(session.turn.choices[0])
assert session.kept, session.notice
assert not session.close()
"""


def test_damaged_shelf_is_set_aside_only_once(own: Path) -> None:
    open_session(STORY).close()
    ruins = own.read_bytes()[:100] + b"garbage" * 1000
    own.write_bytes(ruins)
    run_together(OPENER, [[]] * 4)
    aside = [path for path in own.parent.iterdir() if ".damaged-" in path.name]
    assert [path.read_bytes() for path in aside] == [ruins]
    session = open_session(STORY)
    assert len(session.saves.all()) == 3
