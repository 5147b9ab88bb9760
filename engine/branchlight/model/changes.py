"""The changes that a body makes."""

from branchlight.model.statements import Assign, assigns_in
from branchlight.model.story import Body


def assigns_of(body: Body) -> list[Assign]:
    """Return every assignment of a body: in its statements, and to the parameters of its call."""
    return [*assigns_in(body.do), *(body.call.arguments if body.call is not None else ())]
