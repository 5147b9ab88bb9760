"""The screens that can be opened by name. Each is imported on first use, so that the page shows sooner."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from branchlight.reader.themed_screen import ThemedScreen

if TYPE_CHECKING:
    from branchlight.reader.host import Host


def _bookmarks(host: "Host") -> ThemedScreen:
    from branchlight.reader.screens.bookmark_list import BookmarksScreen

    return BookmarksScreen(host)


def _commands(host: "Host") -> ThemedScreen:
    from branchlight.reader.screens.command_list import CommandsScreen

    return CommandsScreen(host)


def _copy(host: "Host") -> ThemedScreen:
    from branchlight.reader.screens.copy import CopyScreen

    return CopyScreen(host)


def _help(host: "Host") -> ThemedScreen:
    from branchlight.reader.screens.help import HelpScreen

    return HelpScreen(host)


def _map(host: "Host") -> ThemedScreen:
    from branchlight.reader.screens.map import MapScreen

    return MapScreen(host)


def _notes(host: "Host") -> ThemedScreen:
    from branchlight.reader.screens.notes import NotesScreen

    return NotesScreen(host)


def _saves(host: "Host") -> ThemedScreen:
    from branchlight.reader.screens.saves import SavesScreen

    return SavesScreen(host)


def _settings(host: "Host") -> ThemedScreen:
    from branchlight.reader.screens.settings import SettingsScreen

    return SettingsScreen(host)


def _state(host: "Host") -> ThemedScreen:
    from branchlight.reader.screens.story_state import StateScreen

    return StateScreen(host)


def _stories(host: "Host") -> ThemedScreen:
    from branchlight.reader.screens.story_shelf import StoriesScreen

    return StoriesScreen(host)


def _title(host: "Host") -> ThemedScreen:
    from branchlight.reader.screens.title import TitleScreen

    return TitleScreen(host)


SCREENS: dict[str, Callable[["Host"], ThemedScreen]] = {
    "bookmarks": _bookmarks,
    "commands": _commands,
    "copy": _copy,
    "help": _help,
    "map": _map,
    "notes": _notes,
    "saves": _saves,
    "settings": _settings,
    "state": _state,
    "stories": _stories,
    "title": _title,
}
