"""What is adopted is a story that can be played. Where inkjs is at hand, other tests compare each turn."""

import pytest

from tests.adopt.adopting import adopted_text
from tests.adopt.made_ink import made_ink
from tests.adopt.oracle.adopted_sessions import random_session
from tests.adopt.small_ink import SMALL

MOST = 8


@pytest.mark.parametrize("name", SMALL)
def test_small_story_is_adopted_and_plays(name: str) -> None:
    story, refused = adopted_text(SMALL[name])
    assert story is not None, refused
    for seed in range(3):
        session = random_session(story, seed, MOST)
        assert session.turns
        assert session.halted in (None, "", "stuck")


def test_made_stories_are_adopted_or_refused() -> None:
    kept = 0
    for number in range(100, 120):
        story, refused = adopted_text(made_ink(number))
        if story is None:
            assert all(" story.ink:" in each or each[5:].startswith("story.ink:") for each in refused), refused
            continue
        kept += 1
        assert random_session(story, number, MOST).turns
    assert kept >= 6
