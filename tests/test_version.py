"""The version is the same in all places that name it."""

import re

import branchlight
from branchlight.version import VERSION
from tests.tools import ROOT


def test_the_package_tells_its_version() -> None:
    assert branchlight.__version__ == VERSION


def test_the_readme_names_this_version() -> None:
    assert f"This is version {VERSION}." in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_changelog_begins_with_this_version() -> None:
    sections = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert next(name for name in sections if name != "Unreleased") == VERSION
