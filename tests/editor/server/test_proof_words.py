"""What a proof found, in words: as a line above a node, under the pointer, and as a mistake."""

import json

import pytest

from branchlight import prove
from branchlight.authoring.stats import stats
from branchlight.editor.server.proof_lines import odds_line, proof_line
from branchlight.editor.server.proof_news import ProofNews, ProvenItem, proof_from, with_odds
from branchlight.editor.server.proof_words import finding_message, item_facts, item_lens, item_message, title_lens
from branchlight.model.story import Story
from tests.stories import made

FLAWED = """\
title: The lamp
state: {oil: false, matches: {start: 2, min: 0, max: 2}}
endings: {ship: A ship turns, dark: Dark}
promises:
  - never: oil
  - possible: matches == 0 and oil
  - possible: ending(dark)
---
node: room
text: |
  {matches == 0: You have none left.} {oil and not oil: Never.}
choices:
  - {label: Pour in the oil., if: not oil, do: oil = true, go: room}
  - {label: Strike a match., if: matches > 0, do: matches -= 1, go: [{if: oil, to: lit}, {to: room}]}
---
node: lit
text: Far out, a ship turns.
ending: ship
---
node: cellar
text: Nobody is here.
choices:
  - Down: cellar
ending: dark
"""


def news_of(story: Story) -> ProofNews:
    """Return the news as they come from the other process, where they were JSON."""
    news = proof_from(json.loads(json.dumps(proof_line(story, prove(story)))))
    return with_odds(news, json.loads(json.dumps(odds_line(story, stats(story)))))


@pytest.fixture(scope="module")
def flawed() -> Story:
    return made(FLAWED)


@pytest.fixture(scope="module")
def news(flawed: Story) -> ProofNews:
    return news_of(flawed)


def test_finding_is_told_once_at_what_is_wrong(news: ProofNews) -> None:
    told = [(each.kind, each.name, each.severity, each.message.partition(":")[0]) for each in news.findings]
    assert told == [
        ("node", "main.room", "error", "trap"),
        ("node", "main.room", "error", "dead end"),
        ("node", "main.cellar", "warning", "no reader reaches this node"),
        ("variant", "main.room~2.1", "warning", "no reader sees this"),
        ("ending", "dark", "warning", "no reader reaches this ending"),
        ("promise", "never: oil", "error", "promise broken"),
        ("promise", "possible: ending(dark)", "error", "promise broken"),
    ]


def test_finding_shows_the_path_that_leads_there(news: ProofNews, flawed: Story) -> None:
    trap = finding_message(news.findings[0], news, flawed.edition)
    assert trap == "trap: no ending can be reached any more\n1–2. Strike a match.  (2 times)"
    assert finding_message(news.findings[0], news, "another").startswith(
        "trap: no ending can be reached any more (before your last change)\n"
    )
    unseen = finding_message(news.findings[3], news, flawed.edition)
    assert unseen == "no reader sees this: side 1 of braces 2 in its `text`: Never."


@pytest.mark.parametrize(
    ("kind", "name", "lens"),
    [
        ("node", "main.room", "reached at once · 100% of random readers"),
        ("node", "main.lit", "reached after 2 decisions · 75% of random readers"),
        ("ending", "ship", "reached after 2 decisions · 75% of random readers"),
        ("node", "main.cellar", "no reader reaches this"),
        ("choice", "main.room.pour_in_the_oil", "reached after 1 decision"),
        ("choice", "main.cellar.down", "no reader can take this"),
        ("node", "main.new", ""),
    ],
)
def test_line_above_says_how_soon_and_how_often(
    news: ProofNews, flawed: Story, kind: str, name: str, lens: str
) -> None:
    assert item_lens(news, flawed.edition, kind, name) == lens
    before = item_lens(news, "another", kind, name)
    assert before == (f"{lens} (before your last change)" if lens else "")


def test_hover_has_the_path_as_plain_text(news: ProofNews, flawed: Story) -> None:
    assert item_facts(news, flawed.edition, "node", "main.lit") == (
        "**Reached after 2 decisions**, by 75% of random readers\n\n"
        "```text\n1. Pour in the oil.\n2. Strike a match.\n```"
    )
    assert item_facts(news, flawed.edition, "node", "main.cellar") == "**No reader reaches this**"
    assert item_facts(news, flawed.edition, "node", "main.new") == ""
    assert item_message(news, flawed.edition, "node", "main.lit").splitlines() == [
        "main.lit: reached after 2 decisions · 75% of random readers",
        "1. Pour in the oil.",
        "2. Strike a match.",
    ]


def test_words_of_a_choice_cannot_end_the_block() -> None:
    label = "Say ``` and <b>hello</b>."
    story = made(
        f"title: T\nendings: {{e: E}}\n---\nnode: a\nchoices:\n  - {{label: '{label}', go: b}}\n"
        "---\nnode: b\nending: e\n"
    )
    facts = item_facts(news_of(story), story.edition, "node", "main.b")
    assert facts.count("```") == 2
    assert "1. Say ''' and <b>hello</b>." in facts


def test_title_has_the_verdict(news: ProofNews, flawed: Story) -> None:
    assert title_lens(news, flawed.edition, False).startswith("Refuted: 7 findings (7 states, ")
    assert title_lens(news, "another", False).endswith(" seconds) (before your last change)")
    assert title_lens(news, flawed.edition, True) == "Proving…"
    assert title_lens(None, flawed.edition, False) == "Not proven yet: save, or choose this"


@pytest.mark.parametrize(
    ("share", "readings", "words"),
    [
        (1.0, 0, "100% of random readers"),
        (0.999, 0, "almost all random readers"),
        (0.9999999999, 0, "100% of random readers"),
        (0.412, 1000, "41% of random readers"),
        (0.052, 0, "5% of random readers"),
        (0.0041, 0, "0.4% of random readers"),
        (0.0001, 0, "less than 0.1% of random readers"),
        (0.0, 0, "0% of random readers"),
        (0.0, 1000, "none of 1,000 random readers"),
    ],
)
def test_odds_are_rounded_as_far_as_they_say_something(
    news: ProofNews, flawed: Story, share: float, readings: int, words: str
) -> None:
    told = news._replace(odds={("node", "main.lit"): share}, readings=readings)
    assert item_lens(told, flawed.edition, "node", "main.lit") == f"reached after 2 decisions · {words}"


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (ProvenItem("not settled", 0, False, ()), "not settled: the proof took too long"),
        (ProvenItem("reached", 0, False, ()), "reached"),
        (ProvenItem("reached", 3, False, ("1. On.",)), "reached after at most 3 decisions"),
    ],
)
def test_what_is_not_known_is_not_said(news: ProofNews, item: ProvenItem, words: str) -> None:
    told = news._replace(items={("choice", "main.room.on"): item})
    assert item_lens(told, news.edition, "choice", "main.room.on") == words
