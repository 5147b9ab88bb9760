"""Offers that are unsure, because a story keeps some of its state hidden (see `hiding`).

In the story itself such an offer has conditions that hold whenever it may be open. Here are those that hold only if it
surely is, whatever the hidden state. The story of an ordinary proof has no unsure offers.
"""

from collections.abc import Iterator, Mapping

from branchlight.language.expression import Expression
from branchlight.source.named_tuple import NamedTuple


class UnsureChoice(NamedTuple):
    """A choice that may be open or closed.

    shown   holds if it may be shown, be it open or locked
    surely  holds if it is surely open
    """

    shown: Expression
    surely: Expression


class UnsurePool(NamedTuple):
    """A pool whose storylets may fit or not.

    surely     for each storylet what holds if it surely fits
    is_ranked  whether their priorities, and the order in which they were last seen, are known
    """

    surely: Mapping[str, Expression]
    is_ranked: bool


class Unsure(NamedTuple):
    """All that is unsure: choices by their names, and pools by theirs.

    groups        what holds if a group of choices around a pool is surely shown, by the name of the group
    cuts_returns  whether turns are cut where a call returns, because stacks do not bound how often one does
    """

    choices: Mapping[str, UnsureChoice]
    pools: Mapping[str, UnsurePool]
    groups: Mapping[str, Expression]
    cuts_returns: bool = False

    def tests(self) -> Iterator[Expression]:
        """Yield all conditions that hold only here, and not in the story itself."""
        for choice in self.choices.values():
            yield from choice
        for pool in self.pools.values():
            yield from pool.surely.values()
        yield from self.groups.values()


NOTHING_UNSURE = Unsure({}, {}, {})
