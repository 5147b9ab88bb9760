"""The expressions of the title page: formulas, gauges and promises, in which nothing may draw."""

from branchlight.compiler.named_parts import noted_parts
from branchlight.compiler.names import Names, View
from branchlight.compiler.problems import Problems
from branchlight.language.checker import check_expression
from branchlight.language.mistake import Mistake
from branchlight.language.parser import parse_expression
from branchlight.language.scope import Typed
from branchlight.language.types import Type
from branchlight.source.located import Scalar


def page_view(names: Names, promising: bool = False) -> View:
    """Return the names as seen from the title page."""
    return View(names, "main", may_draw=False, promising=promising)


def read_expression(problems: Problems, scalar: Scalar, view: View, expected: Type | None) -> Typed | None:
    """Return the expression in a scalar; None if it is mistaken, which is noted."""
    text, shift = scalar.value.strip(), len(scalar.value) - len(scalar.value.lstrip())
    view.noted = None if problems.log is None else []

    def checked(text: str) -> Typed | Mistake:
        syntax = parse_expression(text)
        return syntax if isinstance(syntax, Mistake) else check_expression(syntax, view, expected)

    found = checked(text)
    if isinstance(found, Mistake):
        from branchlight.language.corrections import corrected_expression  # late, because few stories need it

        found = corrected_expression(found, text, view, checked)
        problems.mistake(scalar, found, shift)
        return None
    problems.use_parts(scalar, noted_parts(view), shift)
    too_much = view.names.too_much(found.parts, scalar.value)
    if too_much is not None:
        problems.mistake(scalar, too_much)
    return found
