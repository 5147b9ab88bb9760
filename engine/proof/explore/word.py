"""Code that reads and changes a state packed into one number.

A `Word` follows a state through straight code. Changes are held back and written as one assignment where that can be
done; constants that were just put are not read again.
"""

from engine.language.emit import emit
from engine.language.expression import Expression
from engine.play.code import Code
from engine.proof.explore.cells import NEVER
from engine.proof.explore.layout import Field, Layout
from engine.proof.explore.needs import Needs

_NO_FIELD = Field(0, 0)


class Word:
    """The state that the variable `base` holds, with changes that are still pending. It is written to `target`."""

    def __init__(self, layout: Layout, code: Code, base: str, target: str) -> None:
        self.layout, self.code = layout, code
        self.base, self.target = base, target
        self.put: dict[int, int] = {}
        self.terms: dict[int, str] = {}
        self.site = 0

    def copy(self, target: str = "") -> "Word":
        word = Word(self.layout, self.code, self.base, target or self.target)
        word.put, word.terms = dict(self.put), dict(self.terms)
        return word

    # reading

    def write(self, expression: Expression, site: int = 0) -> str:
        """The code for an expression. `site` is where it stands, for its draws."""
        self.site = site
        return emit(expression, self)

    def raw(self, cell: int) -> str:
        """The distance of a cell's value from its least."""
        if cell in self.put:
            return str(self.put[cell])
        if cell in self.terms:
            self.flush()
        field = self.layout.fields.get(cell, _NO_FIELD)
        if not field.width:
            return "0"  # whatever it holds makes no difference
        return f"({self.base} >> {field.shift} & {field.low_mask})"

    def load(self, slot: int) -> str:
        cells = self.layout.cells
        if slot in cells.members:
            if any(cell in self.put or cell in self.terms for cell in cells.members[slot]):
                self.flush()
            field = self.layout.sets.get(slot, _NO_FIELD)
            return f"({self.base} >> {field.shift} & {field.low_mask})"
        return self.number(cells.value[slot])

    def number(self, cell: int) -> str:
        raw, low = self.raw(cell), self.layout.cells.all[cell].low
        if raw.isdigit():
            return f"({int(raw) + low})"
        return f"({raw} + {low})" if low else raw

    def at(self, index: int) -> str:
        raise AssertionError("`at` was folded")

    def ended(self, index: int) -> str:
        raise AssertionError("`ending` was folded")

    def since(self, slot: int) -> str:
        cell = self.layout.cells.age[slot]
        high, never = self.layout.cells.all[cell].high, self.layout.cells.all[cell].never
        raw = self.raw(cell)
        return f"({NEVER} if {raw} == {high} else {raw})" if never and high != NEVER else raw

    def chance(self, percent: str) -> str:
        return f"script.chance({percent}, {self.site})"

    def roll(self, low: str, high: str) -> str:
        return f"script.roll({low}, {high}, {self.site})"

    # changing

    def set(self, cell: int, value: int) -> None:
        """Puts a constant, given as its distance from the least value."""
        self.terms.pop(cell, None)
        self.put[cell] = value

    def set_code(self, cell: int, source: str) -> None:
        """Puts what the code gives, which was written with the pending changes in sight."""
        if self.layout.fields[cell].width:
            self.put.pop(cell, None)
            self.terms[cell] = source

    def set_members(self, slot: int, source: str) -> None:
        self.flush()
        field = self.layout.sets[slot]
        self.code.line(f"{self.target} = {self.base} & {~field.mask} | ({source}) << {field.shift}")
        self.base = self.target

    def settle(self) -> None:
        """Writes all pending changes, to a variable that the code that follows may change."""
        self.flush()
        if self.base != self.target:
            self.code.line(f"{self.target} = {self.base}")
            self.base = self.target

    def flush(self) -> None:
        if self.put or self.terms:
            self.code.line(f"{self.target} = {self.whole()}")
            self.base, self.put, self.terms = self.target, {}, {}

    def joined(self, kept: int, put: dict[int, int], terms: dict[int, str], more: int = 0) -> str:
        """An expression for the base's bits `kept` with some values put in, and the bits `more`."""
        fields = self.layout.fields
        bits = more + sum([value << fields[cell].shift for cell, value in put.items()])
        parts = [f"{self.base} & {kept}"] if kept else []
        parts += [f"({source}) << {fields[cell].shift}" for cell, source in terms.items()]
        return " | ".join([*parts, str(bits)] if bits or not parts else parts)

    def whole(self) -> str:
        """An expression for the state with all pending changes."""
        if not (self.put or self.terms):
            return self.base
        changed = sum([self.layout.fields[cell].mask for cell in (*self.put, *self.terms)])
        return self.joined(self.layout.everything & ~changed, self.put, self.terms)

    def stop(self, position: int, needs: Needs, keeps_stack: bool) -> str:
        """An expression for the state as it is kept at a position."""
        tables = self.layout.tables(needs)
        put = {cell: value for cell, value in self.put.items() if cell in needs and cell not in tables}
        terms = {cell: source for cell, source in self.terms.items() if cell in needs and cell not in tables}
        kept = self.layout.kept({cell: need for cell, need in needs.items() if cell not in put and cell not in terms})
        if keeps_stack and self.layout.has_calls:
            kept |= -1 << self.layout.stack_shift
        more, looked_up = position, []
        for cell, table in tables.items():
            if cell in self.put:
                more |= table[self.put[cell]]
                continue
            source = self.terms.get(cell) or self.raw(cell)
            looked_up.append(f"{self.code.constant(table)}[{source}]")
        return " | ".join([self.joined(kept, put, terms, more), *looked_up])
