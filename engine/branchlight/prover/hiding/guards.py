"""Guards: the parts of the state that decide about a choice, or that a test on the way reads."""

from collections.abc import Iterable, Iterator

from branchlight.language.expression import Apply, Expression
from branchlight.language.operators import draws
from branchlight.model.story import Choice
from branchlight.play.compiled_expression import measure_of
from branchlight.play.compiled_story import node_of
from branchlight.play.turn_in_progress import TurnInProgress
from branchlight.prover.findings.playback import storylet_of
from branchlight.prover.hiding.state_parts import StatePart
from branchlight.prover.hiding.watched_story import WatchedStory
from branchlight.prover.program.numbered_bodies import fold


class Guards:
    """The guards of a story. If there is a course, conditions that are false where it ended come first."""

    def __init__(self, watched: WatchedStory, course: TurnInProgress | None = None) -> None:
        self.watched, self.parts, self.course = watched, watched.parts, course

    def of(self, decision: str) -> Iterator[Iterable[StatePart]]:
        """Yield the parts that decide whether a choice is open, those of single conditions first."""
        choice = self.watched.choices.get(decision)
        if choice is not None:
            yield from self.conditions(_tests(choice))
            if choice.once:
                yield (StatePart("value", choice.gone),)
            return
        storylet = self.parts.story.nodes.get(storylet_of(decision))
        if storylet is not None and storylet.pool:
            if storylet.when is not None:
                yield from self.conditions([storylet.when])
            yield self.order(storylet.pool)
            yield self.parts.read_by(storylet.priority)
            for other in [self.parts.story.nodes[name] for name in self.parts.story.pools[storylet.pool]]:
                yield self.parts.read_by(other.priority)
                yield () if other.when is None else self.parts.read_by(other.when)

    def order(self, pool: str) -> tuple[StatePart, ...]:
        return (StatePart("order", pool),) if pool in self.parts.ordered else ()

    def conditions(self, tests: Iterable[Expression]) -> Iterator[Iterable[StatePart]]:
        """Yield the parts of each condition that is false where the course ended, then of all."""
        rows = [each for test in tests for each in _conjuncts(test)]
        course = self.course
        if course is not None and course.place:
            here = self.parts.story.nodes[node_of(course.place)].number
            for test in rows:
                if not draws(test) and not measure_of(fold(test, here))(tuple(course.values), course.turns, here):
                    yield self.parts.read_by(test)
        for test in rows:
            yield self.parts.read_by(test)

    def read_at(self, site: int) -> Iterable[StatePart]:
        """Return the parts that are read at a draw site."""
        if site in self.watched.tests:
            return self.parts.read_by(self.watched.tests[site])
        if site in self.watched.series:
            return (self.watched.series[site],)
        return self.read_by_pool(site)

    def read_by_pool(self, site: int) -> list[StatePart]:
        found: list[StatePart] = []
        for name in self.watched.pools.get(site, ()):
            node = self.parts.story.nodes[name]
            found += [] if node.when is None else self.parts.read_by(node.when)
            found += self.parts.read_by(node.priority)
            found += self.order(node.pool)
        return found


def _tests(choice: Choice) -> list[Expression]:
    return [*[group.test for group in choice.groups], *([] if choice.test is None else [choice.test])]


def _conjuncts(test: Expression) -> list[Expression]:
    if isinstance(test, Apply) and test.op == "and":
        return [each for arg in test.args for each in _conjuncts(arg)]
    return [test]
