"""The names of a whole story, as the expressions of a playthrough see them.

A playthrough may ask for visits that the story itself does not count, so the missing slots are added to the story. They
change nothing about play, since slots only remember.
"""

from collections.abc import Iterable

from branchlight.language.checker import check_expression
from branchlight.language.expression import Expression, Load
from branchlight.language.mistake import Mistake
from branchlight.language.parser import parse_expression
from branchlight.language.scope import Named, Typed
from branchlight.language.traits import value_of_trait
from branchlight.language.types import HIGHEST, TRUTH, Type, whole
from branchlight.model.state import State
from branchlight.model.story import Slot, Story, choices_of
from branchlight.play.compiled_expression import measure_of
from branchlight.play.compiled_story import node_of


class Grown:
    """A story that grows by the slots that are asked for, as `branchlight.language.scope.Records`."""

    def __init__(self, story: Story) -> None:
        self.story = story

    def index(self, node: str) -> int:
        return self.story.nodes[node].number

    def visits_slot(self, node: str) -> int:
        if node not in self.story.visits:
            slot = self.add(Slot(f"visits {node}", "visits", whole(0, HIGHEST), 0))
            self.story = self.story._replace(visits={**self.story.visits, node: slot})
        return self.story.visits[node]

    def last_slot(self, node: str) -> int:
        if node not in self.story.last:
            slot = self.add(Slot(f"last {node}", "last", whole(-1, HIGHEST), -1))
            self.story = self.story._replace(last={**self.story.last, node: slot})
        return self.story.last[node]

    def taken_slot(self, choice: str) -> int:
        if choice not in self.story.taken:
            slot = self.add(Slot(f"taken {choice}", "taken", TRUTH, 0))
            self.story = self.story._replace(taken={**self.story.taken, choice: slot})
        return self.story.taken[choice]

    def add(self, slot: Slot) -> int:
        self.story = self.story._replace(slots=(*self.story.slots, slot))
        return len(self.story.slots) - 1


class StoryNames:
    """The names of a story, as a `branchlight.language.scope.Scope`. `records` has the story with what they ask for."""

    may_draw = False
    promising = False

    def __init__(self, story: Story) -> None:
        self.records = Grown(story)
        self.variables = {variable.name: (slot, variable.type) for slot, variable in enumerate(story.variables)}
        self.choices = {choice.name: choice for node in story.nodes.values() for choice in choices_of(node.body)}

    @property
    def story(self) -> Story:
        return self.records.story

    def value(self, name: str) -> Typed | None:
        return value_of_trait(name, self.declared)

    def declared(self, name: str) -> Typed | None:
        found = self.variable(name)
        if found is not None:
            return Typed(Load(found[0]), found[1])
        formula = self.story.formulas.get(name)
        return Typed(formula.value, formula.type) if formula else None

    def variable(self, name: str) -> tuple[int, Type] | None:
        """Return the slot and type of a piece of state, or of a parameter by any ending of its name."""
        full = _full(name, self.variables) if "." in name and name not in self.story.formulas else name
        return self.variables.get(full or name)

    def holders(self, word: str) -> list[tuple[str, Type]]:
        return [(name, type_) for name, (_, type_) in self.variables.items() if word in type_.names]

    def group(self, name: str) -> Type | None:
        return self.story.groups.get(name)

    def node(self, name: str) -> str | None:
        return _full(name, self.story.nodes)

    def choice(self, name: str) -> str | None:
        return _full(name, self.choices)

    def ending(self, name: str) -> int | None:
        endings = list(self.story.endings)
        return endings.index(name) if name in endings else None

    def note(self, named: Named) -> None:
        """Record nothing: there is no log of the uses in a playthrough."""

    def known(self, kind: str) -> Iterable[str]:
        if kind == "value":
            return [*self.variables, *self.story.formulas]
        if kind == "group":
            return self.story.groups
        return {"node": self.story.nodes, "choice": self.choices, "ending": self.story.endings}[kind]


def understood(text: str, names: StoryNames) -> Expression | Mistake:
    """Return the condition in a text, or what is wrong with it."""
    syntax = parse_expression(text)
    found = syntax if isinstance(syntax, Mistake) else check_expression(syntax, names, TRUTH)
    return found if isinstance(found, Mistake) else found.expression


def value_of(story: Story, expression: Expression, state: State) -> int:
    """Return the value of an expression in a state."""
    return int(measure_of(expression)(state.values, state.turns, story.nodes[node_of(state.place)].number))


def _full(name: str, known: Iterable[str]) -> str | None:
    """Return the full name that is meant: the name itself, or the only one that ends with it."""
    names = set(known)
    if name in names:
        return name
    found = [full for full in names if full.endswith(f".{name}")]
    return found[0] if len(found) == 1 else None
