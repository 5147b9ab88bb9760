"""Arrivals: what state may hold on entering each node and pool, and on return from a call, so far."""

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from itertools import compress, count
from operator import is_not
from typing import TypeAlias

from branchlight.analysis.flow.effort import Effort
from branchlight.analysis.graph import Links, order_of
from branchlight.language.values import Values, between, bounds, join
from branchlight.model.story import BACK, Story

PATIENCE = 6
"""The number of changes to what a node may find that are followed exactly."""

LAST_CHANGE = 40
"""The number of changes after which every slot of a place may hold all that it ever holds."""

JOINED = 40
"""The work of joining what one slot may hold."""

SlotValues: TypeAlias = tuple[Values, ...]
"""The values that every slot may hold at one point of the story."""


class Arrivals:
    """Collects what is brought to each place, and lists the places that have to be walked again.

    found     what may be held on entering each node and pool
    returned  what may be held on return from a call, if any returns
    callers   the nodes that call
    anywhere  what each slot may hold anywhere
    effort    the work that all of it may take; methods raise `TooMuchError` if it is used up
    """

    def __init__(self, story: Story, links: Links, anywhere: SlotValues, effort: Effort) -> None:
        self.order = order_of(story, links)
        self.anywhere, self.effort = anywhere, effort
        self.rising = {slot for slot, s in enumerate(story.slots) if s.kind in ("visits", "taken")}
        self.found: dict[str, SlotValues] = {}
        self.returned: SlotValues | None = None
        self.callers: set[str] = set()
        self.changes: dict[str, int] = {}
        self.waiting: list[tuple[int, str]] = []
        self.queued: set[str] = set()

    def next(self) -> str | None:
        """Return the next node or pool to walk, or None if nothing changes any more."""
        if not self.waiting:
            return None
        _, name = heappop(self.waiting)
        self.queued.discard(name)
        return name

    def wait(self, name: str) -> None:
        """Add a node or a pool to the work list."""
        if name not in self.queued:
            self.queued.add(name)
            heappush(self.waiting, (self.order[name], name))

    def reach(self, name: str, brought: SlotValues) -> None:
        """Record that something leads to a node or a pool and brings these values."""
        self.effort.spend(len(brought))
        before = self.found.get(name)
        after = brought if before is None else self.joined(name, before, brought)
        if after != before:
            self.found[name] = after
            self.wait(name)

    def give_back(self, brought: SlotValues) -> None:
        """Record that a call may return, with these values."""
        self.effort.spend(len(brought))
        before = self.returned
        after = brought if before is None else self.joined(BACK, before, brought)
        if after != before:
            self.returned = after
            for caller in self.callers:
                self.wait(caller)

    def after_call(self, caller: str, called: list[Values]) -> list[Values] | None:
        """Return what may be held after a call in a node; None if no call returns.

        This is what comes back, but counts are no lower than before the call.
        """
        self.callers.add(caller)
        if self.returned is None:
            return None
        held = list(self.returned)
        for slot in self.rising.intersection(_others(called, held)):
            low, high = bounds(called[slot])[0], bounds(held[slot])[1]
            if bounds(held[slot])[0] < low:
                held[slot] = between(low, max(low, high))
        return held

    def joined(self, at: str, before: SlotValues, brought: SlotValues) -> SlotValues:
        """Return what either may hold. After many changes, slots that change may hold all that they ever hold."""
        after = list(before)
        changed: list[int] = []
        for slot in _others(before, brought):
            self.effort.spend(JOINED)
            either = join(before[slot], brought[slot])
            if either != before[slot]:
                after[slot] = either
                changed.append(slot)
        if not changed:
            return before
        self.changes[at] = self.changes.get(at, 0) + 1
        if self.changes[at] > LAST_CHANGE:
            return self.anywhere
        if self.changes[at] > PATIENCE:
            for slot in changed:
                after[slot] = self.anywhere[slot]
        return tuple(after)


def _others(before: Sequence[Values], now: Sequence[Values]) -> Iterator[int]:
    """Return the slots whose values are not the same objects: few of many, so that nothing else looks at each."""
    return compress(count(), map(is_not, before, now))
