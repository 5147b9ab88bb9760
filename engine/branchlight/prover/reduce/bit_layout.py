"""A state in one whole number: which bits hold what.

From the lowest bit: a field for each cell that is needed anywhere, then the number of the call stack. Numbers are kept
as their distance from the least value of their cell. The members of a set stand side by side.
"""

from collections.abc import Iterable
from typing import NamedTuple

from branchlight.prover.reduce.refinement import EXACT, Partitions
from branchlight.prover.reduce.state_variables import StateVariables


class Field(NamedTuple):
    shift: int
    width: int

    @property
    def end(self) -> int:
        return self.shift + self.width

    @property
    def low_mask(self) -> int:
        return (1 << self.width) - 1

    @property
    def mask(self) -> int:
        return self.low_mask << self.shift


class Lookup(NamedTuple):
    """What becomes of a field of which classes are needed: its values in place, each as the least of its class."""

    field: Field
    values: tuple[int, ...]


WIDEST = 8
"""So many bits at most are looked up at once: a larger table takes longer to make than it saves."""


def joined(lookups: Iterable[Lookup]) -> list[Lookup]:
    """Fewer lookups that do the same: fields that stand close together are looked up at once."""
    found: list[Lookup] = []
    for lookup in sorted(lookups):
        before = found[-1].field if found else None
        if before is not None and lookup.field.end - before.shift <= WIDEST:
            found[-1] = _joint(found[-1], lookup)
        else:
            found.append(lookup)
    return found


def _joint(low: Lookup, high: Lookup) -> Lookup:
    gap = 1 << high.field.shift - low.field.end
    values = [above | below for above in high.values for _ in range(gap) for below in low.values]
    return Lookup(Field(low.field.shift, high.field.end - low.field.shift), tuple(values))


class BitLayout:
    """The fields of all cells that are ever needed. StateCells with one value have a field without bits."""

    def __init__(self, variables: StateVariables, needed: Iterable[int], has_calls: bool) -> None:
        self.variables = variables
        self.fields: dict[int, Field] = {}
        self.sets: dict[int, Field] = {}
        self.top = 0
        for number in sorted(needed):
            if number not in self.fields:
                self.add(number)
        self.stack_shift = self.top
        self.has_calls = has_calls

    @property
    def stack(self) -> int:
        """A mask for the number of the call stack, which has all the bits that it needs."""
        return -1 << self.stack_shift if self.has_calls else 0

    def add(self, number: int) -> None:
        variable = self.variables.all[number]
        if variable.kind != "member":
            self.fields[number] = self.field((variable.size - 1).bit_length())
            return
        assert isinstance(variable.of, int)
        members = self.variables.members[variable.of]
        self.sets[variable.of] = Field(self.top, len(members))
        for member in members:
            self.fields[member] = self.field(1)

    def field(self, width: int) -> Field:
        self.top += width
        return Field(self.top - width, width)

    def start(self) -> int:
        """The state before the story begins."""
        found = 0
        for number, field in self.fields.items():
            variable = self.variables.all[number]
            found |= variable.start - variable.low << field.shift
        return found

    def kept(self, partitions: Partitions) -> int:
        """A mask for the fields that are kept as they are."""
        return sum([self.fields[variable].mask for variable, partition in partitions.items() if partition == EXACT])

    def lookups(self, partitions: Partitions) -> list[Lookup]:
        """What becomes of the fields of which classes are needed."""
        found: list[Lookup] = []
        for variable, partition in partitions.items():
            if partition != EXACT:
                field = self.fields[variable]
                least = [partition.index(number) for number in partition]
                least += [0] * ((1 << field.width) - len(least))
                found.append(Lookup(field, tuple([value << field.shift for value in least])))
        return found
