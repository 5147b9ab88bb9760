"""The runner of playthroughs.

It runs each twice. The second time, it saves and restores every state between decisions.
"""

from collections.abc import Iterator
from json import dumps, loads

from branchlight.analysis.story_names import StoryNames, understood
from branchlight.authoring.playthroughs.draws import Draws
from branchlight.authoring.playthroughs.look import chosen, look, offer_lines, page_lines
from branchlight.authoring.playthroughs.parting import PartedError, signed
from branchlight.authoring.playthroughs.playthrough import Outcome, Parted, Playthrough, PlaythroughStep
from branchlight.model.story import Story
from branchlight.play import choose, resume, start
from branchlight.play.snapshot import Snapshot, mend, snapshot
from branchlight.play.turn import Turn

_DECISIONS = ("choose", "answer")


def run(story: Story, playthrough: Playthrough) -> Outcome:
    """Run a playthrough of this story and return its outcome."""
    names = StoryNames(story)
    for step in playthrough.steps:
        if step.kind == "state":
            understood(step.value, names)  # so that the story records what is asked for
    try:
        turns = list(_Runner(names, playthrough, kept=False).turns())
        again = list(_Runner(names, playthrough, kept=True).turns())
    except PartedError as error:
        place = playthrough.steps[error.step].place if error.step >= 0 else playthrough.place
        return Outcome(playthrough, Parted(error.step, place, error.message, error.diff))
    # Saving and restoring a state must not change the reading.
    for (index, turn), (_, other) in zip(turns, again, strict=True):
        if turn != other:
            before = [*page_lines(turn, playthrough.veils), *offer_lines(turn)]
            after = [*page_lines(other, playthrough.veils), *offer_lines(other)]
            message = "the story goes on differently from here after it is saved and resumed"
            diff = (*signed("-", before), *signed("+", after))
            return Outcome(playthrough, Parted(index, playthrough.steps[index].place, message, diff))
    return Outcome(playthrough, None)


def turns_of(story: Story, playthrough: Playthrough) -> Iterator[tuple[int, Turn]]:
    """Yield each turn of a playthrough that passes, with the number of its step (-1 for the first turn)."""
    return _Runner(StoryNames(story), playthrough, kept=False).turns()


class _Runner:
    """One reading along a playthrough. If `kept` is True, every state is saved and restored before a decision."""

    def __init__(self, names: StoryNames, playthrough: Playthrough, kept: bool) -> None:
        self.names = names
        self.story = names.story
        self.playthrough = playthrough
        self.kept = kept
        self.forced = False

    def turns(self) -> Iterator[tuple[int, Turn]]:
        """Yield each turn, with the number of the step that led to it, which is -1 for the first."""
        steps = self.playthrough.steps
        with self.draws(-1) as draw:
            turn = start(self.story, self.playthrough.seed, draw)
        yield -1, turn
        for index, step in enumerate(steps):
            if step.kind in _DECISIONS:
                if self.kept:
                    turn = self.fetched(turn, index)
                turn = self.decide(turn, step, index)
                yield index, turn
            elif step.kind != "draw":
                look(turn, step, index, self.playthrough.veils, self.names)

    def draws(self, index: int) -> Draws:
        """Return the draws that follow a step."""
        found: list[PlaythroughStep] = []
        for step in self.playthrough.steps[index + 1 :]:
            if step.kind != "draw":
                break
            found.append(step)
        self.forced = bool(found)
        return Draws(found, index)

    def decide(self, turn: Turn, step: PlaythroughStep, index: int) -> Turn:
        answer = chosen(turn, step, index)
        with self.draws(index) as draw:
            return choose(turn, answer, draw)

    def fetched(self, turn: Turn, index: int) -> Turn:
        """Return the turn as a saved game would restore it.

        A turn with forced draws stays as it is, since laying it out again would need them.
        """
        text = dumps(snapshot(self.story, turn.state)._asdict())
        mended = mend(self.story, Snapshot(**loads(text)))
        if mended.state != turn.state:
            raise PartedError(index, "the state before this step is not the same after it is saved and loaded")
        if self.forced:
            return turn
        fetched = resume(self.story, mended.state)
        if fetched.choices != turn.choices or fetched.question != turn.question:
            diff = (*signed("-", offer_lines(turn)), *signed("+", offer_lines(fetched)))
            raise PartedError(index, "different choices are on offer after the session is saved and resumed", diff)
        return fetched
