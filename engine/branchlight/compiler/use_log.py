"""The log of uses: every name in the files of a story, with its kind, its full name and its place.

It is kept only on request, since a reader needs none of it. An entry holds the scalar in which a name was read. Its
place is found when the log is read, so that noting a use costs little.
"""

from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Literal, TypeAlias

from branchlight.source.lines import line_at
from branchlight.source.located import Scalar, SourceFile
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.place import Place
from branchlight.source.place_in import place_in

Role: TypeAlias = Literal["declared", "derived", "used", "earlier"]


class Use(NamedTuple):
    """One name where it is written.

    kind    what it names, such as "node", "choice" or "member"
    name    the full name, such as `tower.room` for a node, and `season.winter` for a value of `season`
    place   the first character of the name; a name with dots has a use for each of its parts
    length  the number of characters in the file
    role    "declared", "used", "earlier" for a name under `was:`, or "derived" for a label that gives a choice its id
    """

    kind: str
    name: str
    place: Place
    length: int
    role: Role = "used"


_ORDER = itemgetter(2, 3, 0, 1)  # by place, length, kind and name


class NamePart(NamedTuple):
    """A part of a name in a text, by its offset. `of` are the names of the enumeration or set that has a value."""

    kind: str
    name: str
    start: int
    length: int
    of: tuple[str, ...] = ()


class _Entry(NamedTuple):
    file: SourceFile
    scalar: Scalar
    part: NamePart
    role: Role


Owners: TypeAlias = dict[tuple[str, ...], tuple[str, str]]
"""The kind and the name of what declares the names of each enumeration or set."""


class LoggedPart:
    """A part of a log. Its uses are found once, when they are first asked for."""

    def __init__(self, entries: list[_Entry]) -> None:
        self._entries = entries
        self._uses: frozenset[Use] | None = None

    def uses(self, owners: Owners) -> frozenset[Use]:
        """Return every use in this part."""
        if self._uses is None:
            self._uses = frozenset(_uses(self._entries, owners))
            self._entries = []
        return self._uses


class UseLog:
    """The uses of one story. `owners` has the kind and the name of what declares the names of an enumeration or set.

    Enumerations and sets with equal names are one type, so their values are the same: those of the first that is
    declared, or of the group whose members they are.
    """

    def __init__(self) -> None:
        self.owners: Owners = {}
        self._entries: list[_Entry] = []
        self._parts: list[LoggedPart] = []

    def note(self, file: SourceFile, scalar: Scalar, kind: str, name: str, role: Role = "used") -> None:
        """Record that a whole scalar is a name, or that its last part is. An empty one is none."""
        if scalar.value:
            start = scalar.value.rfind(".") + 1 if role == "used" else 0
            length = len(scalar.value.partition("\n")[0]) - start
            self._entries.append(_Entry(file, scalar, NamePart(kind, name, start, length), role))

    def note_parts(
        self, file: SourceFile, scalar: Scalar, shift: int, parts: Iterable[NamePart], role: Role = "used"
    ) -> None:
        """Record names in a scalar. Their offsets count from `shift`."""
        for part in parts:
            self._entries.append(_Entry(file, scalar, part._replace(start=part.start + shift), role))

    def own(self, names: tuple[str, ...], kind: str, owner: str) -> None:
        """Record what declares the names of an enumeration or set, unless another has the same names."""
        self.owners.setdefault(names, (kind, owner))

    def cut(self) -> LoggedPart:
        """Return what was recorded since the last cut. The part belongs to this log, and can be added to another."""
        part = LoggedPart(self._entries)
        self._parts.append(part)
        self._entries = []
        return part

    def add(self, part: LoggedPart) -> None:
        """Add a part of the log of another compilation with the same declarations."""
        self._parts.append(part)

    def uses(self) -> tuple[Use, ...]:
        """Return every use by place."""
        self.cut()
        return tuple(sorted({use for part in self._parts for use in part.uses(self.owners)}, key=_ORDER))


def _uses(entries: Iterable[_Entry], owners: Owners) -> Iterator[Use]:
    for file, scalar, part, role in entries:
        kind, name = part.kind, part.name
        if part.of:
            kind, owner = owners.get(part.of, ("value", ""))
            name = f"{owner}.{part.name}"
        place = place_in(file, scalar, part.start)
        yield Use(kind, name, place, _length(file, scalar, part, place), role)


def _length(file: SourceFile, scalar: Scalar, part: NamePart, place: Place) -> int:
    """Return the number of characters that a name has in the file. Escapes make it longer than the name."""
    written = scalar.value[part.start : part.start + part.length]
    line = line_at(file.text, place.line)
    if line.startswith(written, place.column - 1):
        return len(written)
    last = place_in(file, scalar, part.start + part.length - 1)
    return max(1, last.column - place.column + 1) if last.line == place.line else len(line) - place.column + 1
