"""Code that reads and changes a packed state: a state in one integer.

A `PackedState` follows a state through straight-line code. It delays changes, and writes several as one assignment if
it can. It never reads constants back that were just assigned.
"""

from branchlight.analysis.ranges import NEVER
from branchlight.language.emit import emit
from branchlight.language.expression import Expression
from branchlight.prover.code.source_writer import SourceWriter
from branchlight.prover.reduce.bit_layout import BitLayout, Field
from branchlight.prover.reduce.refinement import EXACT, Partitions, PartitionsOf

_NO_FIELD = Field(0, 0)


class Footprint:
    """The fields and state variables that a function reads and writes, and the functions that it calls.

    bits        the fields that are written, or have to be known exactly
    partitions  how precisely the state variables that are read have to be known
    calls       the names of the functions that are called
    """

    def __init__(self) -> None:
        self.bits = 0
        self.partitions: list[Partitions] = []
        self.calls: set[str] = set()


class PackedState:
    """A state in the local variable `base`, with pending changes. `target` is the variable to which they are written.

    put    pending constants, by state variable
    terms  pending code, by state variable
    """

    def __init__(
        self,
        layout: BitLayout,
        partitions_of: PartitionsOf,
        code: SourceWriter,
        footprint: Footprint,
        base: str,
        target: str,
    ) -> None:
        self.layout, self.partitions_of, self.code, self.footprint = layout, partitions_of, code, footprint
        self.base, self.target = base, target
        self.put: dict[int, int] = {}
        self.terms: dict[int, str] = {}

    def copy(self, target: str = "") -> "PackedState":
        """Return the same state, for code on another branch."""
        packed = PackedState(
            self.layout, self.partitions_of, self.code, self.footprint, self.base, target or self.target
        )
        packed.put, packed.terms = dict(self.put), dict(self.terms)
        return packed

    def write(self, expression: Expression, site: int = 0) -> str:
        """Return the code of an expression. `site` is the draw site of its draws."""
        self.footprint.partitions.append(self.partitions_of.value(expression))
        return emit(expression, PackedAccess(self, site))

    def raw(self, variable: int) -> str:
        """Return code for a state variable as its distance from the least value; it has to be known exactly."""
        self.footprint.partitions.append({variable: EXACT})
        return self.read(variable)

    def read(self, variable: int) -> str:
        """Return code for a state variable as its distance from the least value, inside a larger expression.

        The partitions of the whole expression are known already.
        """
        if variable in self.put:
            return str(self.put[variable])
        if variable in self.terms:
            self.flush()
        field = self.layout.fields.get(variable, _NO_FIELD)
        return self.bits(field) if field.width else "0"  # a variable without bits makes no difference

    def read_set(self, slot: int) -> str:
        """Return code for a whole set, inside a larger expression."""
        if any(variable in self.put or variable in self.terms for variable in self.layout.variables.members[slot]):
            self.flush()
        return self.bits(self.layout.sets.get(slot, _NO_FIELD))

    def bits(self, field: Field) -> str:
        return f"({self.base} >> {field.shift} & {field.low_mask})"

    def set(self, variable: int, value: int) -> None:
        """Assign a constant, given as its distance from the least value."""
        self.terms.pop(variable, None)
        self.put[variable] = value
        self.footprint.bits |= self.layout.fields[variable].mask

    def set_code(self, variable: int, source: str) -> None:
        """Assign the value of some code, which was written after the changes that are pending now."""
        if self.layout.fields[variable].width:
            self.put.pop(variable, None)
            self.terms[variable] = source
            self.footprint.bits |= self.layout.fields[variable].mask

    def set_members(self, slot: int, source: str) -> None:
        """Assign a whole set."""
        self.flush()
        field = self.layout.sets[slot]
        self.footprint.bits |= field.mask
        self.assign(f"{self.base} & {~field.mask} | ({source}) << {field.shift}")

    def assign(self, source: str) -> None:
        """Write a new state, without pending changes."""
        self.code.line(f"{self.target} = {source}")
        self.base, self.put, self.terms = self.target, {}, {}

    def flush(self) -> None:
        """Write the pending changes."""
        if self.put or self.terms:
            self.assign(self.whole())

    def flush_to_target(self) -> None:
        """Write the pending changes to `target`, which later code may change."""
        if self.put or self.terms or self.base != self.target:
            self.assign(self.whole())

    def whole(self) -> str:
        """Return code for the state with the pending changes."""
        if not (self.put or self.terms):
            return self.base
        fields = self.layout.fields
        changed = sum([fields[variable].mask for variable in (*self.put, *self.terms)])
        parts = [f"{self.base} & {~changed}"] if changed else [self.base]
        parts += [f"({source}) << {fields[variable].shift}" for variable, source in self.terms.items()]
        bits = sum([value << fields[variable].shift for variable, value in self.put.items()])
        return " | ".join([*parts, str(bits)] if bits else parts)


class PackedAccess:
    """The access of one expression to a packed state, for `emit`. `site` is the draw site of its draws."""

    def __init__(self, packed: PackedState, site: int) -> None:
        self.packed, self.variables, self.site = packed, packed.layout.variables, site

    def load(self, slot: int) -> str:
        if slot in self.variables.members:
            return self.packed.read_set(slot)
        variable = self.variables.value[slot]
        raw, low = self.packed.read(variable), self.variables.all[variable].low
        if raw.isdigit():
            return f"({int(raw) + low})"
        return f"({raw} + {low})" if low else raw

    def at(self, index: int) -> str:
        raise AssertionError("`at` was folded")

    def ended(self, index: int) -> str:
        raise AssertionError("`ending` was folded")

    def since(self, slot: int) -> str:
        number = self.variables.age[slot]
        variable, raw = self.variables.all[number], self.packed.read(number)
        return f"({NEVER} if {raw} == {variable.high} else {raw})" if variable.never and variable.high != NEVER else raw

    def draw(self, method: str, *args: str) -> str:
        return f"script.{method}({', '.join(args)}, {self.site})"
