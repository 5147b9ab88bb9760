"""The turn window: the turns on the page, the blocks of each, and the text of earlier ones."""

from bisect import bisect_right

from branchlight.play.turn import Setting, Turn
from branchlight.reader.text.blocks import Block
from branchlight.reader.text.typeset import set_passages, set_taken
from branchlight.reader.wording import page_words
from branchlight.shelf import Session

AT_ONCE = 24
_NOWHERE = Setting("", "", "", "")


class TurnWindow:
    """The turns on the page, from turn `first` to the current one. Turn n follows n decisions.

    `rest` is the silence at the end of the last turn that was set, in seconds.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.first = 0
        self.rest = 0.0
        self._starts: list[int] = []
        self._settings: list[Setting] = []

    @property
    def last(self) -> int:
        """The number of the current turn."""
        return self.first + len(self._starts) - 1

    @property
    def present(self) -> int:
        """The first block of the current turn."""
        return self._starts[-1]

    @property
    def whole(self) -> bool:
        """Return whether all that was read is on the page."""
        return self.first <= self.session.history.first

    def open(self, least: int = AT_ONCE) -> list[Block]:
        """Return the text of the current turn and up to `least` turns before it. The turns set before are forgotten."""
        here = self.session.history.here
        self._forget(max(self.session.history.first, here - least))
        return self._add(self.first, here)

    def add(self, on_page: int) -> list[Block]:
        """Return the text of the turn that the reader has just reached, for a page of `on_page` blocks."""
        here = self.session.history.here
        return self._add(here, here, on_page)

    def earlier(self) -> list[Block]:
        """Return the text of turns before those on the page, or nothing if there are none."""
        end, starts, settings = self.first, self._starts, self._settings
        self._forget(max(self.session.history.first, end - AT_ONCE))
        blocks = self._add(self.first, end - 1)
        self._starts += [len(blocks) + start for start in starts]
        self._settings += settings
        return blocks

    def all_earlier(self) -> list[Block]:
        """Return the text of all turns before those on the page."""
        blocks: list[Block] = []
        while not self.whole:
            blocks = [*self.earlier(), *blocks]
        return blocks

    def back_to(self, number: int) -> int | None:
        """Forget the turns after turn `number`.

        Return the number of blocks that stay, or None if that turn is not on the page.
        """
        if not self.first <= number < self.last:
            return None
        after = number + 1 - self.first
        keep = self._starts[after]
        del self._starts[after:], self._settings[after:]
        return keep

    def setting_at(self, block: int) -> Setting:
        """Return the setting of a block's turn."""
        return self._settings[max(0, bisect_right(self._starts, block) - 1)] if self._starts else _NOWHERE

    def _forget(self, first: int) -> None:
        self.first, self._starts, self._settings = first, [], []

    def _add(self, first: int, last: int, on_page: int = 0) -> list[Block]:
        """Return the text of turns `first` to `last`, each below the decision that led to it."""
        history = self.session.history
        labels = {past.n + 1: past.label for past in history.past(max(first - 1, history.first), last)}
        blocks: list[Block] = []
        before = self._settings[-1] if self._settings else self._before(first)
        for number in range(first, last + 1):
            self._starts.append(on_page + len(blocks))
            if number in labels:
                blocks.append(set_taken(labels[number], number - 1))
            turn = self._turn(number)
            if turn is None:
                blocks.append(Block("notice", page_words.GONE))
            else:
                fresh = self.session.fresh if number == self.session.history.here else frozenset()
                text, rest = set_passages(turn, self.session.preferences.veils, before, fresh)
                blocks += text
                self.rest = rest if number == self.session.history.here else self.rest
            before = turn.setting if turn is not None else before
            self._settings.append(before or _NOWHERE)
        return blocks

    def _before(self, number: int) -> Setting | None:
        turn = self._turn(number - 1) if number > self.session.history.first else None
        return turn.setting if turn is not None else None

    def _turn(self, number: int) -> Turn | None:
        return self.session.turn if number == self.session.history.here else self.session.history.turn_at(number)
