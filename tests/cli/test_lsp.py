"""`branchlight lsp` from outside: without its extra, and without an editor."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import branchlight
from tests.test_house import loads

WITHOUT = "import sys; sys.modules[{name!r}] = None; from branchlight.cli.main import main; sys.exit(main(['lsp']))"


@pytest.mark.parametrize("name", ["pygls", "lsprotocol"])
def test_missing_extra_is_named(name: str) -> None:
    code = WITHOUT.format(name=name)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2 and done.stdout == ""
    assert done.stderr.startswith("branchlight: the language server needs the package pygls, which is not installed; ")
    assert "pip install '.[editor]'" in done.stderr


def test_other_missing_modules_are_not_blamed_on_the_extra() -> None:
    code = WITHOUT.format(name="branchlight.editor.completing")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "ModuleNotFoundError" in done.stderr


def test_server_ends_with_its_input(tmp_path: Path) -> None:
    ran = branchlight(tmp_path, "lsp", "--stdio")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_other_commands_do_not_load_the_server() -> None:
    wanted = ("pygls", "lsprotocol", "attr", "cattrs", "asyncio", "branchlight.editor")
    for command in ("branchlight.cli.main", "branchlight.cli.commands.lsp", "branchlight.cli.commands.check"):
        assert loads(command, *wanted) == []
