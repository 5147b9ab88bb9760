"""The last playthrough: its decisions by their places, so that another reading can follow them."""

from collections import Counter
from collections.abc import Iterable, Set

from branchlight.play.reading import match
from branchlight.play.trail import Answer
from branchlight.play.turn import Turn
from branchlight.shelf.log import Past


class LastPlaythrough:
    """The decisions that were made at each place, in order.

    The n-th visit of a place follows the n-th decision that was made there. If there were fewer, nothing is followed.
    """

    def __init__(self, past: Iterable[Past] = (), visited: Iterable[str] = ()) -> None:
        """`visited` are the places where the reader has already decided in the reading that follows."""
        self._answers: dict[str, list[Answer]] = {}
        for decision in past:
            self._answers.setdefault(decision.place, []).append(Answer(*decision[2:]))
        self._times = Counter(visited)

    def next(self, place: str) -> Answer | None:
        """Return the decision that was made at a place, or None. It counts as a visit of the place."""
        times, answers = self._times[place], self._answers.get(place, [])
        self._times[place] += 1
        return answers[times] if times < len(answers) else None


MOST_SKIPPED = 500
"""The most decisions that a front end repeats at once."""


def way_on(turn: Turn, last: LastPlaythrough, taken: Set[str]) -> str | None:
    """Return the decision of the last reading at a turn. Without one, return the only way if it was taken before.

    `taken` are the ids of the choices that were taken in any reading.
    """
    if turn.ending is not None:
        return None
    given = last.next(turn.state.place)
    way = match(turn, given) if given is not None else None
    if way is not None or turn.question is not None:
        return way
    ways = [choice.id for choice in turn.choices if choice.open]
    return ways[0] if len(ways) == 1 and ways[0] in taken else None
