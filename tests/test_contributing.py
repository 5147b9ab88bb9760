"""The page for contributors agrees with the project."""

import re
from pathlib import Path

import pytest

from tests.tools import ROOT, TOOLS

PAGE = (ROOT / "docs" / "contributing.md").read_text(encoding="utf-8")
PACKAGE = ROOT / "engine" / "branchlight"
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


def test_every_path_that_is_named_exists() -> None:
    named = re.findall(r"`([\w./-]*/[\w./-]*)`", PAGE)
    assert len(named) > 40
    made = ("build/", "shared/")  # by `make`, and outside of the checkout
    folders = (ROOT, PACKAGE)
    assert [each for each in named if not each.startswith(made) and not any((f / each).exists() for f in folders)] == []


def test_packages_that_list_modules_list_all() -> None:
    listed = " ".join(PAGE.partition("The docstrings of ")[2].split()).partition(" list their modules")[0]
    packages = re.findall(r"`([\w/]+)`", listed)
    assert len(packages) > 4
    for package in packages:
        folder = PACKAGE / package
        text = (folder / "__init__.py").read_text(encoding="utf-8")
        parts = {each.stem for each in folder.iterdir() if each.suffix == ".py" or (each / "__init__.py").exists()}
        rows = re.findall(r"^(?: {4})?((?:\w+, )*\w+) {2,}\S", text, re.MULTILINE)
        assert {name for row in rows for name in row.split(", ")} == parts - {"__init__"}, package


def test_every_module_named_in_the_package_exists() -> None:
    modules = list(PACKAGE.rglob("*.py"))
    names = {path.name for path in modules}
    named = [
        (path.name, name) for path in modules for name in re.findall(r"`(?:\w+/)*(\w+\.py)`", path.read_text("utf-8"))
    ]
    assert named
    assert [(where, name) for where, name in named if name not in names] == []
