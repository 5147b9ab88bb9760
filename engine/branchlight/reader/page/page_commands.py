"""The commands of the reading screen, by name. Their code is imported on first use."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from branchlight.reader.page.answer_line import AnswerLine
from branchlight.reader.page.book import Book
from branchlight.reader.page.furniture import Furniture
from branchlight.reader.themed_screen import ThemedScreen

if TYPE_CHECKING:
    from branchlight.reader.page.auto_turn import AutoTurn
    from branchlight.reader.page.finder import Finder
    from branchlight.reader.page.quick_saves import QuickSaves


class PageCommands:
    """The commands in `table`, by name."""

    def __init__(self, screen: ThemedScreen, book: Book, furniture: Furniture, line: AnswerLine) -> None:
        transcript = furniture.transcript
        self._screen = screen
        self._book = book
        self._furniture = furniture
        self._transcript = transcript
        self._line = line
        self.table: dict[str, Callable[[], None]] = {
            "read_on": transcript.moves.go_on,
            "back": book.back,
            "redo": book.redo,
            "restart": book.restart,
            "quick_save": self._quick_save,
            "quick_load": self._quick_load,
            "find": self._find,
            "find_next": lambda: self.finder.again(1),
            "find_before": lambda: self.finder.again(-1),
            "skip": self._skip,
            "auto": self._turn_pages,
            "copy": self._copy,
            "export": self._ask_for_file,
        }

    @cached_property
    def finder(self) -> "Finder":
        """The search in the text that was read."""
        from branchlight.reader.page.finder import Finder

        return Finder(self._book, self._transcript, self._line, self._screen.host.keys)

    @cached_property
    def quick_saves(self) -> "QuickSaves":
        """The quick save."""
        from branchlight.reader.page.quick_saves import QuickSaves

        return QuickSaves(self._screen, self._book)

    @cached_property
    def auto_turn(self) -> "AutoTurn":
        """The automatic turning of pages."""
        from branchlight.reader.page.auto_turn import AutoTurn

        return AutoTurn(self._screen, self._book, self._transcript, self._furniture)

    def _find(self) -> None:
        self.finder.ask()

    def _turn_pages(self) -> None:
        self.auto_turn.toggle()

    def _quick_save(self) -> None:
        self.quick_saves.save()

    def _quick_load(self) -> None:
        self.quick_saves.load()

    def _skip(self) -> None:
        from branchlight.reader.page.skipping import skip

        skip(self._screen, self._book, self._transcript)

    def _copy(self) -> None:
        from branchlight.reader.page.taking_out import copy

        copy(self._screen)

    def _ask_for_file(self) -> None:
        from branchlight.reader.page.taking_out import ask_for_file

        ask_for_file(self._screen, self._line)
