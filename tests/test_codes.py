"""Every code is declared once, and the catalogue explains it with an example and its fix."""

import importlib
import pkgutil
from pathlib import Path

import pytest

import branchlight
from branchlight.authoring.catalogue import CODES, GROUPS
from branchlight.authoring.catalogue.checked import checked
from branchlight.authoring.catalogue.entry import ENTRIES, entry_of
from branchlight.source.diagnostic import Code
from tests.catalogue import PAGE, page

ALL = [code for group in GROUPS for code in group.codes]
COMPANIONS = {"W415": {"W401"}}
"""Codes that an example may also give. An unreachable ending is in an unreachable node, which has its own code."""
SAID_ALREADY = {"E901", "E906"}
"""Codes of ink whose messages say what ink expects, and so what to write."""


def declared() -> set[Code]:
    """Return every code that a module of the package declares."""
    names = [module.name for module in pkgutil.walk_packages(branchlight.__path__, "branchlight.")]
    modules = [importlib.import_module(name) for name in names if not name.endswith("__main__")]
    return {value for module in modules for value in vars(module).values() if isinstance(value, Code)}


def test_groups_hold_every_declared_code() -> None:
    assert set(ALL) == declared()


def test_no_two_codes_share_a_name() -> None:
    names = [code.name for code in ALL]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("code", ALL, ids=lambda code: code.name)
def test_name_tells_the_severity(code: Code) -> None:
    assert code.name[0] == {"error": "E", "warning": "W"}[code.severity]


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.title)
def test_numbers_tell_the_group(group: object) -> None:
    starts = [numbers.rstrip("x") for numbers in group.numbers.split(" and ")]  # type: ignore[attr-defined]
    assert all(code.name[1:].startswith(tuple(starts)) for code in group.codes)  # type: ignore[attr-defined]


@pytest.mark.parametrize("code", ALL, ids=lambda code: code.name)
def test_summary_is_a_phrase(code: Code) -> None:
    assert code.summary
    assert not code.summary.endswith(".")
    assert not code.summary[0].isupper() or code.summary.startswith("YAML")


def test_every_code_has_an_entry_and_no_other_has() -> None:
    assert sorted(path.stem for path in Path(ENTRIES).iterdir()) == sorted(CODES)


@pytest.mark.parametrize("name", CODES)
def test_entry_explains_in_a_few_sentences(name: str) -> None:
    about = entry_of(name).about
    assert 40 < len(about) < 300
    assert about.endswith(".")


@pytest.mark.parametrize("name", CODES)
def test_example_gives_its_code_at_its_place(name: str) -> None:
    entry = entry_of(name)
    found = checked(entry.wrong).diagnostics
    assert [str(problem.place) for problem in found if problem.code == name] == [entry.place]
    assert {problem.code for problem in found} == {name} | COMPANIONS.get(name, set())


@pytest.mark.parametrize("name", sorted(set(CODES) - SAID_ALREADY))
def test_every_example_is_told_what_to_do(name: str) -> None:
    assert all(problem.hint for problem in checked(entry_of(name).wrong).diagnostics)


@pytest.mark.parametrize("name", CODES)
def test_fixed_example_is_without_a_fault(name: str) -> None:
    entry = entry_of(name)
    assert entry.fixed
    assert checked(entry.fixed).diagnostics == ()


def test_page_is_what_the_catalogue_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "make docs"
