"""The meanings of the local names of a function or a thread while it is written out."""

from dataclasses import dataclass, field

from branchlight.adopt.lower.ink_values import Value
from branchlight.source.place import Place


@dataclass(eq=False, slots=True)
class Frame:
    """The names of one function or one thread while it is written out.

    `call` is where it is called first, outside of all functions, and `cells` are the states that it knows under other
    names. `in_choice`: it is that of what follows a choice of the thread, so that time has passed.
    """

    owner: str
    call: Place
    values: dict[str, Value | None] = field(default_factory=dict)
    cells: dict[str, "Cell"] = field(default_factory=dict)
    is_thread: bool = False
    outer: "Frame | None" = None
    in_choice: bool = False

    def uses(self) -> tuple[Value, ...]:
        """Return the values of its names that can change."""
        return tuple(value for value in self.values.values() if value is not None and not value.is_literal)

    def later(self) -> "Frame":
        """Return the names as they are after a choice of the thread: those whose values cannot have changed."""
        known: dict[str, Value | None] = {
            name: value for name, value in self.values.items() if value is not None and value.is_literal
        }
        return Frame(self.owner, self.call, known, dict(self.cells), self.is_thread, self.outer, in_choice=True)


@dataclass(frozen=True, slots=True)
class Cell:
    """A target of assignments: a state, or a name in a frame."""

    name: str
    frame: Frame | None = None
