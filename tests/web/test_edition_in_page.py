"""The edition that a page carries: it proves the same upgrades as the story itself, without the story's words."""

from branchlight import load_text
from branchlight.compiler.edition_file import read_edition
from branchlight.compiler.edition_in_page import edition_in
from branchlight.model.story import Story
from branchlight.prover.upgrade.prove_upgrade import prove_upgrade
from branchlight.web.published_page import published_page
from tests.prover.upgrade.small_editions import SmallEditions

TEXT = """title: Words
state: {n: {start: 0, min: 0, max: 3}}
endings: {o: Over}
---
node: a
text: "Plain {~ drawn {n > 1: deep | low} | other}, {n}. {& first | second}<>"
choices:
  - {label: On we go, id: on, text: Taken., go: b}
---
node: b
ending: o
"""


def published(story: Story) -> Story:
    """Return the edition in the page of a story."""
    return read_edition(edition_in(published_page(story).encode()))


def test_edition_in_a_page_has_no_words_of_bodies() -> None:
    story = load_text(TEXT).story
    assert story is not None
    found = published(story)
    kept = repr(found.nodes["main.a"])
    assert not [word for word in ("Plain", "drawn", "deep", "other", "second", "Taken") if word in kept]
    assert "On we go" in kept
    assert found._replace(nodes={}) == story._replace(nodes={})


def test_edition_in_a_page_proves_the_same_upgrades() -> None:
    verdicts = []
    for seed in range(4):
        editions = SmallEditions(seed)
        old, new = load_text(editions.old).story, load_text(editions.new).story
        if old is not None and new is not None:
            proof = prove_upgrade(old, new, states=1000)
            assert prove_upgrade(published(old), new, states=1000)._replace(seconds=proof.seconds) == proof
            verdicts.append(proof.verdict)
    assert {"proven", "refuted"} <= set(verdicts)
