"""The tables that all parts of a published story share: JavaScript functions, types, forms of values, and settings."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, assert_never

from branchlight.language.emit import StateAccess
from branchlight.language.emit_js import emit_js
from branchlight.language.expression import Expression
from branchlight.language.prose import Show
from branchlight.language.types import HIGHEST, Type, shown_names
from branchlight.model.statements import Assign, Conditional, Statement
from branchlight.source.named_tuple import NamedTuple


class Marks(NamedTuple):
    """The slots that remember the entering of a body: they count visits, date them, or mark a choice. -1 is none."""

    counts: int = -1
    dates: int = -1
    taken: tuple[int, ...] = ()


class DataTables:
    """Numbers for what appears in many places, in the order in which it is first asked for."""

    def __init__(self) -> None:
        self._functions: dict[str, int] = {}
        self._types: dict[Type, int] = {}
        self._forms: dict[tuple[int, tuple[str, ...]], int] = {}
        self._looks: dict[tuple[str, ...], int] = {}

    def value(self, expression: Expression) -> int:
        """Return the number of the function that computes an expression."""
        return self._function(emit_js(expression, _CELLS))

    def act(self, marks: Marks, do: Sequence[Statement]) -> int | None:
        """Return the number of the function that remembers a visit and executes statements; None if there are none."""
        lines = [*_remembered(marks), *_lines(do, _CELLS)]
        return self._function(f"{{ {' '.join(lines)} }}") if lines else None

    def passing(self, arguments: Sequence[Assign]) -> int:
        """Return the number of the function that sets parameters: it finds all values, and then assigns them."""
        slots = ", ".join([_CELLS.load(assign.slot) for assign in arguments])
        values = ", ".join([emit_js(assign.value, _CELLS) for assign in arguments])
        return self._function(f"{{ [{slots}] = [{values}]; }}")

    def type(self, type_: Type) -> int:
        return self._types.setdefault(type_, len(self._types))

    def form(self, show: Show) -> int:
        """Return the number of the way in which a value is shown: its type and its formats."""
        type_ = show.type if show.type.names else Type(show.type.kind)
        return self._forms.setdefault((self.type(type_), show.formats), len(self._forms))

    def look(self, *parts: str) -> int:
        """Return the number of a setting: scene, title, point of view and mood."""
        return self._looks.setdefault(parts, len(self._looks))

    def as_data(self) -> dict[str, Any]:
        """Return the tables but for the functions, as plain values."""
        return {
            "types": [[each.kind, each.low, each.high, each.names, shown_names(each)] for each in self._types],
            "forms": list(self._forms),
            "looks": list(self._looks),
        }

    def functions(self) -> str:
        """Return the JavaScript of the functions, as an array. They call the helpers as `$`."""
        return f"[\n{''.join([f'(c, v) => {source},{chr(10)}' for source in self._functions])}]"

    def formats(self) -> frozenset[str]:
        """Return the names of the formats that the story uses."""
        return frozenset([name for _, names in self._forms for name in names])

    def _function(self, source: str) -> int:
        return self._functions.setdefault(source, len(self._functions))


def _remembered(marks: Marks) -> Iterator[str]:
    """Yield the lines that count a visit, date it, and mark a choice. No count exceeds the range of expressions."""
    if marks.counts >= 0:
        yield f"if (v[{marks.counts:d}] != {HIGHEST}) v[{marks.counts:d}] += 1;"
    if marks.dates >= 0:
        yield f"v[{marks.dates:d}] = c.turns;"
    yield from [f"v[{slot:d}] = 1;" for slot in marks.taken]


def _lines(do: Iterable[Statement], cells: StateAccess) -> Iterator[str]:
    """Yield the lines that execute statements."""
    for statement in do:
        match statement:
            case Assign(slot, value):
                yield f"{cells.load(slot)} = {emit_js(value, cells)};"
            case Conditional():
                otherwise = f" else {{ {' '.join(_lines(statement.no, cells))} }}" if statement.no else ""
                yes = " ".join(_lines(statement.yes, cells))
                yield f"if ({emit_js(statement.test, cells)}) {{ {yes} }}{otherwise}"
            case _:
                assert_never(statement)


class _Cells:
    """Reads the state from `v`, the values of the slots, and the rest from `c`, the turn in progress."""

    def load(self, slot: int) -> str:
        return f"v[{slot:d}]"

    def at(self, index: int) -> str:
        return f"(c.here === {index:d})"

    def since(self, slot: int) -> str:
        return f"c.since(v[{slot:d}])"

    def draw(self, method: str, *args: str) -> str:
        return f"c.{method}({', '.join(args)})"

    def ended(self, index: int) -> str:
        return "false"


_CELLS = _Cells()
