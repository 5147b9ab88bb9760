"""A label that can be empty is reported, with what shows the choice only at times."""

import pytest

from branchlight import load_text
from branchlight.authoring.check import check_story
from tests.analysis.rules.rule_findings import TITLE, story

GENERAL = "let it have words that are always shown"


def hints(label: str, more: str = "") -> list[str]:
    """Return the hints about a label, which is in quotes."""
    body = f'choices:\n  - {{label: "{label}", id: ask, {more}go: other}}\n  - On: other'
    found = load_text(TITLE + story(body))
    assert found.story is not None, found.diagnostics
    return [each.hint for each in check_story(found.story) if each.code == "W421"]


@pytest.mark.parametrize(
    ("label", "hint"),
    [
        ("{key: Ask}", "to show it only at times, write `label: Ask` and `if: key`"),
        ("{trust > 2: Ask {told}}", "to show it only at times, write `label: Ask {told}` and `if: trust > 2`"),
        ("{! Ask}", "to show it once, write `label: Ask` and `once: true`"),
        ("{! Ask | Ask again}", GENERAL),
        ("{~! Ask | Ask again}", GENERAL),
        ("{Ask | }", GENERAL),
        ("{key: Ask | trust > 2: Beg}", GENERAL),
        ("{key: Ask | {trust > 2: Beg}}", GENERAL),
        ("{key: | Ask}", GENERAL),
        ("{chance(50): Ask}", "to show it only at times, write `label: Ask` and `if: chance(50)`"),
        ("{key: Ask}{trust > 2: Beg}", GENERAL),
    ],
)
def test_label_that_can_be_empty_is_reported(label: str, hint: str) -> None:
    assert hints(label) == [hint]


@pytest.mark.parametrize(
    ("label", "more"),
    [
        ("{key: Ask | Beg}", ""),
        ("Ask{key: again}", ""),
        ("{key: Ask | not key: Beg}", ""),
        ("{trust > 2: Ask | trust < 3: Beg}", ""),
        ("{key: Ask}", "if: key, "),
        ("{& Ask | Beg}", ""),
        ("{trust}", ""),
        ("{plural trust: Ask | Beg}", ""),
        ("{key: Ask}{not key: Beg}", "if: key, "),
    ],
)
def test_label_with_words_is_not_reported(label: str, more: str) -> None:
    assert hints(label, more) == []


def test_label_of_a_locked_choice_is_seen() -> None:
    assert hints("{key: Ask}", "if: key, locked: Not yet., ") == [
        "to show it only at times, write `label: Ask` and `if: key`"
    ]
