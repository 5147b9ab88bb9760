"""The base of the app as a citizen of the terminal: keys in order, signals, and nothing but text on the screen."""

import gc
from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.events import Event, Key, MouseDown, Paste
from textual.filter import LineFilter

from branchlight.reader.key_queue import KeyQueue
from branchlight.reader.look.filter import ControlFilter
from branchlight.reader.themed_screen import ThemedScreen
from branchlight.reader.wording import foot_words

_CLEAR = "\x1b[2J"
# The seconds between two looks whether the terminal is still there.
_LOOK = 1.0


class TerminalApp(App[None], inherit_bindings=False):
    """An app that ends, stops and redraws as programs do in a terminal.

    Of Textual's own keys it has only Ctrl C. Ctrl Q does not close it: that key goes on after Ctrl S in a terminal.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "help_quit", show=False, system=True)]

    def __init__(self) -> None:
        super().__init__()
        # Messages are at the foot of the page, so screens are made without Textual's toasts and tooltips.
        self._disable_notifications = self._disable_tooltips = True
        self._control = ControlFilter()
        self._key_queue = KeyQueue(self)

    @property
    def themed_screens(self) -> list[ThemedScreen]:
        """The screens of the book, from the lowest to the top one."""
        return [screen for screen in self.screen_stack if isinstance(screen, ThemedScreen)]

    @abstractmethod
    def keep_place(self) -> None:
        """Keep what would be lost when the app ends."""

    async def on_event(self, event: Event) -> None:
        """Queue keys and pastes, and pass on all other events. After a key or a click, the terminal has the focus.

        Some terminals say that the focus went, and do not say, or say too late, that it is back.
        """
        if isinstance(event, Key | Paste | MouseDown):
            self.app_focus = True
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            await self._key_queue.enter(event, super().on_event)
        else:
            await super().on_event(event)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return Textual's line filters, and the one that removes control characters."""
        return [*super().get_line_filters(), self._control]

    def get_driver_class(self) -> type[Driver]:
        """Return Textual's driver for this system, or the page's own in its place."""
        driver = super().get_driver_class()
        if driver.__module__ != "textual.drivers.linux_driver":  # Windows, which ends the process with its terminal
            return driver
        from branchlight.reader.page_driver import PageDriver

        return PageDriver

    def on_load(self) -> None:
        """Heed the signals that ask a program to end."""
        from branchlight.reader.signals import close_on_signals

        close_on_signals(self.close_book)

    def on_ready(self) -> None:
        """Collect garbage from the first frame on. All that is loaded now stays, so the collector may skip it."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    def heed_terminal(self) -> None:
        """Heed the signals of jobs, and the end of the terminal, once Textual controls it."""
        from branchlight.reader.signals import go_on_after_signal, suspend_on_signal

        suspend_on_signal(self)
        driver: Any = self._driver
        if hasattr(driver, "look"):  # the page's own
            go_on_after_signal(driver.take_again, self.action_redraw)
            self.set_interval(_LOOK, driver.look)

    def tell(self, words: str) -> None:
        """Show a message on the top screen."""
        self.themed_screens[-1].tell(words)

    def close_book(self, code: int = 0) -> None:
        """Keep the place on the page, and end with this exit code."""
        self.keep_place()
        self.exit(return_code=code)

    async def action_quit(self) -> None:
        """Close the book."""
        self.close_book()

    def action_help_quit(self) -> None:
        """Say how to close the book. If the reader presses Ctrl C again within that message, close it."""
        screen = self.themed_screens[-1]
        way_out = foot_words.closes_at_once(screen.way_out)
        if screen.word == way_out:
            self.close_book()
        else:
            self.tell(way_out)

    def action_redraw(self) -> None:
        """Draw the whole screen again, as if nothing of it were there."""
        if self._driver is not None:
            self._driver.write(_CLEAR)
        self.refresh(layout=True)

    def action_suspend(self) -> None:
        """Suspend this program and the others of its job, as Ctrl Z does anywhere. The shell continues it (fg)."""
        from branchlight.reader.signals import suspend

        if not suspend(self):
            self.tell(foot_words.CANNOT_SUSPEND)
