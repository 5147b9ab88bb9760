"""Each diagnostic is declared once, with an example that shows it, and stands on the page that lists them all."""

from pathlib import Path

import pytest

from branchlight import load_text
from branchlight.proof.rules import check_story
from branchlight.source.diagnostic import Code
from tests.catalogue import LAYERS, catalogue

ALL = [code for codes in LAYERS.values() for code in codes]
SHOWN = [code for code in ALL if code.example and not code.example.startswith("playthrough:")]
PAGE = Path(__file__).parent.parent / "docs" / "diagnostics.md"


def test_no_two_codes_share_a_name() -> None:
    names = [code.name for code in ALL]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("code", ALL, ids=lambda code: code.name)
def test_the_example_is_a_story_a_playthrough_or_left_to_a_table_of_folders(code: Code) -> None:
    layer = next(name for name, codes in LAYERS.items() if code in codes)
    kinds = {"Playthroughs": "playthrough:", "Files and YAML": ("title:", "")}
    assert code.example.startswith(kinds.get(layer, ("title:", "author:")))


@pytest.mark.parametrize("code", ALL, ids=lambda code: code.name)
def test_the_name_tells_the_severity(code: Code) -> None:
    assert code.name[0] == {"error": "E", "warning": "W"}[code.severity]


@pytest.mark.parametrize("code", SHOWN, ids=lambda code: code.name)
def test_the_example_shows_the_mistake(code: Code) -> None:
    loaded = load_text(code.example)
    found = [*loaded.diagnostics, *(check_story(loaded.story) if loaded.story else ())]
    assert code.name in [problem.code for problem in found]


@pytest.mark.parametrize("code", ALL, ids=lambda code: code.name)
def test_the_summary_is_a_phrase(code: Code) -> None:
    assert code.summary
    assert not code.summary.endswith(".")
    assert not code.summary[0].isupper() or code.summary.startswith("YAML")


def test_the_page_lists_them_all() -> None:
    assert PAGE.read_text(encoding="utf-8") == catalogue(), "python -m tests.catalogue > docs/diagnostics.md"
