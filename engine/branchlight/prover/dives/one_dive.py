"""One dive: a session that plays the story, draws from a seed, and says what each turn met."""

from collections.abc import Iterator, Mapping

from branchlight.model.question import possible_answers
from branchlight.model.state import State
from branchlight.play.compiled_story import CompiledStory, node_of
from branchlight.play.dice import roll
from branchlight.play.turn import Setting
from branchlight.play.turn_in_progress import CompiledBody, TurnInProgress
from branchlight.prover.matters import Matter
from branchlight.prover.program.marked import names_in
from branchlight.prover.replay import answer_entry, answer_in, draw_entry


class OneDive:
    """One session of a marked story. Its entries are those of a path."""

    def __init__(self, program: CompiledStory, seed: int) -> None:
        self.program, self.dice = program, seed
        self.watched = NotedStory(program)
        self.entries: list[str] = []
        self.decisions = 0
        story = program.story
        values = tuple([slot.start for slot in story.slots])
        self.course = self.turn(State(story.start, "choosing", values, (), 0, 0), None, 0)
        self.course.run(story.start)

    def turn(self, state: State, setting: Setting | None, turns: int) -> TurnInProgress:
        return TurnInProgress(self.watched, state, setting, turns, self.draw)

    def draw(self, sides: int) -> int:
        """Draw in place of the dice of play, and note the result in the path."""
        result = self.random(sides)
        self.entries.append(draw_entry(result, sides))
        return result

    def random(self, sides: int) -> int:
        self.dice, result = roll(self.dice, sides)
        return result

    def one_of(self, names: list[str]) -> str:
        return names[self.random(len(names))]

    def options(self) -> dict[str, str]:
        """Return the open decisions as entries of a path, by names that are unique in the story."""
        course = self.course
        if course.question is not None:
            return {f"{course.place} {entry}": entry for entry in self.answers(course.place)}
        if course.halted or course.ending is not None:
            return {}
        return {choice.name: choice.name for choice in course.choices if choice.open}

    def answers(self, place: str) -> list[str]:
        ask = self.program.body(place).ask
        assert ask is not None
        return [answer_entry(possible.answer) for possible in possible_answers(ask)]

    def take(self, entry: str) -> None:
        """Make a decision, and play on to the next."""
        before, self.decisions = self.course, self.decisions + 1
        self.watched.bodies.names.clear()
        self.entries.append(entry)
        state = before.state()
        self.course = course = self.turn(state, before.setting, state.turns + 1)
        answer = answer_in(entry) if before.question is not None else None
        if answer is not None:
            course.run(self.program.answer(course, before.place, answer))
            return
        choice = next(choice for choice in before.choices if choice.name == entry)
        name = choice.id if "." in choice.id else choice.name
        self.program.decide(course, before.place, name)
        course.run(name)

    def met(self) -> Iterator[Matter]:
        """Yield what the last turn met, except promises."""
        story, course = self.program.story, self.course
        for name in self.watched.bodies.names:
            yield "node" if name in story.nodes else "choice", name
        for name in names_in(course.passages, course.choices):
            yield "variant", name
        if course.ending is not None:
            yield "ending", course.ending.name
        if course.halted:
            yield "dead end" if course.halted == "stuck" else "runaway", node_of(course.place)


class NotedStory:
    """A compiled story whose bodies are noted. `TurnInProgress` asks for a body if it enters it or returns to it."""

    def __init__(self, program: CompiledStory) -> None:
        self.story, self.called = program.story, program.called
        self.bodies = _Noted(program.bodies)


class _Noted(Mapping[str, CompiledBody]):
    """Bodies by their full names. `names` are those that were asked for."""

    def __init__(self, bodies: Mapping[str, CompiledBody]) -> None:
        self.all = bodies
        self.names: list[str] = []

    def __getitem__(self, name: str) -> CompiledBody:
        self.names.append(name)
        return self.all[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)
