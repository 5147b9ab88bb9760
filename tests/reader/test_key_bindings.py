"""Every key of the page leads to an existing command or screen."""

import re

import pytest

from branchlight.reader.app import ReaderApp
from branchlight.reader.key_bindings import KEY_BINDINGS
from branchlight.reader.screens.opening import SCREENS
from branchlight.reader.wording.command_names import READING

from .conftest import Open
from .stories import STORY


def named(verb: str) -> set[str]:
    """Return the names in the key bindings of one action."""
    return {found[1] for each in KEY_BINDINGS if (found := re.fullmatch(rf"{verb}\('(\w+)'\)", each.action))}


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("r", "Redo"),
        ("a", "Auto-turn pages (on/off)"),
        ("End, G", "To the latest page"),
        ("", "Start over"),
    ],
)
def test_the_help_says_what_a_key_does(key: str, words: str) -> None:
    assert (key, words) in {*READING, *[(each.shown, each.words) for each in KEY_BINDINGS]}


def test_the_help_fits_a_narrow_terminal() -> None:
    lines = [*READING, *[(each.shown or "·", each.words) for each in KEY_BINDINGS]]
    assert [words for key, words in lines if len(f"{words} . {key}") > 34] == []  # of 40 columns


def test_every_screen_has_a_key() -> None:
    assert named(r"app\.open") == set(SCREENS)


async def test_every_command_has_a_key(open_page: Open) -> None:
    async with open_page(STORY) as page:
        assert named("command") == set(page.app.page.commands.table) - {"read_on"}


def test_every_other_key_has_an_action_of_the_app() -> None:
    others = {each.action.removeprefix("app.") for each in KEY_BINDINGS if "(" not in each.action}
    assert others
    assert all(hasattr(ReaderApp, f"action_{name}") for name in others)
