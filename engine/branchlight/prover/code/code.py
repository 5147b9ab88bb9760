"""Python source in the making: lines, indentation, constants, fresh names."""

from collections.abc import Iterator
from contextlib import contextmanager

from branchlight.prover.clock import Clock


class Code:
    """Collects lines, and the constants that they name, for one `exec`.

    `tables` has the names of constants, one for each value, in all that is written for a machine. Time is looked at
    with each line, so that no story is so large that its code is written for ever.
    """

    def __init__(self, tables: dict[object, str], clock: Clock) -> None:
        self.tables, self.clock = tables, clock
        self.lines: list[str] = []
        self.constants: dict[str, object] = {}
        self.margin = ""
        self.count = 0

    def line(self, text: str) -> None:
        self.clock.check()
        self.lines.append(self.margin + text)

    @contextmanager
    def indented(self) -> Iterator[None]:
        self.margin += " "
        yield
        self.margin = self.margin[:-1]

    def constant(self, value: object) -> str:
        """A name for a value that the code can use."""
        name = self.tables.setdefault(value, f"k{len(self.tables)}")
        self.constants[name] = value
        return name

    def fresh(self) -> str:
        """A name for a local variable that nothing else uses."""
        self.count += 1
        return f"n{self.count}"

    def make(self, space: dict[str, object]) -> None:
        """Executes the lines, with the names of `space` in sight and for more names in it; begins a new page."""
        space.update(self.constants)
        exec(compile("\n".join(self.lines), "<proof>", "exec"), space)
        self.lines, self.constants = [], {}
