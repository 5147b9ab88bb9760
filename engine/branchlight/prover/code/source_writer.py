"""Python source under construction: lines, indentation, constants and fresh names.

`branchlight prove --dump-code FILE` writes all code that is generated for a story.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from branchlight.prover.clock import Clock
from branchlight.prover.code.namespace import Namespace


class SourceWriter:
    """Collects lines, and runs them in a namespace.

    The clock is checked with each line, so that generating code for a huge story ends in time.
    """

    def __init__(self, namespace: Namespace, clock: Clock) -> None:
        self.namespace, self.clock = namespace, clock
        self.lines: list[str] = []
        self.margin = ""
        self.count = 0

    def line(self, text: str) -> None:
        """Add a line at the current indentation. Raises `TimeUpError`."""
        self.clock.check()
        self.lines.append(self.margin + text)

    @contextmanager
    def indented(self) -> Iterator[None]:
        """Indent the lines that are added in the `with` block."""
        self.margin += " "
        yield
        self.margin = self.margin[:-1]

    def constant(self, value: object) -> str:
        """Return a name for a value that the code can use."""
        return self.namespace.constant(value)

    def fresh(self) -> str:
        """Return a name for a local variable that nothing else uses."""
        self.count += 1
        return f"n{self.count}"

    def run(self) -> None:
        """Execute the lines, and begin with none again."""
        self.namespace.run(self.lines)
        self.lines = []
