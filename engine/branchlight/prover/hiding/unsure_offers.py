"""Offers that are unsure because parts of the state are hidden, and when they surely are open."""

from branchlight.language.expression import Apply, Expression, Load
from branchlight.language.operators import draws
from branchlight.model.story import Choice, Offer, Pool
from branchlight.prover.hiding.state_parts import StatePart, StateParts, Visible
from branchlight.prover.hiding.truths import NO, YES, Truths, both
from branchlight.prover.program.unsure import UnsureChoice, UnsurePool


class UnsureOffers:
    """The unsure offers of a story. `pools` has the unsure pools."""

    def __init__(self, parts: StateParts, visible: Visible) -> None:
        self.parts, self.visible, self.truths = parts, visible, Truths(parts, visible)
        found = {pool: self.pool(pool) for pool in parts.story.pools}
        self.pools = {pool: unsure for pool, unsure in found.items() if unsure is not None}

    def pool(self, pool: str) -> UnsurePool | None:
        """Return what is known of a pool; None if all is."""
        story = self.parts.story
        members = [story.nodes[name] for name in story.pools[pool]]
        tests = [YES if member.when is None else member.when for member in members]
        priorities = [member.priority for member in members]
        is_ordered = pool not in self.parts.ordered or StatePart("order", pool) in self.visible
        is_ranked = is_ordered and all(self.truths.is_known(each) and not draws(each) for each in priorities)
        if is_ranked and all(self.truths.is_known(test) and not draws(test) for test in tests):
            return None
        surely = {member.name: self.truths.surely(test) for member, test in zip(members, tests, strict=True)}
        return UnsurePool(surely, is_ranked)

    def is_unsure(self, offer: Offer) -> bool:
        """Return whether hidden state decides about an offer."""
        if not all(self.truths.is_known(group.test) for group in offer.groups):
            return True
        if isinstance(offer, Pool):
            return offer.pool in self.pools
        is_hidden = offer.once != "" and StatePart("value", offer.gone) not in self.visible
        return is_hidden or (offer.test is not None and not self.truths.is_known(offer.test))

    def is_plain(self, choice: Choice) -> bool:
        """Return whether all of a choice is known without a draw."""
        return not self.is_unsure(choice) and (choice.test is None or not draws(choice.test))

    def choice(self, choice: Choice) -> UnsureChoice:
        gone = choice.once != "" and StatePart("value", choice.gone) in self.visible
        hidden = choice.once != "" and not gone
        groups = [group.test for group in choice.groups]
        tests = [*groups, *([] if choice.test is None else [choice.test])]
        fresh = [_not_taken(choice)] if gone else []
        shown = both(*fresh, *map(self.truths.may, groups))
        surely = NO if hidden else both(*fresh, *map(self.truths.surely, tests))
        return UnsureChoice(shown, surely)


def _not_taken(choice: Choice) -> Expression:
    return Apply("not", (Load(choice.gone),))
