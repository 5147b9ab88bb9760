"""Blame: which hidden parts of the state let an abstract path go where the story does not.

The path was played until a decision could not be made, or until it ended and did not meet what it should. In the order
in which they are asked: the guard of that decision; the first test on the way that came out otherwise than the path
says; what else hidden state decided on the way. Whatever is blamed becomes visible, so a path that is spurious for this
reason is not found again (Clarke, Grumberg, Jha, Lu and Veith, *Counterexample-Guided Abstraction Refinement*, 2000).
"""

from collections.abc import Iterable, Iterator, Sequence

from branchlight.prover.hiding.abstract_space import Came
from branchlight.prover.hiding.abstraction import Abstraction
from branchlight.prover.hiding.guards import Guards
from branchlight.prover.hiding.retrace import Event, Retrace
from branchlight.prover.hiding.state_parts import StatePart, Visible
from branchlight.prover.hiding.watched_story import WatchedStory
from branchlight.prover.matters import Matter
from branchlight.source.named_tuple import NamedTuple


class Unknowns(NamedTuple):
    """The unknown truths of the turns of a path: for each turn those that are tests, and the sites of the others."""

    tests: list[list[Event]]
    others: list[list[int]]


class Blame:
    """Finds the parts to blame for one path."""

    def __init__(self, watched: WatchedStory, abstraction: Abstraction, way: Sequence[Came], trace: Retrace) -> None:
        self.watched, self.abstraction, self.way, self.trace = watched, abstraction, way, trace
        self.parts, self.visible = abstraction.parts, abstraction.visible
        self.guards = Guards(watched, trace.course)
        self.unknowns = self.unknown_truths()

    def parts_for(self, matter: Matter | None = None) -> Visible:
        """Return the parts to make visible, none if nothing hidden can be blamed.

        `matter` is what the path should meet at its end.
        """
        for found in self.suspects(matter):
            hidden = frozenset(found) - self.visible
            if hidden:
                return hidden
        return frozenset()

    def suspects(self, matter: Matter | None) -> Iterator[Iterable[StatePart]]:
        """Yield sets of parts, the likeliest first."""
        if self.trace.complete and matter is not None:
            yield from self.own(matter)
        turn = self.trace.decisions
        decision = self.next_decision()
        if decision and self.is_in_place(turn):
            yield from self.guards.of(decision)
        yield from self.astray(range(turn, turn + 1))
        yield from self.astray(range(turn))
        if decision:
            yield from self.guards.of(decision)
        for others in (self.unknowns.others[turn : turn + 1], self.unknowns.others[:turn]):
            for sites in others:
                for site in sites:
                    yield self.guards.read_at(site)
        for tests in self.unknowns.tests:
            for event in tests:
                yield self.guards.read_at(event.site)

    def unknown_truths(self) -> Unknowns:
        found = Unknowns([[]], [[]])
        for came in self.way:
            for drawn in self.abstraction.space.outcome(came).draws:
                if -drawn.site in self.watched.tests and drawn.sides == 2:
                    found.tests[-1].append(Event(-drawn.site, drawn.result))
                elif drawn.site < 0:
                    found.others[-1].append(-drawn.site)
            if came.decision:
                found.tests.append([])
                found.others.append([])
        return found

    def next_decision(self) -> str:
        """Return the decision that could not be made, if there was one."""
        return next((step for step in self.trace.steps if isinstance(step, str)), "")

    def is_in_place(self, turn: int) -> bool:
        """Return whether the session is in the body in which the path makes its next decision."""
        deciding = [came for came in self.way if came.decision]
        if turn >= len(deciding):
            return False
        space, plan = self.abstraction.space, self.abstraction.plan
        body = plan.control_points.all[space.points[deciding[turn].before]].body
        return self.trace.course.place == plan.bodies.all[body].name

    def astray(self, turns: range) -> Iterator[Iterable[StatePart]]:
        """Yield the parts read by tests that came out otherwise than the path says."""
        for turn in turns:
            played = iter(self.trace.events[turn] if turn < len(self.trace.events) else ())
            for event in self.unknowns.tests[turn]:
                real = next((each for each in played if each.site == event.site), None)
                if real is not None and real.result != event.result:
                    yield self.guards.read_at(event.site)

    def own(self, matter: Matter) -> Iterator[Iterable[StatePart]]:
        """Yield the parts that decide whether something is met at the end of the path."""
        kind, name = matter
        if kind == "dead end":
            for choice in self.trace.course.choices:
                yield from self.guards.of(choice.name) if choice.open else ()
        if kind == "promise":
            yield self.parts.read_by(self.parts.story.promises[int(name)].test)
        if kind == "variant":
            for site in [self.watched.sites[each] for each in self.watched.around.get(name, ())]:
                yield self.guards.read_at(site)
            of = name.partition("~")[0]
            yield from self.guards.of(of)
            for other in self.watched.beside.get(of, ()):  # which labels are shown, if this one is in a label
                yield from self.guards.of(other)
