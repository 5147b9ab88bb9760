"""The requests that screens make of the app, so that a screen knows neither the app nor another screen."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from branchlight.model.story import Mood
from branchlight.reader.look.ink import Ink
from branchlight.reader.text.blocks import Block
from branchlight.reader.widgets.pager import Stand
from branchlight.shelf import Session, Settings
from branchlight.shelf.settings import SettingValue


class OpenBook(Protocol):
    """The requests that other screens make of the page beneath them."""

    @property
    def opened(self) -> bool:
        """Whether the reader has seen the page at all."""

    @property
    def shows(self) -> bool:
        """Whether no other screen is above the page."""

    def open(self) -> None:
        """Open the book where the reader is, if it is not open yet."""

    def reset(self, stand: Stand = "foot") -> None:
        """Set the page anew where the reader is."""

    def retell(self) -> None:
        """Set the page anew; the part that the reader looks at stays in its place."""

    def go_to(self, number: int) -> None:
        """Go to where `number` decisions had been made."""

    def restart(self) -> None:
        """Begin anew."""

    def tell(self, words: str) -> None:
        """Show a word at the foot of the page, for a moment."""

    def read_blocks(self) -> Sequence[Block]:
        """The blocks on the page that the reader has had before them."""


class Host(Protocol):
    """The app, as its screens see it."""

    session: Session

    @property
    def book(self) -> OpenBook:
        """The page beneath all other screens."""

    @property
    def settings(self) -> Settings:
        """The reader's settings as they are now."""

    @property
    def ink(self) -> Ink:
        """Ink in the colours of the moment."""

    @property
    def still(self) -> bool:
        """Whether nothing may move."""

    @property
    def mood_now(self) -> Mood | None:
        """The mood that the page is in, if the reader wants any."""

    def enter_mood(self, mood: str) -> None:
        """Have every screen in the light of a mood."""

    def change(self, name: str, value: SettingValue) -> None:
        """Change a setting, here and on the shelf."""

    def keeping(self) -> AbstractContextManager[None]:
        """Guard a change that the shelf is to keep; where it cannot, the reader is told why."""

    def action_open(self, name: str) -> None:
        """Open another screen above the one that shows."""

    def run_on_page(self, action: str) -> None:
        """Have the page do an action, as its keys would, once everything before it is done."""
