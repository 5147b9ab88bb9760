"""Where readers get stuck, and where promises `never lost` are broken: found in all that was explored."""

from collections.abc import Iterable
from typing import Literal, NamedTuple, TypeAlias

from engine.proof.clock import TimeUpError
from engine.proof.explore.backward import ENDING, Left, lost
from engine.proof.explore.circles import Situation, circles
from engine.proof.explore.long_turns import long_turn
from engine.proof.explore.search import Search
from engine.proof.explore.standing import Standing, standing
from engine.proof.explore.ways import Steps

StuckKind: TypeAlias = Literal["dead end", "runaway", "trap"]


class FaultyState(NamedTuple):
    """A state that was looked for, and the steps from there on that show what is wrong with it."""

    situation: Situation
    node: str
    kind: StuckKind
    further: Steps = ()


class Walk:
    """What is found where time allows; `is_cut` says that it did not allow for everything.

    stuck      one state for each node and kind, the one that was found first
    hopeless   by the claim of a promise `never lost` the first state at which it is broken
    """

    def __init__(self, search: Search) -> None:
        self.search = search
        self.stuck: list[FaultyState] = []
        self.hopeless: dict[int, FaultyState] = {}
        self.is_cut = False
        self.halted("dead end")
        self.halted("runaway")
        for look in (self.circling, self.running_long, self.losing):
            try:
                look()
            except TimeUpError:
                self.is_cut = True

    def halted(self, kind: StuckKind) -> None:
        """The states where the turn comes to nothing, by themselves or after too many steps."""
        search = self.search
        situations = [
            (number, state)
            for number, position in enumerate(search.positions.all)
            if position.kind == kind
            for state in search.tables[number]
        ]
        if kind == "runaway":
            situations += search.endless
        self.stuck += self.one_per_node(situations, kind)

    def circling(self) -> None:
        """The states from which the story goes round and round without a decision."""
        circling = circles(self.search)
        for found in self.one_per_node(circling.following, "runaway"):
            self.stuck.append(found._replace(further=circling.round(found.situation)))

    def running_long(self) -> None:
        """The first turn that is too long for play without a circle."""
        found = long_turn(self.search)
        node = self.node(found.last) if found is not None else ""
        if found is not None and not any(at.node == node and at.kind == "runaway" for at in self.stuck):
            self.stuck.append(FaultyState(found.origin, node, "runaway", found.steps))

    def losing(self) -> None:
        """The situations from which no ending, or nothing that fulfils a promise, can be reached."""
        left = lost(self.search)
        standings = sorted(standing(self.search, left), key=lambda standing: self.order(standing.situation))
        trapped: dict[str, FaultyState] = {}
        for standing_ in standings:
            if standing_.lost & ENDING:
                node = self.node(standing_.situation)
                if node not in trapped:
                    trapped[node] = FaultyState(standing_.situation, node, "trap", standing_.draws(ENDING))
        self.stuck += trapped.values()
        self.lose_hope(left, standings)

    def lose_hope(self, left: Left, standings: list[Standing]) -> None:
        """For each promise the first situation that breaks it: before the beginning, or where the reader stands."""
        beginning = Standing((0, self.search.start), left.at(0, self.search.start))
        open_ = left.all & ~ENDING
        for standing_ in (beginning, *standings):
            broken = standing_.lost & open_
            for claim, goal in left.goals.items() if broken else ():
                if broken & goal:
                    node = self.node(standing_.situation)
                    self.hopeless[claim] = FaultyState(standing_.situation, node, "trap", standing_.draws(goal))
            open_ &= ~broken

    def one_per_node(self, situations: Iterable[Situation], kind: StuckKind) -> list[FaultyState]:
        """For each node the state that was found first."""
        found: dict[str, FaultyState] = {}
        for situation in sorted(situations, key=self.order):
            node = self.node(situation)
            if node not in found:
                found[node] = FaultyState(situation, node, kind)
        return list(found.values())

    def order(self, situation: Situation) -> tuple[int, Situation]:
        """States that were found from an earlier group are no further away from the beginning."""
        return self.search.tables[situation[0]][situation[1]], situation

    def node(self, situation: Situation) -> str:
        return self.search.bodies.node[self.search.positions.all[situation[0]].body].name
