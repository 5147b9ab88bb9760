"""Python source in the making: lines, indentation, constants, fresh names."""

from collections.abc import Iterator
from contextlib import contextmanager


class Code:
    """Collects lines, and the constants that they name, for one `exec`."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.constants: dict[str, object] = {}
        self.margin = ""
        self.count = 0

    def line(self, text: str) -> None:
        self.lines.append(self.margin + text)

    @contextmanager
    def indented(self) -> Iterator[None]:
        self.margin += " "
        yield
        self.margin = self.margin[:-1]

    def constant(self, value: object) -> str:
        """A name for a value that the code can use."""
        name = f"k{len(self.constants)}"
        self.constants[name] = value
        return name

    def fresh(self) -> str:
        """A name for a local variable that nothing else uses."""
        self.count += 1
        return f"n{self.count}"

    def run(self, names: dict[str, object]) -> dict[str, object]:
        """What the code defines, executed with `names` and the constants in sight."""
        space = {**names, **self.constants}
        exec(compile("\n".join(self.lines), "<story>", "exec"), space)
        return space
