"""The light of a mood: it changes in steps if things may move, and at once if not."""

import pytest
from textual.color import Color

from branchlight import load_text
from branchlight.reader.look.lighting import Lighting
from branchlight.reader.look.palette import PALETTES, hue_of
from branchlight.shelf import MEMORY, Session, open_session

from .stories import STORY


@pytest.fixture
def session() -> Session:
    """A session of a story that has a mood."""
    story = load_text(STORY).story
    assert story is not None
    return open_session(story, MEMORY, seed=1)


def test_light_comes_up_in_steps_that_all_differ(session: Session) -> None:
    lighting = Lighting(session, "", no_color=False)
    before = lighting.palette
    assert before == PALETTES[session.preferences.settings.theme]
    assert lighting.enter("dream", still=False)
    papers = [before.paper]
    while lighting.dawn():
        papers.append(lighting.palette.paper)
    papers.append(lighting.palette.paper)
    assert len(papers) > 3
    assert len(set(papers)) == len(papers)
    assert lighting.palette == Lighting(session, "dream", no_color=False).palette


def test_light_changes_at_once_if_nothing_may_move(session: Session) -> None:
    lighting = Lighting(session, "", no_color=False)
    assert not lighting.enter("dream", still=True)
    assert lighting.palette == Lighting(session, "dream", no_color=False).palette != PALETTES["night"]


def test_moods_can_be_turned_off(session: Session) -> None:
    session.preferences.change("moods", False)
    lighting = Lighting(session, "dream", no_color=False)
    assert lighting.mood_now is None
    assert lighting.palette == PALETTES[session.preferences.settings.theme]


@pytest.mark.parametrize(("theme", "shown"), [("night", "terminal"), ("paper", "terminal"), ("contrast", "contrast")])
def test_terminal_with_few_colours_has_its_own(session: Session, theme: str, shown: str) -> None:
    session.preferences.change("theme", theme)
    lighting = Lighting(session, "", no_color=False, few=True)
    assert lighting.palette == PALETTES[shown]._replace(few=shown == "terminal")
    assert lighting.shows(theme) == (theme == shown)


def test_terminal_without_colour_has_a_plain_palette(session: Session) -> None:
    lighting = Lighting(session, "", no_color=True)
    assert lighting.palette == PALETTES["terminal"]
    assert not lighting.enter("dream", still=False)


def test_voices_follow_the_background_of_the_terminal(session: Session) -> None:
    session.preferences.change("theme", "terminal")
    lighting = Lighting(session, "", no_color=False)
    hues = []
    for ground in (None, "#ffffff", "#000000"):
        lighting.ground = Color.parse(ground) if ground else None
        hues.append(hue_of(lighting.palette, "green"))
    assert len(set(hues)) == 3
    session.preferences.change("theme", "night")
    assert lighting.palette == PALETTES["night"]
