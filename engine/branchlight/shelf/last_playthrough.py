"""The last playthrough: its decisions by their places, so that another reading can follow them."""

from collections import Counter
from collections.abc import Iterable

from branchlight.play.trail import Answer
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
