"""The formulas of a title page, each declared after those that it depends on.

Only the checker knows which words of a formula are names of formulas: a word may be quoted, or a node, or a value of an
enumeration. So a formula is tried, and put aside if it asks for one that is not declared yet.
"""

from branchlight.compiler import story_keys
from branchlight.compiler.compiler_codes import CIRCLE, DUPLICATE, VALUE
from branchlight.compiler.fields import Fields
from branchlight.compiler.names import Names, View
from branchlight.compiler.page_expressions import page_view, read_expression
from branchlight.compiler.problems import Problems
from branchlight.language.scope import Typed
from branchlight.model.story import Formula
from branchlight.source.circled import circled
from branchlight.source.located import Mapping, Scalar, Sequence

MOST_FORMULAS = 200
_KEYS = frozenset(story_keys.TITLE_PAGE)


class _WaitingError(Exception):
    """An exception for a formula that another one depends on, before it is declared."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class _FormulaView(View):
    """The names as a formula sees them, while others are `waiting` to be declared."""

    def __init__(self, names: Names, waiting: dict[str, Scalar]) -> None:
        view = page_view(names)
        super().__init__(names, view.scene, view.may_draw)
        self.waiting = waiting

    def value(self, name: str) -> Typed | None:
        if name in self.waiting:
            raise _WaitingError(name)
        return super().value(name)


def read_formulas(problems: Problems, page: Mapping, names: Names) -> dict[str, Formula]:
    """Declare every formula, in whatever order they are written."""
    waiting, places = _formulas(problems, page, names), {}
    if len(waiting) > MOST_FORMULAS:
        hint = "write some of them out where they are used"
        problems.complain(VALUE, page.keys["formulas"], f"a story has at most {MOST_FORMULAS} formulas", hint)
        names.unclear.update(waiting)
        return {}
    for name in list(waiting):
        places[name] = problems.place(page.values["formulas"].keys[name])  # type: ignore[union-attr]
        _declare(problems, name, waiting, names)
    return {name: Formula(name, *names.values[name][:2], at) for name, at in places.items() if name in names.values}


def _formulas(problems: Problems, page: Mapping, names: Names) -> dict[str, Scalar]:
    """Return the expressions of the formulas that can be declared, by name."""
    fields = Fields(problems, page, _KEYS, "a title page")
    found: dict[str, Scalar] = {}
    for scalar, value in fields.mapping_of("formulas"):
        if scalar.value in names.values:
            problems.complain(
                DUPLICATE, scalar, f"`{scalar.value}` is declared under `state:` too", "rename one of the two"
            )
        elif isinstance(value, Scalar):
            found[scalar.value] = value
        else:
            hint = "a formula cannot be a set; declare a set under `state:`" if isinstance(value, Sequence) else ""
            otherwise = "write it on one line, after the colon"
            problems.wrong_shape(value, "a formula is one expression", hint, otherwise)
            names.unclear.add(scalar.value)
    return found


def _declare(problems: Problems, name: str, waiting: dict[str, Scalar], names: Names) -> None:
    """Declare one formula, after those that it depends on. Each formula on the path depends on the next."""
    view = _FormulaView(names, waiting)
    path = [name] if name in waiting else []
    while path:
        scalar = waiting[path[-1]]
        try:
            typed = read_expression(problems, scalar, view, None)
        except _WaitingError as found:
            if found.name not in path:
                path.append(found.name)
                continue
            circle = circled(path[path.index(found.name) :])
            message = f"formulas cannot depend on each other: {circle}"
            hint = "replace the name of one of them by its expression"
            problems.complain(CIRCLE, waiting[found.name], message, hint)
            typed = None
        name = path.pop()
        del waiting[name]
        if typed is not None:
            names.values[name] = typed
        else:
            names.unclear.add(name)
