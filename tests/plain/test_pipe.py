"""Plain mode at the edges of a process: closed pipes, other encodings, a terminal, and loaded modules."""

import errno
import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from branchlight import load_text
from branchlight.compiler.loaded import Loaded
from branchlight.plain import run_plain
from branchlight.plain.printer import Printer, wrap
from branchlight.shelf import MEMORY, open_session
from branchlight.source.system import System
from tests.play.tales import edition, tale

ROOT = Path(__file__).parents[2]
STORY = tale()

READ = """
import sys
from contextlib import closing
from branchlight import load_text
from branchlight.compiler.loaded import Loaded
from branchlight.plain import run_plain
from branchlight.shelf import MEMORY, open_session
from tests.play.tales import edition, tale
story = edition(("The yard", "L\\u2019école \\u2014 \\u201c\\u5bb6\\u201d\\u2026"))
with closing(open_session(story, MEMORY, seed=1)) as session:
    sys.exit(run_plain(session, sys.stdin, sys.stdout))
"""


def started(code: str = READ, **environment: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.parametrize("module", ["branchlight.plain", "branchlight.shelf", "branchlight.plain, branchlight.shelf"])
def test_neither_yaml_nor_textual_nor_sqlite_is_loaded(module: str) -> None:
    reading = started(
        f"import sys, {module}; print({{'yaml', 'textual', 'sqlite3', 'json', 'platformdirs'}} & set(sys.modules))"
    )
    assert reading.communicate() == (b"set()\n", b"")


# Reading a story's files needs yaml, so what that loaded is forgotten before the plain reading begins.
READ_AND_TELL = """
import sys
from tests.play.tales import tale
story = tale()
for name in [name for name in sys.modules if "yaml" in name and not name.startswith("branchlight")]:
    del sys.modules[name]
from branchlight import load_text
from branchlight.compiler.loaded import Loaded
from branchlight.plain import run_plain
from branchlight.shelf import open_session
session = open_session(story, SHELF)
run_plain(session, sys.stdin, sys.stdout)
session.close()
print({"yaml", "_yaml", "textual", "rich", "asyncio", "dataclasses", "inspect"} & set(sys.modules), file=sys.stderr)
"""


def test_whole_session_loads_neither_yaml_nor_textual(tmp_path: Path) -> None:
    reading = started(READ_AND_TELL.replace("SHELF", repr(str(tmp_path / "shelf.sqlite3"))))
    out, error = reading.communicate(b"look\nsave x\nmap\nback\nload x\nhelp\ntranscript\nquit\n")
    assert b"You go to x." in out
    assert error == b"set()\n"


def test_narrow_encoding_gets_the_nearest_letters() -> None:
    out, error = started(PYTHONIOENCODING="ascii").communicate(b"look\nquit\n")
    assert b'L\'?cole - "?"... Ada.\n' in out
    assert error == b""


def test_invalid_input_is_reported_and_not_fatal() -> None:
    reading = started(PYTHONUTF8="1")
    out, error = reading.communicate(b"\xff\xfe\xfa\nlook\x00\n" + b"x" * 5_000_000 + b"\nlook\nquit\n")
    assert reading.returncode == 0
    assert out.count(b"is neither a choice here") >= 2
    assert b"You choose: Look down\n" in out
    assert error == b""


def test_closed_pipe_ends_plain_mode_silently() -> None:
    reading = started()
    assert reading.stdin and reading.stdout and reading.stderr
    reading.stdout.readline()
    reading.stdout.close()
    try:
        for _ in range(2000):
            reading.stdin.write(b"transcript\nhelp\n")
        reading.stdin.close()
    except BrokenPipeError:
        pass
    assert reading.stderr.read() == b""
    assert reading.wait() == 0
    reading.stderr.close()


class Closed(io.StringIO):
    """A stream into a pipe that nobody reads, as it behaves on Windows."""

    def flush(self) -> None:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))


def test_closed_pipe_of_windows_ends_it(run_on: Callable[[System], None]) -> None:
    def read(system: System) -> int:
        run_on(system)
        return run_plain(open_session(STORY, MEMORY, seed=1), io.StringIO("look\n"), Closed())

    assert read(System("win32")) == 0
    with pytest.raises(OSError, match=os.strerror(errno.EINVAL)):
        read(System("linux"))


def test_an_interrupt_ends_it_politely() -> None:
    class Interrupted(io.StringIO):
        def readline(self, size: int | None = -1, /) -> str:
            raise KeyboardInterrupt

    out = io.StringIO()
    assert run_plain(open_session(STORY, MEMORY, seed=1), Interrupted(), out) == 0
    assert out.getvalue().endswith("You are in The yard, after 0 decisions. This is not kept.\n")


@pytest.mark.needs("pty")
@pytest.mark.parametrize("term", ["xterm", "dumb", ""])
def test_terminal_gets_wrapped_lines_even_if_dumb(term: str, run_on: Callable[[System], None]) -> None:
    import pty

    run_on(System("linux", term))
    session = open_session(edition(("The well listens.", "The well listens, " + "and listens, " * 20)), MEMORY, seed=1)
    mine, theirs = pty.openpty()
    with open(theirs, "w") as terminal:
        run_plain(session, io.StringIO("look\nsay\n/quit\n"), terminal)
        text = ""
        while "not kept." not in text:
            text += os.read(mine, 10_000).decode()
    os.close(mine)
    said = text.splitlines()
    longest = max(len(line) for line in said)
    assert longest <= 66
    assert not any("\x1b" in line for line in said)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 6, ["one", "two", "three"]),
        ("incomprehensible word", 6, ["incomprehensible", "word"]),
        ("", 6, [""]),
        ("wirklich nichts .", 15, ["wirklich", "nichts ."]),
        ("dit « bonjour » et", 10, ["dit", "« bonjour »", "et"]),
        ("Donau\u00addampf ja", 10, ["Donaudampf", "ja"]),
    ],
)
def test_lines_break_at_words(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


def test_lists_are_wrapped_under_their_beginning() -> None:
    out = io.StringIO()
    Printer(out, 8).list("1. one two", "2. ten")
    assert out.getvalue() == "1. one\n   two\n2. ten\n\n"


def test_edited_story_is_reported_in_a_line() -> None:
    editions = iter(
        [
            load_text("title: ["),
            Loaded(edition(("The well listens.", "The well waits.")), (), ()),
            Loaded(edition(("Look down", "Look far down")), (), ()),
        ]
    )
    output = io.StringIO()
    session = open_session(STORY, MEMORY, seed=1)
    run_plain(session, io.StringIO("again\nagain\n1\n"), output, follow=lambda: next(editions))
    said = output.getvalue()
    assert said.count("The story is not reloaded, because it has a mistake. story.yaml:1:") == 1
    assert said.count("Story reloaded.") == 2
    assert "Look far down" in said
    assert session.history.here == 0, "a number is not taken for a choice that the reader has not seen"


def test_line_is_no_answer_to_an_edited_question() -> None:
    session = open_session(STORY, MEMORY, seed=1)
    session.choose("look_down")
    session.choose("say_your_name")
    editions = iter([Loaded(edition(("length: 12", "length: 5")), (), ()), None])
    run_plain(session, io.StringIO("Ada\nAda\n"), io.StringIO(), follow=lambda: next(editions))
    assert session.history.here == 3, "only the second line is the answer"
