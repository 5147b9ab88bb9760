"""The headings of knots, functions and stitches, and their parameters."""

import re

from branchlight.adopt.ink.scanner import Scanner
from branchlight.adopt.ink.tree import InkParameter
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.place import Place

_KNOT = re.compile(r"[ \t]*==+")
_STITCH = re.compile(r"[ \t]*=(?!=)")
_EQUALS = re.compile(r"==+")


class Heading(NamedTuple):
    """The start of a knot or a stitch. `place` is that of the name."""

    place: Place
    name: str
    parameters: tuple[InkParameter, ...]
    is_function: bool


def at_knot(scanner: Scanner) -> bool:
    """Return whether the heading of a knot comes next."""
    return _KNOT.match(scanner.text, scanner.at) is not None


def at_stitch(scanner: Scanner) -> bool:
    """Return whether the heading of a stitch comes next."""
    begun = scanner.at
    found = scanner.match(_STITCH) != ""
    scanner.spaces()
    found = found and scanner.identifier() != ""
    scanner.at = begun
    return found


def knot_heading(scanner: Scanner) -> Heading | None:
    """Read `== name ==`, or return None."""
    if not scanner.match(_KNOT):
        return None
    scanner.spaces()
    start = scanner.at
    name = scanner.identifier()
    is_function = name == "function"
    if is_function:
        if not scanner.spaces():
            scanner.missing("a space after `function`", "write `== function name ==`")
        start = scanner.at
        name = scanner.identifier()
    if not name:
        kind, example = ("function", "== function name ==") if is_function else ("knot", "== name ==")
        scanner.missing(f"the name of a {kind}", f"write it between the signs, as in `{example}`")
    scanner.spaces()
    found = parameters(scanner)
    scanner.spaces()
    scanner.match(_EQUALS)
    return Heading(scanner.place(start), name, found or (), is_function)


def stitch_heading(scanner: Scanner) -> Heading | None:
    """Read `= name`, or return None."""
    begun = scanner.at
    if not scanner.match(_STITCH):
        return None
    scanner.spaces()
    start = scanner.at
    name = scanner.identifier()
    is_function = name == "function" and scanner.spaces()
    if is_function:
        start = scanner.at
        name = scanner.identifier()
    if not name:
        scanner.at = begun
        return None
    scanner.spaces()
    found = parameters(scanner)
    scanner.spaces()
    return Heading(scanner.place(start), name, found or (), is_function)


def parameters(scanner: Scanner) -> tuple[InkParameter, ...] | None:
    """Read parameters in parentheses, or return None if there are none."""
    if not scanner.take("("):
        return None
    found = []
    while True:
        scanner.spaces()
        parameter = _parameter(scanner)
        if parameter is None:
            break
        found.append(parameter)
        scanner.spaces()
        if not scanner.take(","):
            break
    scanner.expect(")", "`)` after the parameters")
    return tuple(found)


def _parameter(scanner: Scanner) -> InkParameter | None:
    """Read `name`, `-> name`, `ref name` or `ref -> name`."""
    start = scanner.at
    first = scanner.identifier()
    scanner.spaces()
    is_target = scanner.take("->")
    scanner.spaces()
    at = scanner.at
    second = scanner.identifier()
    if not first and not second:
        scanner.at = start
        return None
    by_reference = first == "ref" and (is_target or second != "")
    name = second if by_reference or is_target else first
    if not name or (first and second and not by_reference):
        message = "expected one name for each parameter, with commas between them"
        scanner.complain(message, "write them as in `(enemy, lives)`", start)
    return InkParameter(scanner.place(at if name == second else start), name, by_reference, is_target)
