"""Complaints about a story that is being written, over the page that it cannot change yet."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.reader.look.ink import Key
from engine.reader.screens.menu import ESCAPE, Menu
from engine.reader.text.blocks import Block
from engine.source.characters import visible
from engine.source.diagnostic import Diagnostic

if TYPE_CHECKING:
    from engine.reader.app import ReaderApp


class ComplaintsScreen(Menu):
    """Each with its place, its words, and the way to mend it. The page underneath stays as it was."""

    def __init__(self, reader: "ReaderApp", diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__(reader)
        self._diagnostics = diagnostics

    def blocks(self) -> list[Block]:
        """The complaints, errors first."""
        blocks = [Block("heading", "Not yet")]
        for each in sorted(self._diagnostics, key=lambda each: each.severity != "error"):
            blocks.append(Block("entry", f"{each.severity} {each.code}", name=str(each.place), indent=2))
            blocks.append(Block("paragraph", visible(each.message), indent=4))
            if each.hint:
                blocks.append(Block("detail", visible(each.hint), indent=4))
        return blocks

    def pick(self, key: str) -> None:
        """There is nothing to pick."""

    def keys(self) -> tuple[Key, ...]:
        """What matters here."""
        return (ESCAPE,)
