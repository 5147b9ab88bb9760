"""Functions that tell what is in a list, as `a, b and c` or `a, b, c`. ink has none, and so most stories have one."""

from collections.abc import Iterator
from itertools import combinations

from branchlight.adopt.ink.flows import parts_of
from branchlight.adopt.ink.tree import InkParameter, Invocation, Knot
from branchlight.adopt.lower.courses import InkCourse
from branchlight.adopt.lower.frames import Frame
from branchlight.adopt.lower.ink_values import Value, compare, members, number
from branchlight.adopt.lower.lists.list_items import candidates
from branchlight.adopt.lower.lists.list_statements import store_list
from branchlight.adopt.lower.lower_codes import RECURSION
from branchlight.adopt.lower.lowering import Lowering
from branchlight.adopt.lower.refusal import ConflictError, RefusalError
from branchlight.adopt.lower.texts.pieces import Cases, CaseSide, InkWords, Piece, ShownValue
from branchlight.adopt.lower.texts.trimmed_texts import trimmed
from branchlight.adopt.lower.values.functions import items_of, run
from branchlight.adopt.lower.values.plain_words import shown_constant

_FEW = 6
"""Up to so many items, every list of them is tried."""


def told_list(low: Lowering, course: InkCourse, function: Knot, call: Invocation) -> list[Piece] | None:
    """Return what a function shows that tells any list of the items as `a, b and c` or `a, b, c`.

    It is None for any other function, and for one that neither calls itself nor one that does. What it shows for an
    empty list can be anything.
    """
    inside = {function.name, *_called(low, function.name)}
    if course.block is None or not any(name in _called(low, name) for name in inside):
        return None
    values = [low.states.known(low.value(course, argument)) for argument in call.arguments]
    changing = [index for index, value in enumerate(values) if not value.is_literal]
    if len(changing) != 1 or values[changing[0]].kind != "set" or values[changing[0]].op not in ("state", "those"):
        return None
    index = changing[0]
    own, parameter = values[index], function.parameters[index]
    ways = {_with_and, _with_commas}
    for items in _samples(candidates(low, own)):
        values[index] = members(items)
        shown = _shown_for(low, course, function, call, values)
        if shown is None and function.name not in _called(low, function.name):
            return None
        ways = {way for way in ways if way(items) == _words(shown)}
        if not ways:
            message = f"`{call.name}` goes through a list that changes, and shows something else than `a, b and c`"
            hint = f"show the list itself: `{{{parameter.name}}}`, or let the function show `and` before the last item"
            raise RefusalError(RECURSION, call.place, message, hint)
    values[index] = members(())
    for_none = _shown_for(low, course, function, call, values)
    if for_none is None:
        return None
    own = _kept(low, course, function, parameter, own)
    some = compare("!=", Value("count", "number", (own,)), number(0))
    told = ShownValue(Value("as list", "text", (own,)) if _with_and in ways else own)
    return [Cases((CaseSide(some, (told,)), CaseSide(None, tuple(for_none))))]


def _kept(low: Lowering, course: InkCourse, function: Knot, parameter: InkParameter, value: Value) -> Value:
    """Return a list as a state: that of the parameter if it is put together for the call."""
    if value.op == "state":
        return value
    key = low.states.local_key(function.name, parameter.name, parameter.place, "set")
    store_list(low, course, low.states.value(key), "=", value, parameter.place)
    return low.states.value(key)


def _called(low: Lowering, name: str) -> set[str]:
    """Return the names of the functions that a function calls, and of those that they call."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        parts = parts_of(low.parts.knots[waiting.pop()].body)
        own = {part.name for part in parts if isinstance(part, Invocation)} & low.parts.knots.keys()
        waiting += own - found
        found |= own
    return found


def _samples(items: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield lists to try: all if there are few items, or else all small ones and the beginnings and ends of others."""
    most = len(items) if len(items) <= _FEW else 2
    for count in range(1, most + 1):
        yield from combinations(items, count)
    for count in range(most + 1, len(items) + 1):
        yield items[:count]
        yield items[-count:]


def _with_and(items: tuple[str, ...]) -> str:
    """Return items as `a, b and c`."""
    before, _, last = _with_commas(items).rpartition(", ")
    return f"{before} and {last}" if before else last


def _with_commas(items: tuple[str, ...]) -> str:
    """Return items as `a, b, c`, which is how ink itself shows a list."""
    return ", ".join(shown_constant(members((item,))) for item in items)


def _words(pieces: list[Piece] | None) -> str | None:
    """Return the words of a text, or None if it has anything else."""
    words = [piece.text for piece in pieces or () if isinstance(piece, InkWords)]
    return " ".join("".join(words).split()) if pieces and len(words) == len(pieces) else None


def _shown_for(
    low: Lowering, course: InkCourse, function: Knot, call: Invocation, values: list[Value]
) -> list[Piece] | None:
    """Return what a function shows for known values, or None if it does anything else."""
    sketch = course.sketch()
    names = (parameter.name for parameter in function.parameters)
    sketch.frame = Frame(function.name, call.place, dict(zip(names, values, strict=True)), outer=course.frame)
    inlined = low.copies.functions
    try:
        run(low, sketch, items_of(function.body))
    except (RefusalError, ConflictError):
        return None
    finally:
        low.copies.functions = inlined
    block = sketch.block
    return None if block is None or block.do or block.marks or sketch.pending else trimmed(block.text)
