"""What each layer may load, seen from a fresh process. The layers themselves are a contract in pyproject.toml."""

import subprocess
import sys

import pytest

LOADED = "import sys, {module}; print(*[name for name in {unwanted!r} if name in sys.modules])"


def loads(module: str, *unwanted: str) -> list[str]:
    """Which of the unwanted modules a new process has loaded after it imported `module`."""
    code = LOADED.format(module=module, unwanted=unwanted)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.split()


@pytest.mark.parametrize(
    "module",
    [
        "branchlight",
        "branchlight.play",
        "branchlight.plain",
        "branchlight.plain.json_lines",
        "branchlight.shelf",
        "branchlight.proof",
        "branchlight.cli.main",
    ],
)
def test_only_the_reader_loads_textual(module: str) -> None:
    assert loads(module, "textual", "rich", "markdown_it", "pygments", "asyncio") == []


@pytest.mark.parametrize("module", ["branchlight.play", "branchlight.plain", "branchlight.plain.json_lines"])
def test_playing_loads_no_yaml(module: str) -> None:
    assert loads(module, "yaml") == []


@pytest.mark.parametrize("module", ["branchlight", "branchlight.play", "branchlight.plain", "branchlight.cli.main"])
def test_a_plain_start_stays_light(module: str) -> None:
    assert loads(module, "dataclasses", "inspect", "sqlite3") == []


@pytest.mark.parametrize("command", ["check", "play"])
def test_the_catalogue_is_loaded_for_explain_alone(command: str) -> None:
    assert loads(f"branchlight.cli.commands.{command}", "branchlight.proof.catalogue", "tempfile") == []


def test_the_check_can_fail() -> None:
    assert loads("textual.app", "textual", "sqlite3") == ["textual"]
