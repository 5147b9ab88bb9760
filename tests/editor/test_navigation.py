"""Definition, references, and what a hover says."""

import re

import pytest

from branchlight.compiler.use_log import Use
from branchlight.editor.edited_story import read_edited_story
from branchlight.editor.hovering import hover
from branchlight.editor.lookup import use_at
from branchlight.editor.navigation import definitions, references
from branchlight.source.located import SourceFile
from branchlight.source.place import Place
from tests.editor.stories import RECORDED, STORY, bundled, place_of, whole, written


def test_every_use_leads_to_its_declaration() -> None:
    edited = whole()
    for use in edited.uses:
        if use.kind not in ("key", "function", "format") and use.role != "earlier":
            found = definitions(edited, use.place)
            assert found
            assert {(each.kind, each.name) for each in found} == {(use.kind, use.name)}
            assert all(each.role in ("declared", "derived") for each in found) or use.kind == "cue"


def test_references_are_in_playthroughs_too() -> None:
    found = references(whole(), place_of(whole(), "ending", "over"))
    assert {use.place.file for use in found} == {STORY, RECORDED}
    assert len(references(whole(), found[0].place, declarations=False)) == len(found) - 1


def test_nothing_is_at_a_place_without_a_name() -> None:
    for place in (Place(STORY, 1, 1)._replace(column=8), Place(STORY, 999, 1), Place("other.yaml", 1, 1)):
        assert use_at(whole(), place) is None
        assert definitions(whole(), place) == references(whole(), place) == ()
        assert hover(whole(), place) is None


def test_name_is_found_at_its_end_too() -> None:
    edited, place = written("title: T\n---\nnode: here\nchoices:\n  - Go: here¦\n")
    use = use_at(edited, place)
    assert use is not None
    assert (use.kind, use.name) == ("node", "main.here")


def test_choice_in_a_playthrough_is_found_by_play() -> None:
    edited = bundled()
    found = references(edited, place_of(edited, "choice", "bedside.joke.cardigan"))
    recorded = [use for use in found if use.place.file.startswith("playthroughs/")]
    assert recorded
    for use in recorded:
        line = edited.text(use.place.file).split("\n")[use.place.line - 1]
        assert line[use.place.column - 1 :][: use.length] == "cardigan"


HOVERS = [
    ("node", "here.first", ["> It … on … and …", "leads to `here.last`", "3 uses in 1 file"]),
    ("choice", "here.first.wait", ["> Wait", "leads to `here.last`"]),
    ("state", "oil", ["starts as 3", "7 uses in 2 files"]),
    ("state", "weather", ["one of rain, sun", "starts as sun"]),
    ("trait", "cast.trust", ["0 to 9, starts as 1"]),
    ("thing", "bag.key", ["0 to 5, starts as 1"]),
    ("parameter", "here.asks.times", ["0 to 9"]),
    ("formula", "low", ["true or false"]),
    ("ending", "over", ["Over"]),
    ("voice", "sea", ["The sea"]),
    ("function", "seen", ["`seen(node)` — true once the node was entered"]),
    ("format", "capital", ["`as capital` — "]),
    ("key", "a node: tells", ["`tells:` — A fact that the text tells"]),
    ("key", "a playthrough: veils", ["`veils:` — The content notes"]),
]


@pytest.mark.parametrize(("kind", "name", "parts"), HOVERS, ids=lambda value: value if isinstance(value, str) else "")
def test_hover_says_what_a_name_is(kind: str, name: str, parts: list[str]) -> None:
    found = hover(whole(), place_of(whole(), kind, name))
    assert found is not None
    assert [part for part in parts if part not in found.text] == []


SIGN = "![](https://a.example/b.png)"
PICTURES = f"""\
title: T
state: {{name: "{SIGN}"}}
voices: {{sea: "{SIGN}"}}
notes: {{harm: {{brief: "{SIGN}"}}}}
endings: {{over: "{SIGN}"}}
---
scene: hall
title: "{SIGN}"
---
node: here
title: "{SIGN}"
note: harm
text: |
  {SIGN} {{name}}

  @sea Yes.
choices:
  - {{label: "{SIGN}", id: look, ending: over}}
"""


def test_hover_shows_no_picture_of_a_story() -> None:
    edited = read_edited_story([SourceFile(STORY, PICTURES)])
    assert edited.story is not None, edited.diagnostics
    hovers = [found.text for use in edited.uses if (found := hover(edited, use.place)) is not None]
    assert sum("https" in text for text in hovers) > 8
    assert [text for text in hovers if re.search(r"(?<!\\)[\[\]]", text)] == []


def test_hover_has_the_facts_that_it_is_given() -> None:
    def facts(use: Use) -> str:
        return f"proven: {use.kind} {use.name}"

    found = hover(whole(), place_of(whole(), "node", "here.last"), facts)
    assert found is not None
    assert found.text.endswith("\n\nproven: node here.last")


def test_every_key_has_its_line() -> None:
    for edited in (whole(), bundled()):
        for use in edited.uses:
            if use.kind == "key":
                found = hover(edited, use.place)
                assert found is not None
                assert not found.text.endswith(f"— {use.name.partition(': ')[0]}"), use
