"""Findings about an upgrade, made by playing the old edition in every way, mending every save, and playing on."""

from functools import partial

from branchlight.model.state import State
from branchlight.model.story import Story
from branchlight.play import Turn, resume
from branchlight.play.snapshot import mend, snapshot
from tests.prover.by_playing import Played, every_fall, node_at


class Turns(Played):
    """All turns of a story, whatever their texts show."""

    def __init__(self, story: Story) -> None:
        super().__init__(story, [])

    def look(self, turn: Turn, distance: int) -> frozenset[int]:
        if turn.halted:
            self.note(f"halted {turn.halted}", node_at(turn), distance)
        return frozenset()


class Continued(Turns):
    """All turns of the new edition that follow a save of the old one. `lost` has the nodes of saves that are lost."""

    def __init__(self, old: Turns, new: Story) -> None:
        self.old = old
        self.lost: set[str] = set()
        super().__init__(new)

    def begin(self) -> None:
        for turn, distance in self.old.turns:
            state = mend(self.story, snapshot(self.old.story, turn.state)).state
            found = [] if state is None else list(every_fall(partial(resume, self.story, state)))
            there = [state is not None and is_there(state, after) for after in found]
            if not all(there) or not found:
                self.lost.add(node_at(turn))
            for after in found if any(there) else []:  # of a place that draws may close, `resume` leads on
                self.arrive(after, distance, frozenset())


def is_there(state: State, after: Turn) -> bool:
    """Return whether a save is found again: at the same place, where it has something to decide or the story ends."""
    if after.state.place != state.place or after.halted:
        return False
    if state.stage == "asking" or after.question is not None:
        return state.stage == after.state.stage
    return after.ending is not None if state.stage == "ended" else any(choice.open for choice in after.choices)
