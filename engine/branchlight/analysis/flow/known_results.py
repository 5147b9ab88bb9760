"""Known results: a cache of evaluations, because walks evaluate the same expression on the same values again."""

from typing import TypeAlias

from branchlight.analysis.flow.ask import put, where
from branchlight.analysis.flow.effort import EVALUATED, Effort
from branchlight.analysis.flow.evaluate import ANYWHERE, Held
from branchlight.language.expression import Expression, asked_slots, asks_where
from branchlight.language.values import Values
from branchlight.model.story import Story
from branchlight.source.named_tuple import NamedTuple

_Known: TypeAlias = tuple[int, int, tuple[Values, ...]]
"""All that a result depends on: the expression, the node in which it is evaluated, and what its slots may hold."""


class _Question(NamedTuple):
    """An expression with the slots that it reads. It is kept here so that its identity is not used again."""

    expression: Expression
    slots: tuple[int, ...]
    asks_where: bool

    def known(self, held: Held, here: int) -> _Known:
        values = tuple([held[slot] for slot in self.slots])
        return id(self.expression), here if self.asks_where else ANYWHERE, values


class KnownResults:
    """Evaluates conditions and assignments, and remembers the results. `here` is the number of the node.

    `effort` is the work that all of it may take. Methods raise `TooMuchError` if it is used up.
    """

    def __init__(self, story: Story, effort: Effort) -> None:
        self.story, self.effort = story, effort
        self.questions: dict[int, _Question] = {}
        self.supposed: dict[_Known, tuple[Held | None, Held | None]] = {}
        self.assigned: dict[tuple[int, _Known], Values] = {}

    def sides(self, test: Expression, held: Held, here: int) -> tuple[Held | None, Held | None]:
        """Return what may be held if a condition holds and if it fails; None for what cannot be."""
        question = self.question(test)
        known = question.known(held, here)
        self.effort.spend(EVALUATED + len(question.slots))
        found = self.supposed.get(known)
        if found is None:
            asked = Held((), dict(zip(question.slots, known[2], strict=True)))
            found = where(test, True, asked, here, self.effort), where(test, False, asked, here, self.effort)
            self.supposed[known] = found
        holds, fails = found
        return held.and_so(holds), held.and_so(fails)

    def put(self, slot: int, value: Expression, held: Held, here: int) -> Values:
        """Return what a slot may hold after an assignment."""
        known = (slot, self.question(value).known(held, here))
        self.effort.spend(EVALUATED)
        found = self.assigned.get(known)
        if found is None:
            found = self.assigned[known] = put(self.story.slots[slot], value, held, here, self.effort)
        return found

    def question(self, expression: Expression) -> _Question:
        found = self.questions.get(id(expression))
        if found is None:
            slots = tuple(asked_slots(expression))
            found = self.questions[id(expression)] = _Question(expression, slots, asks_where(expression))
        return found
