"""Retracing: plays the steps of an abstract path in the story itself, as far as they can be played.

What the session meets is reached, because play itself makes each step (see `dives`).
"""

from branchlight.model.question import possible_answers
from branchlight.model.state import State
from branchlight.play.compiled_story import node_of
from branchlight.play.turn_in_progress import TurnInProgress
from branchlight.prover.findings.draw_tries import DrawTries
from branchlight.prover.findings.playback import Course, Feed
from branchlight.prover.hiding.watched_story import PROMISE, WatchedStory
from branchlight.prover.matters import Matter, WayThere
from branchlight.prover.program.marked import names_in
from branchlight.prover.replay import answer_in
from branchlight.prover.search.successors import Steps, decisions_in
from branchlight.source.named_tuple import NamedTuple


class Event(NamedTuple):
    """A test that was evaluated at a draw site, and its result."""

    site: int
    result: int


class Retrace(Feed):
    """A session that was led along some steps.

    course     its last turn
    met        what it met, with the way there
    events     the tests of each turn, in order
    decisions  how many decisions could be made
    complete   whether all of the steps could be played
    """

    course: TurnInProgress

    def __init__(self, watched: WatchedStory, steps: Steps) -> None:
        super().__init__(watched, steps, frozenset(), DrawTries(), "")
        self.watched, self.wanted_decisions = watched, decisions_in(steps)
        self.met: dict[Matter, WayThere] = {}
        self.events: list[list[Event]] = [[]]
        self.decisions = 0
        self.play()

    @property
    def complete(self) -> bool:
        return self.decisions == self.wanted_decisions and not self.steps

    def note(self, site: int, result: int) -> None:
        self.events[-1].append(Event(site, result))

    def play(self) -> None:
        """Play the steps until one cannot be made. Raises `TimeUpError`."""
        story, program = self.playback.story, self.watched.watched
        values = tuple([slot.start for slot in story.slots])
        course = Course(self, program, State(story.start, "choosing", values, (), 0, 0), None, 0)  # type: ignore[arg-type]
        name: str | None = story.start
        while True:
            self.playback.clock.check()
            program.bodies.names.clear()
            course.run(name)
            self.course = course
            self.look(course)
            decision = self.steps[0] if self.steps else None
            if not isinstance(decision, str) or not self.is_open(course, decision):
                break
            self.steps.popleft()
            self.decisions += 1
            self.events.append([])
            self.entries.append(decision)
            state = course.state()
            before, course = course, Course(self, program, state, course.setting, state.turns + 1)  # type: ignore[arg-type]
            name = self.taken(before, course, decision)

    def is_open(self, course: TurnInProgress, decision: str) -> bool:
        """Return whether a decision can be made where a course ended."""
        answer = answer_in(decision)
        if answer is not None and course.question is not None:
            ask = self.playback.program.body(course.place).ask
            return ask is not None and any(possible.answer == answer for possible in possible_answers(ask))
        is_over = course.halted or course.ending is not None or course.question is not None
        return not is_over and any(choice.name == decision and choice.open for choice in course.choices)

    def look(self, course: TurnInProgress) -> None:
        """Record what the last turn met."""
        story = self.playback.story
        way = WayThere(self.entries, len(self.entries), self.decisions)
        names = self.watched.watched.bodies.names
        found: list[Matter] = [("node" if name in story.nodes else "choice", name) for name in names]
        for name in names_in(course.passages, course.choices):
            found.append(self.matter(name))
        if course.ending is not None:
            found.append(("ending", course.ending.name))
        if course.halted:
            found.append(("dead end" if course.halted == "stuck" else "runaway", node_of(course.place)))
        for matter in (*found, *self.watched.promises.met(course)):
            self.met.setdefault(matter, way)

    def matter(self, name: str) -> Matter:
        """Return what a name in a text says: a variant, or the result of a promise's test."""
        if not name.startswith(PROMISE):
            return "variant", name
        number, _, side = name.removeprefix(PROMISE).partition(".")
        promise = self.playback.story.promises[int(number)]
        is_met = promise.kind != "never lost" and (side == "1") != (promise.kind == "always")
        return ("promise", number) if is_met else ("variant", name)
