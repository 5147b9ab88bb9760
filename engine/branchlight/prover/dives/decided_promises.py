"""Promises that a session decides: those that are broken, or fulfilled if they are `possible`, where a turn ended."""

from collections.abc import Iterator

from branchlight.model.story import Story
from branchlight.play.compiled_expression import Outside, measure_of
from branchlight.play.compiled_story import node_of
from branchlight.play.turn_in_progress import TurnInProgress
from branchlight.prover.matters import Matter
from branchlight.prover.program.numbered_bodies import fold


class DecidedPromises:
    """The promises of a story, without those `never lost`, which no session decides."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.promises = [
            (number, promise) for number, promise in enumerate(story.promises) if promise.kind != "never lost"
        ]
        self.measures: dict[tuple[int, int, int], Outside] = {}
        self.endings = {name: number for number, name in enumerate(story.endings)}

    def met(self, course: TurnInProgress) -> Iterator[Matter]:
        """Yield the promises that are broken, or fulfilled if they are `possible`, where a course ended."""
        if course.halted or not self.promises:
            return
        here = self.story.nodes[node_of(course.place)].number
        ended = -1 if course.ending is None else self.endings[course.ending.name]
        values = tuple(course.values)
        for number, promise in self.promises:
            measure = self.measures.get((number, here, ended))
            if measure is None:
                measure = self.measures[number, here, ended] = measure_of(fold(promise.test, here, ended))
            if bool(measure(values, course.turns, here)) != (promise.kind == "always"):
                yield "promise", str(number)
