"""Bit layout: the position of each state variable in a packed state.

A packed state is one integer. From the lowest bit it has a field for each state variable that is live anywhere, then
the number of the call stack. A field holds the distance of a value from the variable's least value. The members of a
set are adjacent.
"""

from collections.abc import Iterable

from branchlight.prover.reduce.refinement import EXACT, Partitions
from branchlight.prover.reduce.state_variables import StateVariables
from branchlight.source.named_tuple import NamedTuple


class Field(NamedTuple):
    """A range of bits: `width` of them, from bit `shift` on."""

    shift: int
    width: int

    @property
    def end(self) -> int:
        return self.shift + self.width

    @property
    def low_mask(self) -> int:
        """Return the mask of the field after a shift to bit 0."""
        return (1 << self.width) - 1

    @property
    def mask(self) -> int:
        """Return the mask of the field in its place."""
        return self.low_mask << self.shift


class Lookup(NamedTuple):
    """A table that maps each value of a field to the least value of its class, shifted into place."""

    field: Field
    values: tuple[int, ...]


WIDEST = 8
"""The most bits of one lookup: a larger table takes longer to make than it saves."""


def joined(lookups: Iterable[Lookup]) -> list[Lookup]:
    """Return fewer lookups that do the same: one table for neighbouring fields."""
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
    """The fields of all state variables that are live anywhere.

    A state variable with one value has a field without bits.
    """

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
        """Return the mask of the number of the call stack, which has no upper end."""
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
        """Return the state before the story begins."""
        found = 0
        for number, field in self.fields.items():
            variable = self.variables.all[number]
            found |= variable.start - variable.low << field.shift
        return found

    def kept(self, partitions: Partitions) -> int:
        """Return the mask of the fields that are kept exactly."""
        return sum([self.fields[variable].mask for variable, partition in partitions.items() if partition == EXACT])

    def lookups(self, partitions: Partitions) -> list[Lookup]:
        """Return the lookups for the fields that are kept up to a partition."""
        found: list[Lookup] = []
        for variable, partition in partitions.items():
            if partition != EXACT:
                field = self.fields[variable]
                least = [partition.index(number) for number in partition]
                least += [0] * ((1 << field.width) - len(least))
                found.append(Lookup(field, tuple([value << field.shift for value in least])))
        return found
