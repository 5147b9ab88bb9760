"""The syntax tree of what an author wrote. Each part has its offsets in the text, for mistakes."""

from typing import TypeAlias

from branchlight.source.named_tuple import NamedTuple


class Literal(NamedTuple):
    """A number, `true` or `false` (a bool), or quoted text."""

    value: int | bool | str
    start: int
    end: int


class Name(NamedTuple):
    """A name, with its dots if it has any."""

    text: str
    start: int
    end: int


class Call(NamedTuple):
    function: str
    args: tuple["Syntax", ...]
    start: int
    end: int


class Operation(NamedTuple):
    """An operation. `op` is + - * // % neg not and or if in, or a comparison; see `branchlight.language.expression`.

    `chain` joins the comparisons of `1 < a < 3`, in which neighbours share a term.
    """

    op: str
    args: tuple["Syntax", ...]
    start: int
    end: int


class Quantified(NamedTuple):
    """A question about a group, `kind(name in group: test)`."""

    kind: str
    name: Name
    group: Name
    test: "Syntax"
    start: int
    end: int


Syntax: TypeAlias = Literal | Name | Call | Operation | Quantified


def sides_of(syntax: Syntax) -> list[Syntax]:
    """Return the values among which `a if test else b` chooses, however it is nested; else the value itself."""
    found: list[Syntax] = []
    rest = [syntax]
    while rest:
        part = rest.pop()
        if isinstance(part, Operation) and part.op == "if":
            rest += part.args[:0:-1]
        else:
            found.append(part)
    return found


class Statement(NamedTuple):
    """A statement `target op value`, where `op` is "=", "+=" or "-="."""

    target: Name
    op: str
    value: Syntax
