"""Lines of ink in a row: those of the story, of a knot, of a stitch, or of one branch in braces."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from branchlight.adopt.ink import ink_codes
from branchlight.adopt.ink.alternatives import dash
from branchlight.adopt.ink.choices import choice, gather
from branchlight.adopt.ink.declarations import declaration
from branchlight.adopt.ink.diverts import leaves
from branchlight.adopt.ink.headings import Heading, at_knot, at_stitch, knot_heading, stitch_heading
from branchlight.adopt.ink.inline import content, trimmed
from branchlight.adopt.ink.logic_lines import is_logic, logic
from branchlight.adopt.ink.scanner import Scanner
from branchlight.adopt.ink.tree import Inclusion, Knot, Stitch, Tag, TextLine, Weave
from branchlight.adopt.ink.weaving import Row, woven
from branchlight.source.place import Place

Level: TypeAlias = Literal["block", "stitch", "knot", "story"]


@dataclass
class Flow:
    """The parts of the story or of a knot that were read, in the order of the text.

    `declares` is true if there is a declaration or a note. ink counts that as a line, though it shows nothing.
    """

    rows: list[Row | Inclusion] = field(default_factory=list)
    stitches: list[Stitch] = field(default_factory=list)
    knots: list[Knot] = field(default_factory=list)
    declares: bool = False


def flow(scanner: Scanner, level: Level) -> Flow:
    """Read statements up to what ends this level."""
    found = Flow()
    scanner.blank_lines()
    while not scanner.at_end and not _ends(scanner, level):
        if not _statement(scanner, level, found) and (level == "block" or not _skip_stray(scanner)):
            break
        scanner.blank_lines()
    return found


def _statement(scanner: Scanner, level: Level, found: Flow) -> bool:
    """Read one statement into the flow, and return whether there was one."""
    return any(rule(scanner, found) for rule in _RULES[level])


def _line_of_diverts(scanner: Scanner, found: Flow) -> bool:
    place = _place_of_words(scanner)
    chain = leaves(scanner)
    if chain is None:
        return False
    _finish_line(scanner)
    found.rows.append(TextLine(place, chain, False))
    return True


def _line_of_choice(scanner: Scanner, found: Flow) -> bool:
    point = choice(scanner)
    if point is None:
        return False
    _finish_line(scanner)
    found.rows.append(point)
    return True


def _line_of_gather(scanner: Scanner, found: Flow) -> bool:
    point = gather(scanner)
    if point is not None:
        found.rows.append(point)
    return point is not None


def _line_of_declaration(scanner: Scanner, found: Flow) -> bool:
    declared, is_one = declaration(scanner)
    if not is_one:
        return False
    _finish_line(scanner)
    found.declares = True
    if isinstance(declared, Inclusion):
        found.rows.append(declared)
    elif declared is not None:
        scanner.declare(declared)
    return True


def _line_of_logic(scanner: Scanner, found: Flow) -> bool:
    if not is_logic(scanner):
        return False
    done = logic(scanner)
    if done is not None:
        found.rows.append(done)
    return True


def _line_of_text(scanner: Scanner, found: Flow) -> bool:
    place = _place_of_words(scanner)
    scanner.spaces()
    parts = content(scanner)
    if not parts:
        return False
    parts = trimmed(parts)
    _finish_line(scanner)
    found.rows.append(TextLine(place, parts, not (parts and isinstance(parts[0], Tag))))
    return True


def _knot(scanner: Scanner, found: Flow) -> bool:
    heading = knot_heading(scanner)
    if heading is None:
        return False
    _finish_line(scanner)
    inner = flow(scanner, "knot")
    _refuse_empty(scanner, heading, inner, "knot")
    body = woven(_kept(scanner, inner, heading.place), heading.place, 1)
    found.knots.append(
        Knot(heading.place, heading.name, heading.parameters, heading.is_function, body, tuple(inner.stitches))
    )
    return True


def _stitch(scanner: Scanner, found: Flow) -> bool:
    heading = stitch_heading(scanner)
    if heading is None:
        return False
    _finish_line(scanner)
    if heading.is_function:
        message = "a function is a knot of its own, and no stitch"
        scanner.complain(message, f"write `== function {heading.name} ==`", code=ink_codes.MISPLACED)
    inner = flow(scanner, "stitch")
    _refuse_empty(scanner, heading, inner, "stitch")
    body = woven(_kept(scanner, inner, heading.place), heading.place, 1)
    found.stitches.append(Stitch(heading.place, heading.name, heading.parameters, body))
    return True


def block(scanner: Scanner) -> Weave | None:
    """Read the lines of one branch in braces, or return None if there are none."""
    begun = scanner.at
    place = scanner.place()
    if dash(scanner):
        hint = "a branch starts with one dash; gathers do not work inside braces"
        scanner.complain("more than one dash", hint, begun, ink_codes.MISPLACED)
        while dash(scanner):
            pass
    with scanner.deeper() as fits:
        inner = flow(scanner, "block") if fits else Flow()
    rows = _kept(scanner, inner, place)
    if not rows:
        scanner.at = begun
        return None
    return woven(rows, place)


def _ends(scanner: Scanner, level: Level) -> bool:
    """Return whether what comes next ends this level."""
    if level == "story":
        return False
    if at_knot(scanner):
        return True
    if level == "knot":
        return False
    return at_stitch(scanner) or (level == "block" and _at_dash_or_brace(scanner))


def _at_dash_or_brace(scanner: Scanner) -> bool:
    begun = scanner.at
    scanner.spaces()
    found = scanner.sees("}") or (scanner.sees("-") and not scanner.sees("->"))
    scanner.at = begun
    return found


def _finish_line(scanner: Scanner) -> None:
    """Go to the next line; complain about what is left on this one."""
    if scanner.end_of_line():
        return
    scanner.missing("the end of the line", "take out what follows, or move it to a line of its own")
    scanner.rest_of_line()
    scanner.newline()


def _skip_stray(scanner: Scanner) -> bool:
    """Complain about a line that is no statement and go past it; return whether there was anything."""
    scanner.spaces()
    start = scanner.at
    sign = scanner.rest_of_line()[:1]
    message = "this `}` closes nothing, and ink reads nothing after it"
    if sign and sign != "}":
        scanner.complain(
            f"this line cannot be read from its `{sign}` on", f"write `\\{sign}` for the sign itself", start
        )
    elif sign and scanner.text[start + 1 :].isspace():
        scanner.complain(message, "take it out", start, ink_codes.STRAY_BRACE)
    elif sign:
        scanner.complain(message, "take it out, or write `\\}` for the sign itself", start)
    return scanner.newline() or sign != ""


def _place_of_words(scanner: Scanner) -> Place:
    """Return the place of the first character of this line that is no space."""
    begun = scanner.at
    scanner.spaces()
    place = scanner.place()
    scanner.at = begun
    return place


def _kept(scanner: Scanner, inner: Flow, place: Place) -> list[Row]:
    """Return the rows of a knot or a block. ink ignores a file that is included there."""
    for row in inner.rows:
        if isinstance(row, Inclusion):
            message = f"ink ignores `INCLUDE {row.path}` here, inside a knot or braces"
            scanner.report(row.place, message, "move it above the first knot", ink_codes.LOST_INCLUDE)
    rows = [row for row in inner.rows if not isinstance(row, Inclusion)]
    return rows or ([TextLine(place, (), False)] if inner.declares else [])


def _refuse_empty(scanner: Scanner, heading: Heading, inner: Flow, kind: str) -> None:
    if not inner.rows and not inner.stitches and not inner.declares and heading.name:
        message = f"there is nothing in the {kind} `{heading.name}`"
        scanner.report(heading.place, message, "write a line below its heading", ink_codes.SYNTAX)


_Rule: TypeAlias = Callable[[Scanner, Flow], bool]
_LINES: tuple[_Rule, ...] = (_line_of_declaration, _line_of_logic, _line_of_text)
_RULES: dict[Level, tuple[_Rule, ...]] = {
    "block": (_line_of_diverts, _line_of_choice, *_LINES),
    "stitch": (_line_of_diverts, _line_of_choice, _line_of_gather, *_LINES),
    "knot": (_line_of_diverts, _line_of_choice, _line_of_gather, _stitch, *_LINES),
    "story": (_line_of_diverts, _knot, _line_of_choice, _line_of_gather, _stitch, *_LINES),
}
