"""Complaints about a file that someone is writing, over the page, which cannot follow it until they are fixed."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from branchlight.reader.look.ink import Key
from branchlight.reader.screens.menu import ESCAPE, Menu
from branchlight.reader.text.blocks import Block, TextSpan
from branchlight.reader.wording import menu_words
from branchlight.source.characters import visible
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.lines import line_at
from branchlight.source.located import SourceFile

if TYPE_CHECKING:
    from branchlight.reader.host import Host

_SHOWN = 30


class ComplaintsScreen(Menu):
    """A list of errors and warnings, each with its place, its line, and a hint. `notice` says what that means."""

    def __init__(
        self, host: "Host", diagnostics: Iterable[Diagnostic], files: Iterable[SourceFile], notice: str
    ) -> None:
        super().__init__(host)
        self._notice = notice
        self._texts = {file.name: file.text for file in files}
        self._diagnostics = sorted(diagnostics, key=lambda each: (each.severity != "error", each.place))

    def blocks(self) -> list[Block]:
        """Return the complaints, errors first."""
        blocks = [
            Block("heading", menu_words.MISTAKES),
            Block("notice", self._notice),
        ]
        for each in self._diagnostics[:_SHOWN]:
            blocks.append(
                Block("entry", f"{each.severity} {each.code}".strip(), name=visible(str(each.place)), indent=2)
            )
            blocks.append(Block("detail", visible(each.message), indent=4))
            blocks += self._line(each)
            if each.hint:
                blocks.append(Block("detail", visible(each.hint), indent=4))
        if len(self._diagnostics) > _SHOWN:
            blocks.append(Block("notice", menu_words.and_more(len(self._diagnostics) - _SHOWN)))
        return blocks

    def pick(self, key: str) -> None:
        """Do nothing, since no line can be picked."""

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of this screen."""
        return (ESCAPE,)

    def leave(self) -> None:
        """Return to the screen below."""
        self.dismiss()

    def _line(self, diagnostic: Diagnostic) -> list[Block]:
        """Return the line with the fault marked, or nothing if the line is not available."""
        line = line_at(self._texts.get(diagnostic.place.file, ""), diagnostic.place.line)
        words = visible(line.strip())
        if not words:
            return []
        start = diagnostic.place.column - 1 - (len(line) - len(line.lstrip()))
        span = TextSpan(start, start + diagnostic.length, "found")
        return [Block("small", words, (span,) if start >= 0 else (), indent=4)]
