"""The turn window: the turns on the page, the blocks of each, and the text of earlier ones."""

from bisect import bisect_right

from branchlight.play.turn import Gauge, Setting, Turn
from branchlight.reader.text.blocks import Block
from branchlight.reader.text.typeset import set_passages, set_taken
from branchlight.reader.wording import page_words
from branchlight.shelf import Session
from branchlight.source.named_tuple import NamedTuple

AT_ONCE = 24
_NOWHERE = Setting("", "", "", "")


class Surroundings(NamedTuple):
    """The setting and the gauges at a place in the text. The setting is None before the first turn."""

    setting: Setting | None
    gauges: tuple[Gauge, ...]


class TurnWindow:
    """The turns on the page, from turn `first` to the current one. Turn n follows n decisions.

    `starts` has the first block of each turn. `rest` is the silence at the end of the last turn that was set,
    in seconds.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.first = 0
        self.rest = 0.0
        self.starts: list[int] = []
        self._settings: list[Setting] = []
        self._ends: list[Surroundings] = []

    @property
    def last(self) -> int:
        """The number of the current turn."""
        return self.first + len(self.starts) - 1

    @property
    def present(self) -> int:
        """The first block of the current turn."""
        return self.starts[-1]

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
        end, starts, settings, ends = self.first, self.starts, self._settings, self._ends
        self._forget(max(self.session.history.first, end - AT_ONCE))
        blocks = self._add(self.first, end - 1)
        self.starts += [len(blocks) + start for start in starts]
        self._settings += settings
        self._ends += ends
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
        keep = self.starts[after]
        del self.starts[after:], self._ends[after:], self._settings[keep:]
        return keep

    def at(self, block: int) -> Surroundings:
        """Return the setting of a block, and the gauges at the end of its turn. What follows is of the current turn."""
        if block >= len(self._settings):
            return Surroundings(self.session.turn.setting, self.session.turn.gauges if self.starts else ())
        return Surroundings(self._settings[block], self._ends[max(0, bisect_right(self.starts, block) - 1)].gauges)

    def _forget(self, first: int) -> None:
        self.first, self.starts, self._settings, self._ends = first, [], [], []

    def _add(self, first: int, last: int, on_page: int = 0) -> list[Block]:
        """Return the text of turns `first` to `last`, each below the decision that led to it."""
        history = self.session.history
        labels = {past.n + 1: past.label for past in history.past(max(first - 1, history.first), last)}
        blocks: list[Block] = []
        before = self._ends[-1] if self._ends else self._before(first)
        for number in range(first, last + 1):
            self.starts.append(on_page + len(blocks))
            text, settings, end = self._set(number, before)
            if number in labels:
                text, settings = [set_taken(labels[number], number - 1), *text], [before.setting, *settings]
            blocks += text
            self._settings += [setting or end.setting or _NOWHERE for setting in settings]
            self._ends.append(end)
            before = end
        return blocks

    def _set(self, number: int, before: Surroundings) -> tuple[list[Block], list[Setting | None], Surroundings]:
        """Return the blocks of a turn, the setting of each, and its end."""
        turn = self._turn(number)
        if turn is None:
            return [Block("notice", page_words.GONE)], [before.setting], before
        here = number == self.session.history.here
        fresh = self.session.fresh if here else frozenset()
        text = set_passages(turn, self.session.preferences.veils, before.setting, fresh)
        self.rest = text.rest if here else self.rest
        return text.blocks, text.settings, Surroundings(turn.setting, turn.gauges)

    def _before(self, number: int) -> Surroundings:
        """Return the end of the turn before one, or nothing before the first."""
        turn = self._turn(number - 1) if number > self.session.history.first else None
        return (
            Surroundings(turn.setting, turn.gauges)
            if turn is not None
            else Surroundings(None, self.session.turn.gauges)
        )

    def _turn(self, number: int) -> Turn | None:
        return self.session.turn if number == self.session.history.here else self.session.history.turn_at(number)
