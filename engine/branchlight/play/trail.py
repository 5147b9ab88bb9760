"""The decisions of a session and the states between them, stored compactly enough for the longest sessions."""

import marshal
from typing import Protocol

from branchlight.model.state import State, Value
from branchlight.play.turn import Turn
from branchlight.source.named_tuple import NamedTuple

KEYFRAME = 256
"""The least number of decisions between two states that are kept whole. Between them, only changes are kept."""


class Step(NamedTuple):
    """A decision that is being made.

    answer   the id of the choice, or the typed text
    label    the words of the choice as they were shown, or the typed text
    choice   the full name of the choice; empty for a typed text
    turn     the turn that it leads to
    """

    answer: str
    label: str
    choice: str
    turn: Turn


class Answer(NamedTuple):
    """A decision as it is kept, without the state in which it was made.

    `typed` says that it is a text that answered a question, and not the id of a choice.
    """

    answer: str
    label: str = ""
    typed: bool = False


class Mended(NamedTuple):
    """A state converted to this edition of the story, or None if its place is gone. `changes` are sentences."""

    state: State | None
    changes: tuple[str, ...] = ()


class Trail(Protocol):
    """Decisions `base` to `end - 1`, and the states before, between and after them: `base` to `end`.

    Decision n leads from state n to state n + 1. After an undo, the trail goes on past the reader's place.
    """

    @property
    def base(self) -> int: ...
    @property
    def end(self) -> int: ...
    def state(self, n: int) -> Mended: ...
    def answer(self, n: int) -> Answer: ...

    def record(self, n: int, step: Step) -> None:
        """Keep decision n, in place of everything from n on. Return after it is stored."""

    def stand(self, n: int, turn: Turn) -> None:
        """Keep that the reader is at state n and faces `turn`. Return after it is stored."""


class MemoryTrail:
    """A trail in memory. Between whole states it keeps packed changes: some 100 bytes a decision."""

    def __init__(self, start: State) -> None:
        self._keyframe = max(KEYFRAME, len(start.values))
        self._whole = [start]
        self._changes: list[bytes] = []
        self._answers: list[Answer] = []
        self._shared: dict[Answer, Answer] = {}
        self._last = start

    @property
    def base(self) -> int:
        return 0

    @property
    def end(self) -> int:
        return len(self._answers)

    def state(self, n: int) -> Mended:
        if n == self.end:
            return Mended(self._last)
        start = n // self._keyframe
        state = self._whole[start]
        values = list(state.values)
        for packed in self._changes[start * self._keyframe : n]:
            place, stage, stack, dice, turns, changed = marshal.loads(packed)
            state = State(place, stage, (), stack, dice, turns)
            for slot, value in changed:
                values[slot] = value
        return Mended(state._replace(values=tuple(values)))

    def answer(self, n: int) -> Answer:
        return self._answers[n]

    def record(self, n: int, step: Step) -> None:
        before = self.state(n).state
        assert before is not None
        after = step.turn.state
        self._forget(n)
        answer = Answer(step.answer, step.label, not step.choice)
        self._answers.append(self._shared.setdefault(answer, answer))
        self._changes.append(_pack(before, after))
        if len(self._answers) % self._keyframe == 0:
            self._whole.append(after)
        self._last = after

    def stand(self, n: int, turn: Turn) -> None:
        """Do nothing: a session in memory ends with its process."""

    def _forget(self, n: int) -> None:
        del self._answers[n:]
        del self._changes[n:]
        del self._whole[n // self._keyframe + 1 :]


def changed_slots(before: tuple[Value, ...], after: tuple[Value, ...]) -> list[tuple[int, Value]]:
    """Return the slots that differ, with their new values. Slices of 64 are compared first, for speed."""
    found = []
    for start in range(0, len(after), 64):
        old, new = before[start : start + 64], after[start : start + 64]
        if old != new:
            found += [(start + i, value) for i, value in enumerate(new) if value != old[i]]
    return found


def _pack(before: State, after: State) -> bytes:
    changed = tuple(changed_slots(before.values, after.values))
    return marshal.dumps((after.place, after.stage, after.stack, after.dice, after.turns, changed))
