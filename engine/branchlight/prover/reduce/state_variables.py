"""State variables: the parts of a story's state that can matter, each with the least range of values that suffices.

A state variable is one of these:

    value    a number, a truth or an enumeration; a count of visits; whether a choice was taken
    member   whether a set has a member
    age      the number of decisions since a visit
    order    the order in which the storylets of a pool were last seen
    fresh    whether the highest rank of such an order was given in this turn
    hops     the number of bodies that a turn has entered, if that has to be known (see `overlong`)

Texts are never tested, so they have no state variable. `ranges` says which ranges suffice, and why.
"""

from typing import Literal

from branchlight.analysis.ranges import SMALL, NumberUses, age_range, value_range
from branchlight.model.offers import pools_of
from branchlight.model.story import Slot
from branchlight.play.turn_in_progress import HOP_LIMIT
from branchlight.prover.clock import Clock
from branchlight.prover.program.numbered_bodies import NumberedBodies
from branchlight.prover.program.randomness import is_pool_drawn
from branchlight.prover.reduce.rankings import Ranking, equals_of, is_offered_once
from branchlight.source.named_tuple import NamedTuple

MOST_ASKED = 1024
"""A state variable that readers answer may have so many values: all that a question takes, and some more."""


class StateVariable(NamedTuple):
    """One part of the state, with values from `low` to `high`.

    kind     see the module
    of       the slot, or the pool
    member   the place of the member in its set
    start    the value at the beginning
    never    whether `high` represents "never" (of ages)
    period   by how much a count that would pass `high` comes round; 1 keeps it at `high`
    """

    kind: Literal["value", "member", "age", "order", "fresh", "hops"]
    of: int | str
    member: int
    low: int
    high: int
    start: int
    never: bool = False
    period: int = 1

    @property
    def size(self) -> int:
        return self.high - self.low + 1


class StateVariables:
    """The state variables of a story, by number, and where the slots of the story are found in them.

    `asked` has those that questions change. `hops` is the state variable that counts the bodies that a turn has
    entered; -1 if they are not counted. `clock` limits the analyses of all state variables together.
    """

    def __init__(self, bodies: NumberedBodies, clock: Clock, counts_hops: bool = False) -> None:
        self.bodies, self.clock = bodies, clock
        self.all: list[StateVariable] = []
        self.value: dict[int, int] = {}
        self.age: dict[int, int] = {}
        self.members: dict[int, list[int]] = {}
        self.rankings: list[Ranking] = []
        uses = NumberUses(bodies.story, bodies.all, bodies.unsure.tests())
        for number, slot in enumerate(bodies.story.slots):
            self.slot(number, slot, uses)
        self.asked = {self.value[body.ask.into] for body in bodies.all if body.ask and body.ask.into in self.value}
        for pool in bodies.story.pools:
            self.pool(pool)
        self.hops = self.add(StateVariable("hops", "", 0, 0, HOP_LIMIT, 0)) if counts_hops else -1

    def slot(self, number: int, slot: Slot, uses: NumberUses) -> None:
        if slot.type.kind == "text" or slot.kind == "last":
            if slot.kind == "last" and number in uses.aged:
                high, never = age_range(uses.aged[number])
                self.age[number] = self.add(StateVariable("age", number, 0, 0, high, high, never))
        elif slot.type.kind == "set of":
            assert isinstance(slot.start, int)
            for member in range(len(slot.type.names)):
                bit = slot.start >> member & 1
                self.members.setdefault(number, []).append(self.add(StateVariable("member", number, member, 0, 1, bit)))
        else:
            assert isinstance(slot.start, int)
            low, high, period = value_range(number, slot, uses)
            start = min(max(slot.start, low), high)
            self.value[number] = self.add(StateVariable("value", number, 0, low, high, start, False, period))

    def pool(self, pool: str) -> None:
        """Add the rankings of a pool, for storylets between which the order of last visits can decide."""
        story = self.bodies.story
        names = story.pools[pool]
        unsure = self.bodies.unsure.pools.get(pool)
        if unsure is not None and not unsure.is_ranked:
            return
        shown = [each.show for body in self.bodies.all for each in pools_of(body) if each.pool == pool]
        if not shown or (min(shown) >= len(names) and not is_pool_drawn(story, pool)):
            return
        for equals in equals_of(story, names):
            ranked = [name for name in equals if not self.is_offered_once(name)]
            if ranked and len(equals) > 1:
                bits = len(ranked).bit_length()
                order = self.add(StateVariable("order", pool, 0, 0, (1 << bits * len(ranked)) - 1, 0))
                fresh = self.add(StateVariable("fresh", pool, 0, 0, 1, 0))
                places = {alike: place for place, name in enumerate(ranked) for alike in self.dated_with(name)}
                self.rankings.append(Ranking(pool, order, fresh, bits, places))

    def dated_with(self, name: str) -> list[str]:
        """Return the nodes that share the slot of their last visit: in the story of two editions there may be two."""
        last = self.bodies.story.last
        return [other for other in last if last[other] == last[name]] if name in last else [name]

    def is_offered_once(self, name: str) -> bool:
        """Return whether a storylet needs no rank, because every visit is counted and ends its offers."""
        story = self.bodies.story
        visits = {story.visits.get(other) for other in self.dated_with(name)}
        return len(visits) == 1 and is_offered_once(story, name)

    def add(self, variable: StateVariable) -> int:
        self.all.append(variable)
        return len(self.all) - 1

    def is_small(self, number: int) -> bool:
        """Return whether a state variable has so few values that expressions over it are tabulated."""
        return self.all[number].size <= (MOST_ASKED if number in self.asked else SMALL)

    def variables_of_slot(self, slot: int) -> list[int]:
        """Return the state variables that hold what a `do` assigns to a slot."""
        return [self.value[slot]] if slot in self.value else self.members.get(slot, [])
