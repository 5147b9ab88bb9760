"""Refinement item by item: which nodes, choices, variants, endings and promises an abstract story meets.

All items begin with one abstraction, in which everything is hidden. What it does not meet is never met. The path to
each other item is played. If it cannot be, the item goes on with more visible parts, together with those for which the
same parts are visible.
"""

from collections.abc import Collection

from branchlight.prover.clock import TimeUpError
from branchlight.prover.hiding.abstract_space import TooManyError
from branchlight.prover.hiding.state_parts import Visible
from branchlight.prover.hiding.workshop import Workshop
from branchlight.prover.matters import Matter


class Items:
    """Settles items. `never` has those that are never met."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop
        self.never: set[Matter] = set()

    def settle(self, wanted: Collection[Matter]) -> None:
        """Settle as many items as the limits allow, those with the fewest visible parts first."""
        waiting: dict[Visible, list[Matter]] = {frozenset(): list(wanted)} if wanted else {}
        tried: set[Visible] = set()
        while waiting:
            visible = min(waiting, key=lambda some: (len(some), sorted(some, key=str)))
            tried.add(visible)
            items = [each for each in waiting.pop(visible) if each not in self.workshop.met]
            try:
                following = self.round(visible, items) if items else {}
            except TooManyError:
                continue
            except TimeUpError:
                return
            for more, some in following.items():
                if more not in tried:
                    waiting.setdefault(more, []).extend(some)

    def round(self, visible: Visible, items: list[Matter]) -> dict[Visible, list[Matter]]:
        """Look for items in one abstraction. Return those that are left, by the parts to make visible for each."""
        abstraction = self.workshop.abstraction(visible, items)
        following: dict[Visible, list[Matter]] = {}
        for matter in items:
            came = abstraction.first(matter)
            if came is None:
                self.never.add(matter)
            elif matter not in self.workshop.met:
                way = abstraction.space.way(came)
                trace = self.workshop.retrace(abstraction, way)
                more = self.workshop.blamed(abstraction, way, trace, matter) if matter not in trace.met else None
                if more is not None:
                    following.setdefault(more, []).append(matter)
        return following
