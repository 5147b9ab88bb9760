"""`branchlight lsp` from outside: without its extra, and without an editor."""

from pathlib import Path

import pytest

from tests import forks
from tests.cli.running import branchlight
from tests.test_house import loads

WITHOUT = "import sys; sys.modules[{name!r}] = None; from branchlight.cli.main import main; sys.exit(main(['lsp']))"


@pytest.mark.parametrize("name", ["pygls", "lsprotocol"])
def test_missing_extra_is_named(name: str) -> None:
    code = WITHOUT.format(name=name)
    ran = forks.run("-c", code)
    assert ran.code == 2 and ran.out == b""
    assert ran.err.startswith(b"branchlight: the language server needs the package pygls, which is not installed; ")
    assert b"pip install '.[editor]'" in ran.err


def test_other_missing_modules_do_not_name_the_extra() -> None:
    code = WITHOUT.format(name="branchlight.editor.completing")
    ran = forks.run("-c", code)
    assert ran.code == 1 and b"ModuleNotFoundError" in ran.err


def test_server_ends_with_its_input(tmp_path: Path) -> None:
    ran = branchlight(tmp_path, "lsp", "--stdio")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_other_commands_do_not_load_the_server() -> None:
    wanted = ("pygls", "lsprotocol", "attr", "cattrs", "asyncio", "branchlight.editor")
    for command in ("branchlight.cli.main", "branchlight.cli.commands.lsp", "branchlight.cli.commands.check"):
        assert loads(command, *wanted) == []
