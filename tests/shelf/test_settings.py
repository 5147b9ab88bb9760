"""Settings and veils: only permitted values are accepted, and they are kept."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchlight.shelf import MEMORY, OPTIONS, Settings, open_session
from branchlight.shelf.settings import SettingValue, changed, read_settings
from tests.play.tales import tale

STORY = tale()


def test_the_titles_of_the_settings() -> None:
    assert [option.title for option in OPTIONS] == [
        "Text appears",
        "Line width",
        "Space between lines",
        "Pages turn by themselves",
        "Colours",
        "Moods of the story",
        "Reduced motion",
        "Bell for sounds in the story",
        "Mouse on the page",
    ]


def test_settings_have_options_and_begin_with_a_value() -> None:
    assert [option.name for option in OPTIONS] == list(Settings._fields)
    for option in OPTIONS:
        assert getattr(Settings(), option.name) in option.values
        assert len(option.values) == len(option.words)


@pytest.mark.parametrize(
    ("name", "value", "becomes"),
    [
        ("theme", "paper", "paper"),
        ("Theme", " High Contrast ", "contrast"),
        ("measure", "72", 72),
        ("measure", 40, 40),
        ("reduced motion", "on", True),
        ("reduced_motion", True, True),
        ("moods", "false", False),
        ("reveal", "off", "off"),
        ("reveal", "all at once", "off"),
    ],
)
def test_setting_takes_its_values_and_their_words(name: str, value: SettingValue, becomes: SettingValue) -> None:
    field = name.lower().replace(" ", "_")
    assert getattr(changed(Settings(), name, value), field) == becomes


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"),
        ("measure", "39"),
        ("measure", "101"),
        ("measure", True),
        ("moods", "maybe"),
        ("colour", "red"),
    ],
)
def test_unknown_setting_or_value_is_refused_in_words(name: str, value: SettingValue) -> None:
    with pytest.raises(ValueError, match=r"(can be|There is no setting) .*\.$"):
        changed(Settings(), name, value)


@given(st.dictionaries(st.sampled_from([*Settings._fields, "unknown"]), st.text(max_size=6)))
def test_settings_are_valid_for_any_shelf_content(stored: dict[str, str]) -> None:
    settings = read_settings(stored)
    for option in OPTIONS:
        assert getattr(settings, option.name) in option.values


def test_settings_are_shared_and_veils_are_per_story(tmp_path: Path) -> None:
    shelf = str(tmp_path / "shelf.sqlite3")
    session = open_session(STORY, shelf)
    session.preferences.change("theme", "paper")
    session.preferences.change("measure", 50)
    session.preferences.veil("dark")
    again = open_session(STORY, shelf)
    assert again.preferences.settings == Settings(theme="paper", measure=50)
    assert again.preferences.veils == {"dark"}
    again.preferences.veil("dark", False)
    assert open_session(STORY, shelf).preferences.veils == frozenset()


def test_veil_covers_the_current_turn() -> None:
    session = open_session(STORY, MEMORY, seed=5)
    session.choose("look_down")
    told = [passage.text for passage in session.passages()]
    session.preferences.veil("dark")
    veiled = [passage.text for passage in session.passages()]
    assert "You look away." not in told
    assert "You look away." in veiled
    assert len(told) == len(veiled)
    with pytest.raises(KeyError):
        session.preferences.veil("light")


def test_removed_note_is_no_veil() -> None:
    session = open_session(STORY, MEMORY)
    session.preferences.veil("dark")
    without = tale("title: The well\nid: well\n---\nnode: a\ntext: A.\nchoices:\n  - On: a\n")
    assert type(session)(without, session._store).preferences.veils == frozenset()
