"""The page for contributors agrees with the project."""

import re
from pathlib import Path

import pytest

from tests.tools import ROOT, TOOLS

PAGE = (ROOT / "docs" / "contributing.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def test_layers_are_those_of_the_contract() -> None:
    contract = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ((?:`\w+`[ ·]*)+) \|", PAGE, re.MULTILINE)
    stated = re.findall(r'^    "([\w |()]+)",$', contract.partition("layers = [")[2].partition("]")[0], re.MULTILINE)
    assert [re.findall(r"\w+", row) for row in rows] == [re.findall(r"\w+", row) for row in stated]


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "docs" / "contributing.md"], ids=lambda page: page.stem)
def test_every_make_target_that_is_named_exists(page: Path) -> None:
    named = set(re.findall(r"(?:^    |`)make ([a-z-]+)", page.read_text(encoding="utf-8"), re.MULTILINE))
    assert named
    assert named - set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE)) == set()


def test_every_target_of_the_help_is_explained() -> None:
    helped = re.findall(r'@echo "make ([a-z]+) ', MAKEFILE)
    assert [target for target in helped if f"| `make {target}` |" not in PAGE] == []


def test_every_tool_that_can_be_required_is_named() -> None:
    assert [name for name in TOOLS if f"`{name}`" not in PAGE] == []
