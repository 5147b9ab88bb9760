"""The dice: the random number generator on which saves and other front ends depend.

The generator is Mulberry32 (Tommy Ettinger, public domain, 2017). Its state is one 32-bit number, at first the seed. A
draw adds 0x6D2B79F5 to the state and mixes a copy, all modulo 2**32:

    t = state;  t = (t ^ t >> 15) * (t | 1);  t = t ^ (t + (t ^ t >> 7) * (t | 61));  result = t ^ t >> 14

A draw of one of `sides` (at most 65,536) is `(result >> 16) * sides >> 16`. This never changes.
"""

MASK = 0xFFFFFFFF
_STEP = 0x6D2B79F5


def roll(state: int, sides: int) -> tuple[int, int]:
    """Return the next state, and a number from 0 to `sides` - 1."""
    state = (state + _STEP) & MASK
    t = (state ^ state >> 15) * (state | 1) & MASK
    t ^= (t + (t ^ t >> 7) * (t | 61)) & MASK
    return state, ((t ^ t >> 14) >> 16) * sides >> 16


class Odds(int):
    """The number of sides for a draw of `chance`, which is 2, with the odds. A replacement of the dice gets it.

    The second side comes up `percent` times in a hundred.
    """

    percent: int

    def __new__(cls, percent: int) -> "Odds":
        """Return two sides, of which the second comes up `percent` times in a hundred."""
        odds = super().__new__(cls, 2)
        odds.percent = percent
        return odds
