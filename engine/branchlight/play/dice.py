"""The dice: a published generator in 32-bit arithmetic, which saves and other front ends depend on.

Mulberry32 (Tommy Ettinger, public domain, 2017). The state is one 32-bit number, first the seed. A draw adds
0x6D2B79F5 to it and stirs a copy, all modulo 2**32:

    t = state;  t = (t ^ t >> 15) * (t | 1);  t = t ^ (t + (t ^ t >> 7) * (t | 61));  result = t ^ t >> 14

A draw of one of `sides` (at most 65,536) is `(result >> 16) * sides >> 16`. This never changes.
"""

MASK = 0xFFFFFFFF
_STEP = 0x6D2B79F5


def roll(state: int, sides: int) -> tuple[int, int]:
    """The next state, and a number from 0 to `sides` - 1."""
    state = (state + _STEP) & MASK
    t = (state ^ state >> 15) * (state | 1) & MASK
    t ^= (t + (t ^ t >> 7) * (t | 61)) & MASK
    return state, ((t ^ t >> 14) >> 16) * sides >> 16


class Odds(int):
    """What a draw for `chance` is asked with where something else than the dice draws: 2, and how the sides stand.

    The second side comes up `percent` times in a hundred.
    """

    percent: int

    def __new__(cls, percent: int) -> "Odds":
        """The two sides of a chance."""
        odds = super().__new__(cls, 2)
        odds.percent = percent
        return odds
