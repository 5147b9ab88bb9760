"""The parts of a turn that vary: results of draws, options of series, and the storylets that a pool offers."""

from collections.abc import Callable

from branchlight.language.values import places_of
from branchlight.model.state import Value
from branchlight.play.dice import Odds, roll

Draw = Callable[[int], int]
"""Takes a number of sides and returns a number from 0 to `sides` - 1, in place of the dice."""


class Varying:
    """The draws of a turn in progress, and the series that advance. Compiled code calls these methods.

    values   the values of the slots, in which series keep how far they are
    dice     the state of the dice
    forced   what makes the draws in place of the dice, or None
    """

    values: list[Value]
    dice: int
    forced: Draw | None

    def draw(self, sides: int) -> int:
        if sides < 2:
            return 0
        if self.forced is not None:
            return self.forced(sides)
        self.dice, result = roll(self.dice, sides)
        return result

    def chance(self, percent: int) -> bool:
        """Return True `percent` times in a hundred. A certain result needs no draw."""
        if percent <= 0 or percent >= 100:
            return percent > 0
        return self.forced(Odds(percent)) == 1 if self.forced is not None else self.draw(100) < percent

    def roll(self, low: int, high: int) -> int:
        return low + self.draw(high - low + 1)

    def member(self, members: int, if_empty: int) -> int:
        """Draw one of the members of a set, which are in the order of their bits."""
        places = places_of(members)
        return places[self.draw(len(places))] if places else if_empty

    def sequence(self, slot: int, options: int) -> int:
        """Return the next option of a sequence, which stays at its last. "Once each" has an empty one at the end."""
        due: int = self.values[slot]  # type: ignore[assignment]
        if due < options - 1:
            self.values[slot] = due + 1
        return due

    def cycle(self, slot: int, options: int) -> int:
        due: int = self.values[slot]  # type: ignore[assignment]
        self.values[slot] = (due + 1) % options
        return due

    def shuffle(self, slot: int, options: int) -> int:
        """Draw an option that has not come up since the last time that all had come up."""
        due = self.deal(slot, options)
        if self.values[slot] == (1 << options) - 1:
            self.values[slot] = 0
        return due

    def deal(self, slot: int, options: int) -> int:
        """Draw an option that has not come up. Return the number after the last if all have."""
        dealt: int = self.values[slot]  # type: ignore[assignment]
        left = [option for option in range(options) if not dealt >> option & 1]
        if not left:
            return options
        due = left[self.draw(len(left))]
        self.values[slot] = dealt | 1 << due
        return due

    def random(self, name: str, options: int) -> int:
        """Draw an option of the series of this name."""
        return self.draw(options)

    def pick(self, candidates: list[tuple[int, Value, int]], show: int) -> list[int]:
        """Return the numbers of at most `show` storylets, from (minus priority, turn last seen, number) of each.

        The highest priority comes first, then the one seen least recently. The dice decide ties.
        """
        picked: list[int] = []
        while candidates and len(picked) < show:
            best = min(candidates)[:2]
            equal = [candidate for candidate in candidates if candidate[:2] == best]
            chosen = equal[self.draw(len(equal))]
            candidates.remove(chosen)
            picked.append(chosen[2])
        return picked
