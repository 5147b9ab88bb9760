"""The same place in a story whose files were edited while it was being read.

What was edited is best seen where it is told, so the last decision is made again in the new edition, from the state
before it. Where that cannot be done, the state itself is taken over, and where its place is gone, the decisions are
given again from the beginning as far as they go.
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from engine.model.story import Story
from engine.play import choose, start
from engine.play.reading import Decision, faces, followed, match, replay
from engine.play.snapshot import mend, renamed_place, snapshot, told
from engine.play.turn import Turn

ELSEWHERE = "The story has changed since: your last choice leads elsewhere."


class Sitting(Protocol):
    """What there is to know of a reading, or of a session."""

    @property
    def story(self) -> Story: ...
    @property
    def seed(self) -> int: ...
    @property
    def turn(self) -> Turn: ...
    @property
    def decisions(self) -> Sequence[Decision]: ...


class Followed(NamedTuple):
    """The turn in the new edition; `sentence` is what the reader should be told, if anything."""

    turn: Turn
    sentence: str


def follow(story: Story, sitting: Sitting) -> Followed:
    """Where a reading stands in an edited story."""
    decisions = sitting.decisions
    if not len(decisions):
        return Followed(start(story, sitting.seed), "")
    return _told_again(story, sitting) or _taken_over(story, sitting) or _given_again(story, sitting)


def _told_again(story: Story, sitting: Sitting) -> Followed | None:
    """The last decision made again; None where it can no longer be made."""
    last = sitting.decisions[-1]
    before = mend(story, snapshot(sitting.story, last.state))
    faced = faces(story, before.state) if before.state is not None else None
    fitting = match(faced, last.answer) if faced is not None else None
    if faced is None or fitting is None:
        return None
    turn = choose(faced, fitting)
    same = turn.state.place == renamed_place(story, sitting.turn.state.place)
    return Followed(turn, told(before.changes) if same else ELSEWHERE)


def _taken_over(story: Story, sitting: Sitting) -> Followed | None:
    """The state as it is, without the words that led to it; None where its place is gone."""
    mended = mend(story, snapshot(sitting.story, sitting.turn.state))
    turn = faces(story, mended.state) if mended.state is not None else None
    return Followed(turn, told(mended.changes)) if turn is not None else None


def _given_again(story: Story, sitting: Sitting) -> Followed:
    """The decisions from the beginning."""
    answers = [decision.answer for decision in sitting.decisions]
    again = replay(start(story, sitting.seed), answers)
    return Followed(again.turn, followed(again.taken, len(answers)))
