"""Diagnostics with the fixes that need a look at the files: a declaration, or quotes around a text."""

from collections.abc import Iterable

from branchlight.authoring.fixing.declare_state import declare_state
from branchlight.authoring.fixing.put_quotes import put_quotes
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.located import SourceFile

_FIXERS = (declare_state, put_quotes)


def with_fixes(diagnostics: Iterable[Diagnostic], files: tuple[SourceFile, ...]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics, each with its fix if there is one. `files` begin with the title page's."""
    found: list[Diagnostic] = []
    for diagnostic in diagnostics:
        if diagnostic.fix is None:
            fixes = (fixer(diagnostic, files) for fixer in _FIXERS)
            diagnostic = diagnostic._replace(fix=next((fix for fix in fixes if fix is not None), None))
        found.append(diagnostic)
    return tuple(found)
