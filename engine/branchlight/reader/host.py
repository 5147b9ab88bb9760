"""The interface of the app to its screens. A screen knows neither the app nor another screen."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from branchlight.model.story import Mood
from branchlight.reader.key_map import KeyMap
from branchlight.reader.look.ink import Ink
from branchlight.reader.text.blocks import Block
from branchlight.reader.text.read_passage import ReadPassage
from branchlight.reader.widgets.pager import Stand
from branchlight.shelf import Session, Settings
from branchlight.shelf.bookmarks import Bookmark
from branchlight.shelf.page_head import PageHead
from branchlight.shelf.settings import SettingValue


class BookmarkSigns(Protocol):
    """The bookmarks on the page, as other screens see them."""

    def read(self) -> Sequence[ReadPassage]:
        """Return the passages on the page that were read."""

    def show(self, bookmark: Bookmark) -> bool:
        """Scroll to a passage of the live reading. Return False if it cannot be shown."""

    def refresh(self) -> None:
        """Read the bookmarks from the shelf, and show their signs."""


class OpenBook(Protocol):
    """The page, as other screens see it."""

    @property
    def marks(self) -> BookmarkSigns:
        """The bookmarks on the page."""

    @property
    def opened(self) -> bool:
        """Return whether the reader has seen the page at all."""

    @property
    def shows(self) -> bool:
        """Return whether no other screen is above the page."""

    def open(self) -> None:
        """Open the book at the reader's place, if it is not open yet."""

    def reset(self, stand: Stand | PageHead = "foot") -> None:
        """Set the page again at the reader's place, scrolled to a `Stand` or to the head of a page."""

    def retell(self) -> None:
        """Set the page again; the part that shows stays in its place."""

    def go_to(self, number: int) -> None:
        """Go to the place after `number` decisions."""

    def restart(self) -> None:
        """Begin a new reading."""

    def tell(self, words: str) -> None:
        """Show a message at the foot of the page for a few seconds."""

    def read_blocks(self) -> Sequence[Block]:
        """Return the blocks on the page that the reader has already seen."""


class Host(Protocol):
    """The app, as its screens see it."""

    session: Session
    keys: KeyMap

    @property
    def book(self) -> OpenBook:
        """The page beneath all other screens."""

    @property
    def settings(self) -> Settings:
        """The reader's current settings."""

    @property
    def ink(self) -> Ink:
        """Ink in the current colours."""

    @property
    def still(self) -> bool:
        """Return whether nothing may move."""

    @property
    def writes(self) -> bool:
        """Return whether it is the author who reads, and follows the story's files."""

    @property
    def mood_now(self) -> Mood | None:
        """The mood that the page is in, or None if there is none or the reader wants none."""

    def enter_mood(self, mood: str) -> None:
        """Light every screen by a mood."""

    def change(self, name: str, value: SettingValue) -> None:
        """Change a setting and keep it on the shelf."""

    def keeping(self) -> AbstractContextManager[None]:
        """Guard a change that the shelf must keep. If the shelf fails, show the reader the reason."""

    def action_open(self, name: str) -> None:
        """Open another screen above the one that shows."""

    def close_book(self, code: int = 0) -> None:
        """Keep the place on the page, and end with this exit code."""

    def read_other(self, path: str) -> None:
        """Keep the place on the page, and read the story at a path instead."""

    def run_on_page(self, action: str) -> None:
        """Run an action on the page, as its key would, once all pending messages are handled."""
