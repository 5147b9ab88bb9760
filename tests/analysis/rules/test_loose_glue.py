"""Glue that can join nothing is reported, with the reason."""

import json

import pytest

from branchlight import load_text
from branchlight.authoring.check import check_story
from tests.analysis.rules.rule_findings import TITLE, story

NONE_BEFORE, SAME, OVER = "has no paragraph before it", "joins words of one paragraph", "but the turn ends there"
ON = "go: other"
OFFER = "choices:\n  - On: other"


def findings(text: str, rest: str, is_choice: bool = False) -> list[str]:
    """Return the messages about a text of a node, or of a choice."""
    written = f"text: {json.dumps(text)}"
    body = f"choices:\n  - {{label: Go, id: go, {written}, {rest}}}" if is_choice else f"{written}\n{rest}"
    found = load_text(TITLE + story(body))
    assert found.story is not None, found.diagnostics
    return [each.message for each in check_story(found.story) if each.code == "W423"]


@pytest.mark.parametrize(
    ("text", "rest", "reason"),
    [
        ("You <> run.", ON, SAME),
        ("You {key: <>} run.", ON, SAME),
        ("{key: You <>}{key: run <> on}.", ON, SAME),
        ("You run <>", OFFER, OVER),
        ("<>", OFFER, OVER),
        ("You run <>", "ending: over", OVER),
        ("{key: You run <>}", "ask: {number: trust, label: So}\ngo: other", OVER),
        ("<> You run.\n\n***\n\n<> On.", ON, NONE_BEFORE),
        ("You run <>\n\n@pause 1\n\nOn.", ON, SAME),
        ("{! You run. | On.}{key: <>}", OFFER, OVER),
    ],
)
def test_glue_that_joins_nothing_is_reported(text: str, rest: str, reason: str) -> None:
    (message,) = findings(text, rest)
    assert message.startswith("a `<>` in the text of `main.first` ")
    assert reason in message


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("You run <>", ON),
        ("<> You run.", OFFER),
        ("<>", ON),
        ("You {key: run <> | trust > 1: <>}", ON),
        ("You run{key: <>}\n\non.", OFFER),
        ("{key: You run.\n\nYou <>}\n\nrun.", OFFER),
        ("You run.\n\n{key: <> On.}", OFFER),
        ("You run.\n\n{! | <>} On.", OFFER),
        ("You run <>", "call: other\nchoices:\n  - On: other"),
        ("You run <>", "choices:\n  - {label: On, if: key, go: other}\ngo: other"),
        ("You run\n\n<>\n\non.", OFFER),
    ],
)
def test_glue_that_can_join_is_not_reported(text: str, rest: str) -> None:
    assert findings(text, rest) == []


def test_choice_has_no_paragraph_before_it() -> None:
    (message,) = findings("<> You run.", ON, is_choice=True)
    assert message.endswith(NONE_BEFORE + " in its turn")
    assert findings("You run <>", ON, is_choice=True) == []


def test_glue_on_sides_of_many_braces_is_read_at_once() -> None:
    assert findings("You run.\n\n" + "{key: <> | }" * 200 + " On.", ON) == []
    (message,) = findings("You " + "{key: <> | }" * 200 + " run.", ON)
    assert SAME in message
