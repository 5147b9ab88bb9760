"""The call stacks of a search, each as one number."""

from collections.abc import Mapping

from branchlight.play.turn_in_progress import MOST_STACKED


class Stacks:
    """Call stacks by number.

    The empty stack is 0. Any other is a pair: the body that called last, and the stack below.
    """

    def __init__(self) -> None:
        self.frames: list[tuple[int, int]] = [(-1, 0)]
        self.depths = [0]
        self.numbers: dict[tuple[int, int], int] = {}

    def push(self, below: int, caller: int) -> int:
        """Return the stack with one more caller on it; -1 if play does not call that deep."""
        if self.depths[below] >= MOST_STACKED:
            return -1
        found = self.numbers.get((below, caller))
        if found is None:
            found = self.numbers[below, caller] = len(self.frames)
            self.frames.append((caller, below))
            self.depths.append(self.depths[below] + 1)
        return found

    def moved(self, stack: int, to: Mapping[int, int]) -> int:
        """Return the stack with other bodies in place of its own; -1 if there is none for one of them."""
        callers: list[int] = []
        while stack:
            caller, stack = self.frames[stack]
            callers.append(to[caller])
        found = 0
        for caller in reversed(callers):
            found = self.push(found, caller) if caller >= 0 <= found else -1
        return found

    def caller(self, stack: int) -> int:
        """Return the body that called last."""
        return self.frames[stack][0]

    def pop(self, stack: int) -> tuple[int, int]:
        """Return the body that called last, and the stack below."""
        return self.frames[stack]
