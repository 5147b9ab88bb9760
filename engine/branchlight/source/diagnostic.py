"""What is wrong with a story, as a value: a code declared once, and a complaint with its place."""

from typing import Literal, NamedTuple

from branchlight.source.place import Place

Severity = Literal["error", "warning"]


class Code(NamedTuple):
    """One kind of mistake, declared once. The catalogue of `explain` holds its explanation and an example."""

    name: str
    severity: Severity
    summary: str


class Related(NamedTuple):
    """Another place that explains a diagnostic, such as "first declared here"."""

    place: Place
    message: str


class Diagnostic(NamedTuple):
    """One mistake at one place. `length` is how many characters the caret underlines."""

    code: str
    severity: Severity
    message: str
    place: Place
    length: int = 1
    hint: str = ""
    related: tuple[Related, ...] = ()


def complain(
    code: Code, place: Place, message: str, hint: str = "", length: int = 1, related: tuple[Related, ...] = ()
) -> Diagnostic:
    """A diagnostic of the kind `code`."""
    return Diagnostic(code.name, code.severity, message, place, length, hint, related)
