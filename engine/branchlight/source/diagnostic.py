"""Mistakes as values: a code is declared once, and a diagnostic has a code and a place."""

from collections.abc import Iterable
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
    """Return a diagnostic with this code."""
    return Diagnostic(code.name, code.severity, message, place, length, hint, related)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Return whether one of the diagnostics is an error: with warnings alone a story can be played."""
    return any(diagnostic.severity == "error" for diagnostic in diagnostics)
