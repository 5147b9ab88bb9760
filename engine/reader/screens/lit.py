"""What all screens have in common: they know the app by its own name, and stand in its light."""

from typing import TYPE_CHECKING

from textual.screen import Screen

if TYPE_CHECKING:
    from engine.reader.app import ReaderApp


class LitScreen(Screen[None]):
    """A screen that is painted anew when the light changes."""

    DEFAULT_CSS = """
    LitScreen { background: $background; color: $foreground; }
    """

    def __init__(self, reader: "ReaderApp") -> None:
        super().__init__()
        self.reader = reader
        self.session = reader.session

    def relight(self) -> None:
        """Paint in the colours of the moment."""
        raise NotImplementedError
