"""Shuffles that are written with lists."""

import pytest

from branchlight.adopt.ink.shuffle_decks import with_decks
from branchlight.adopt.ink.tree import InkStory
from tests.adopt.ink.sketch import sketch, story_of


def rewritten(text: str) -> InkStory:
    return with_decks(story_of(text))


@pytest.mark.parametrize("text", ["{~a|b}\n", "{shuffle once:\n- a {x}\n- b\n}\nVAR x = 1\n", "{&a|b -> END}\n"])
def test_shuffles_of_texts_stay_as_they_are(text: str) -> None:
    assert rewritten(text) == story_of(text)


def test_shuffle_with_effects_deals_from_a_list() -> None:
    story = rewritten("VAR x = 1\n{shuffle:\n- a\n  ~ x = 2\n- b -> END\n}\n")
    assert [(each.name, [item.name for item in each.items]) for each in story.lists] == [
        ("shuffled", ["first", "second"])
    ]
    assert [each.name for each in story.variables] == ["x", "dealt"]
    assert sketch(story.body) == (
        "[<{if true: [<{if (not shuffled): [(shuffled = list(shuffled.first shuffled.second))]}> "
        "(dealt = LIST_RANDOM(shuffled)) <{switch dealt shuffled.first: [(shuffled -= shuffled.first) </> <'a'/> "
        "(x = 2)] | else: [(shuffled -= shuffled.second) </> <'b ' ->END/>]}>]}/>]"
    )


def test_shuffle_that_stops_keeps_its_last_side() -> None:
    story = rewritten("{shuffle stopping:\n- a\n- b\n- c\n}\n")
    assert [len(each.items) for each in story.lists] == [2]
    assert "| else: [</> <'c'/>]" in sketch(story.body)


def test_names_that_the_story_uses_are_left_to_it() -> None:
    story = rewritten("LIST shuffled = first\nVAR dealt = 1\n{~a|b -> END}\n{~c|d -> END}\n")
    assert [each.name for each in story.lists] == ["shuffled", "shuffled_2", "shuffled_3"]
    assert [item.name for item in story.lists[1].items] == ["first_2", "second"]
    assert [each.name for each in story.variables] == ["dealt", "dealt_2", "dealt_3"]


def test_no_two_parts_have_one_place() -> None:
    story = rewritten("{~a|b -> END}\n{~c|d -> END}\n")
    places = [item.place for each in story.lists for item in each.items]
    assert len(set(places)) == len(places) == 4
