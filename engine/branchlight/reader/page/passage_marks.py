"""The bookmarks on the page: a sign in the margin of each marked passage, and the way back to it."""

from typing import TYPE_CHECKING

from branchlight.reader.page.page_heads import block_of, turn_of
from branchlight.reader.page.turn_window import TurnWindow
from branchlight.reader.text.blocks import LETTERED
from branchlight.reader.text.read_passage import ReadPassage
from branchlight.reader.widgets.transcript import Transcript
from branchlight.shelf import Session

if TYPE_CHECKING:
    from branchlight.shelf.bookmarks import Bookmark

_PLAIN, _WITH_NOTE = "⚑", "✎"
# The lines of text above a passage that is shown.
_ABOVE = 2


class PassageMarks:
    """The bookmarks of the live reading, on a transcript."""

    def __init__(self, session: Session, turns: TurnWindow, transcript: Transcript) -> None:
        self._session = session
        self._turns = turns
        self._transcript = transcript
        self._signs: dict[tuple[int, int], str] = {}
        transcript.painter.sign_of = self._sign_of

    def refresh(self) -> None:
        """Read the bookmarks from the shelf, and show their signs."""
        found = self._session.bookmarks.here()
        signs = {(each.here, each.passage): _WITH_NOTE if each.note else _PLAIN for each in found}
        if signs != self._signs:
            self._signs = signs
            self._transcript.painter.forget(0)

    def read(self) -> list[ReadPassage]:
        """Return the passages on the page that were read."""
        script = self._transcript.script
        read = script.galley.blocks[: min(script.offer, self._transcript.reveal.read_end)]
        return [
            ReadPassage(turn_of(self._turns, index), block.passage, block.text)
            for index, block in enumerate(read)
            if block.kind in LETTERED and block.passage >= 0
        ]

    def show(self, bookmark: "Bookmark") -> bool:
        """Scroll to a passage of the live reading. Return False if it cannot be shown, as after an edit or a veil."""
        if bookmark.here < self._turns.first:
            self._transcript.pager.set_above(self._turns.all_earlier())
        galley = self._transcript.galley
        index = block_of(self._turns, bookmark.here, bookmark.passage, galley.blocks)
        if index < 0 or galley.blocks[index].passage != bookmark.passage:
            return False
        self._transcript.pager.show(max(0, galley.top(index) - min(_ABOVE, self._transcript.view.height // 4)))
        return True

    def _sign_of(self, index: int) -> str:
        block = self._transcript.galley.blocks[index]
        return self._signs.get((turn_of(self._turns, index), block.passage), "") if self._signs else ""
