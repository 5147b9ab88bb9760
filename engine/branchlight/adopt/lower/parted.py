"""Conditionals and alternatives of which a side does not fit into the block around them."""

from collections import Counter

from branchlight.adopt.lower.courses import InkCourse, is_copy
from branchlight.source.place import Place


class PartedPlaces:
    """The places of those that are known, and how often each was given blocks for its sides.

    A side is tried in one block first, with all that is nested in it. Without this, each level would try all below it
    again. Lines that are written out in several places are not kept, since each copy can be another case.
    """

    def __init__(self) -> None:
        self._places: set[Place] = set()
        self._entered: Counter[Place] = Counter()

    def add(self, course: InkCourse, place: Place) -> None:
        """Keep that a side does not fit."""
        if _is_at_home(course):
            self._places.add(place)

    def has(self, course: InkCourse, place: Place) -> bool:
        """Return whether it is known that a side does not fit."""
        return _is_at_home(course) and place in self._places

    def entered(self, course: InkCourse, place: Place) -> int:
        """Count that the sides get blocks of their own, and return how often they did. A copy does not count."""
        self._entered[place] += _is_at_home(course)
        return self._entered[place]


def _is_at_home(course: InkCourse) -> bool:
    """Return whether lines are followed in their own place, and not in a function, a thread or another copy."""
    return course.frame is None and not is_copy(course)
