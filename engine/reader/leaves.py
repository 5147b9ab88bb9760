"""Leaves: the turns that stand on the page, which blocks are whose, and how earlier ones are made again."""

from bisect import bisect_right

from engine.play import choose, resume, start
from engine.play.turn import Setting, Turn
from engine.reader.session import Session
from engine.reader.text.blocks import Block
from engine.reader.text.typeset import set_passages, set_taken

AT_ONCE = 24


class Leaves:
    """The turns on the page, from the `first` to where the reader stands. Turn n is what n decisions led to."""

    def __init__(self, session: Session, veils: frozenset[str]) -> None:
        self.session = session
        self.veils = veils
        self.first = 0
        self._starts: list[int] = []
        self._settings: list[Setting] = []

    @property
    def last(self) -> int:
        """The number of the turn that the reader faces."""
        return self.first + len(self._starts) - 1

    def open(self) -> list[Block]:
        """The text of the latest turns, the present one included. What stood on the page before is forgotten."""
        present = len(self.session.decisions)
        self.first = max(0, present - AT_ONCE)
        self._starts, self._settings = [], []
        blocks: list[Block] = []
        for number in range(self.first, present + 1):
            blocks += self._add(number, self._turn(number), len(blocks))
        return blocks

    def add(self, turn: Turn, on_page: int) -> list[Block]:
        """The text of a new turn, below `on_page` blocks."""
        return self._add(self.last + 1, turn, on_page)

    def earlier(self) -> list[Block]:
        """The text of turns before those on the page; empty if there are none."""
        first, end = max(0, self.first - AT_ONCE), self.first
        starts, settings = self._starts, self._settings
        self.first, self._starts, self._settings = first, [], []
        blocks: list[Block] = []
        for number in range(first, end):
            blocks += self._add(number, self._turn(number), len(blocks))
        self._starts += [len(blocks) + start for start in starts]
        self._settings += settings
        return blocks

    def back_to(self, number: int) -> int | None:
        """Forget the turns after turn `number`. How many blocks stay, or None where it is not on the page."""
        if not self.first <= number < self.last:
            return None
        keep = self._starts[number + 1 - self.first]
        del self._starts[number + 1 - self.first :], self._settings[number + 1 - self.first :]
        return keep

    def setting_at(self, block: int) -> Setting:
        """Where the story was in that block's turn."""
        return self._settings[max(0, bisect_right(self._starts, block) - 1)]

    def _add(self, number: int, turn: Turn, on_page: int) -> list[Block]:
        before = self._settings[-1] if self._settings else self._turn(number - 1).setting if number else None
        blocks = set_passages(turn, self.veils, before)
        if number:
            blocks.insert(0, set_taken(self.session.decisions[number - 1].label, number - 1))
        self._starts.append(on_page)
        self._settings.append(turn.setting)
        return blocks

    def _turn(self, number: int) -> Turn:
        """The turn that `number` decisions led to, with its passages."""
        decisions = self.session.decisions
        if number == len(decisions):
            return self.session.turn
        state = decisions[number].state
        if number:
            before = decisions[number - 1]
            turn = choose(resume(self.session.story, before.state), before.answer)
        else:
            turn = start(self.session.story, self.session.seed)
        return turn if turn.state == state else resume(self.session.story, state)
