"""The unknown truth: what a test on hidden state gives. It is written as a draw that no story can contain."""

from branchlight.language.expression import Apply, Const, Expression
from branchlight.play.every_draw import DrawScript

_LOW = -(1 << 60)
UNKNOWN: Expression = Apply("==", (Apply("roll", (Const(_LOW), Const(_LOW + 1))), Const(_LOW + 1)))
"""A test whose result is unknown."""


class UnknownScript(DrawScript):
    """Enumerates unknown truths with the draws. The site of an unknown truth is negative.

    `hidden` has the sites whose draws take the place of hidden state, too.
    """

    def __init__(self) -> None:
        super().__init__()
        self.hidden: frozenset[int] = frozenset()

    def draw(self, sides: int, site: int = 0) -> int:
        return super().draw(sides, -site if site in self.hidden else site)

    def roll(self, low: int, high: int, site: int = 0) -> int:
        return low + super().draw(2, -site) if low == _LOW else super().roll(low, high, site)
