"""Python in a fork does what a new Python does: streams, errors, exit codes, folder and environment."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import forks

SAYS = "import os, sys; print(sys.argv, os.getcwd(), os.environ['GIVEN'], sys.stdin.read()); "
ENDS = ["sys.exit(3)", "sys.exit()", "sys.exit('so')", "print('é')", "os.kill(os.getpid(), 9)", "os._exit(4)"]


@pytest.mark.needs("kill")
@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "utf-16"])
def test_fork_ends_as_a_new_process(tmp_path: Path, end: str, encoding: str) -> None:
    words = ("-c", f"{SAYS}print('ö', file=sys.stderr, flush=True); sys.stdout.flush(); {end}", "a", "b c")
    environ = os.environ | {"GIVEN": "x", "PYTHONIOENCODING": encoding}
    new = subprocess.run(
        [sys.executable, *words], input=b"typed\n", capture_output=True, cwd=tmp_path, env=environ, check=False
    )
    ran = forks.run(*words, typed=b"typed\n", folder=tmp_path, environ=environ)
    assert (ran.code, ran.out) == (new.returncode, new.stdout)
    assert ran.err.splitlines()[-1:] == new.stderr.splitlines()[-1:]


def test_streams_may_be_one() -> None:
    code = "import sys; print(1, flush=True); print(2, file=sys.stderr); print(3)"
    assert forks.run("-c", code, in_one=True) == (0, b"1\n2\n3\n", b"")


def test_no_fork_sees_what_another_did() -> None:
    assert forks.run("-c", "import os, sys; sys.made = os.environ['MADE'] = '1'").code == 0
    assert forks.run("-c", "import os, sys; print(hasattr(sys, 'made'), 'MADE' in os.environ)").out == b"False False\n"


def test_much_is_typed_and_printed() -> None:
    text = b"0123456789" * 100_000
    assert forks.run("-c", "import sys; sys.stdout.write(sys.stdin.read())", typed=text) == (0, text, b"")
    assert forks.run("-c", "", typed=text) == (0, b"", b"")


def test_module_is_run_as_the_main_one() -> None:
    ran = forks.run("-m", "branchlight", "--version")
    new = subprocess.run([sys.executable, "-m", "branchlight", "--version"], capture_output=True, check=True)
    assert ran == (0, new.stdout, b"")
