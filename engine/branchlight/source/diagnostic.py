"""Mistakes as values: a code is declared once, and a diagnostic has a code and a place."""

from collections.abc import Iterable
from typing import Literal

from branchlight.source.fix import Fix
from branchlight.source.named_tuple import NamedTuple
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
    """One mistake at one place. `length` is how many characters the caret underlines, and `fix` what to change."""

    code: str
    severity: Severity
    message: str
    place: Place
    length: int = 1
    hint: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


def complain(
    code: Code,
    place: Place,
    message: str,
    hint: str,
    length: int = 1,
    related: tuple[Related, ...] = (),
    fix: Fix | None = None,
) -> Diagnostic:
    """Return a diagnostic with this code. `hint` says what to do; it is empty only if that is not known."""
    return Diagnostic(code.name, code.severity, message, place, length, str(hint), related, fix)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Return whether one of the diagnostics is an error: with warnings alone a story can be played."""
    return any(diagnostic.severity == "error" for diagnostic in diagnostics)
