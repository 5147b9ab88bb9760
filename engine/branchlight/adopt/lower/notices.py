"""Notices for the author of an adopted ink story: the parts that are left out, or kept in another form."""

from collections.abc import Callable

from branchlight.source.counted import counted
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.place import Place


class Notice(NamedTuple):
    """A message about a place in the ink."""

    place: Place
    message: str


class Notices:
    """The notices so far. Those of one kind that can be many become one.

    `tags` have their words, `marked_up` is where a text has HTML, and `unentered` has knots and stitches to which
    nothing leads.
    """

    def __init__(self) -> None:
        self._found: list[Notice] = []
        self.tags: list[tuple[Place, str]] = []
        self.marked_up: list[Place] = []
        self.unentered: list[tuple[Place, str]] = []

    def add(self, place: Place, message: str) -> None:
        """Note something, once."""
        if Notice(place, message) not in self._found:
            self._found.append(Notice(place, message))

    def in_order(self, position: Callable[[Place], tuple[int, int]]) -> list[Notice]:
        """Return the notices in the order of the ink, and those about many places at the end."""
        found = sorted(self._found, key=lambda each: (position(each.place), each.message))
        if self.tags:
            many = counted(len(set(self.tags)), "tag")
            found.append(Notice(self.tags[0][0], f"{many} in `tags` of nodes and choices now, the first here"))
        if self.marked_up:
            many = counted(len(set(self.marked_up)), "text")
            message = f"{many} with HTML such as `<i>`, the first here: readers see the signs; write `*words*`"
            found.append(Notice(self.marked_up[0], message))
        if self.unentered:
            place, name = self.unentered[0]
            many = "a knot or stitch" if len(self.unentered) == 1 else f"{len(self.unentered):,} knots and stitches"
            message = f"nothing in the ink leads to {many}, here `{name}`: no reader can come there"
            found.append(Notice(place, message))
        return found
