"""Variables that hold at most one item of a list at any time: enumerations, not sets."""

from collections.abc import Iterator

from branchlight.adopt.ink.flows import InkFlow, flows_of, parts_of
from branchlight.adopt.ink.meanings import (
    FunctionMeaning,
    GlobalMeaning,
    ItemMeaning,
    LocalMeaning,
    Meanings,
    PointMeaning,
    VariableMeaning,
)
from branchlight.adopt.ink.tree import (
    Assignment,
    Binary,
    Divert,
    InkExpression,
    InkStory,
    Invocation,
    ListValue,
    Reference,
    TempDeclaration,
    Thread,
    TunnelCall,
)

_ONE = frozenset(("LIST_MIN", "LIST_MAX", "LIST_RANDOM"))


class SingleItems:
    """The variables of a story that never hold more than one item."""

    def __init__(self, story: InkStory, meanings: Meanings) -> None:
        self._story = story
        self._meanings = meanings
        self._flows = {flow.path: flow for flow in flows_of(story)}
        self.variables = {key for key, held in meanings.held.items() if held.kinds == {"list"}}
        self.variables -= {
            GlobalMeaning(each.name) for each in story.lists if sum(item.is_initial for item in each.items) > 1
        }
        self._stepped: set[VariableMeaning] = set()
        stored = list(self._stored())
        self.may_be_empty = self._empty(stored)
        while True:
            several = {key for key, value in stored if key in self.variables and not self._is_single(value)}
            if not several:
                return
            self.variables -= several

    def _stored(self) -> Iterator[tuple[VariableMeaning, InkExpression | None]]:
        """Yield what is stored in what; None if it is more than a value, such as what is added to a list."""
        for variable in self._story.variables:
            yield GlobalMeaning(variable.name), variable.value
        for flow in self._flows.values():
            for part in parts_of(flow.body):
                if isinstance(part, Assignment):
                    meaning = self._meanings.of.get(part.name.place)
                    if isinstance(meaning, GlobalMeaning | LocalMeaning):
                        is_step = part.operator != "=" and not self._is_list(part.value)
                        if is_step:  # from the last item, it leads to none
                            self._stepped.add(meaning)
                        yield meaning, part.name if is_step else part.value if part.operator == "=" else None
                elif isinstance(part, TempDeclaration):
                    yield LocalMeaning(flow.name, part.name), part.value
                elif isinstance(part, Divert | TunnelCall | Thread | Invocation):
                    yield from self._passed(part)

    def _passed(
        self, part: Divert | TunnelCall | Thread | Invocation
    ) -> Iterator[tuple[VariableMeaning, InkExpression | None]]:
        meaning = self._meanings.of.get(part.place if isinstance(part, Invocation) else part.target.place)
        flow: InkFlow | None = None
        if isinstance(meaning, PointMeaning):
            flow = self._flows.get(meaning.path)
        elif isinstance(meaning, FunctionMeaning):
            flow = self._flows.get((meaning.name,))
        for parameter, argument in zip(flow.parameters if flow else (), part.arguments, strict=False):
            own = LocalMeaning(flow.name if flow else "", parameter.name)
            yield own, None if parameter.by_reference else argument
            if parameter.by_reference and isinstance(argument, Reference):
                other = self._meanings.of.get(argument.place)
                if isinstance(other, GlobalMeaning | LocalMeaning):
                    yield other, None

    def _is_list(self, value: InkExpression) -> bool:
        """Return whether a value is a list, and not a number of steps through one."""
        match value:
            case ListValue():
                return True
            case Reference():
                meaning = self._meanings.of.get(value.place)
                held = self._meanings.held.get(meaning) if isinstance(meaning, GlobalMeaning | LocalMeaning) else None
                return isinstance(meaning, ItemMeaning) or (held is not None and "list" in held.kinds)
            case Invocation():
                return True
            case Binary():
                return self._is_list(value.left) or self._is_list(value.right)
            case _:
                return False

    def _is_single(self, value: InkExpression | None) -> bool:
        match value:
            case ListValue():
                return len(value.items) <= 1 and all(self._is_single(each) for each in value.items)
            case Reference():
                meaning = self._meanings.of.get(value.place)
                return isinstance(meaning, ItemMeaning) or meaning in self.variables
            case Invocation():
                return value.name in _ONE or value.name in {each.name for each in self._story.lists}
            case Binary():
                return value.operator in ("+", "-") and self._is_single(value.left) and not self._is_list(value.right)
            case _:
                return False

    def _empty(self, stored: list[tuple[VariableMeaning, InkExpression | None]]) -> set[VariableMeaning]:
        """Return the variables that may hold no item."""
        found: set[VariableMeaning] = {
            GlobalMeaning(each.name) for each in self._story.lists if not any(item.is_initial for item in each.items)
        }
        found |= self._stepped
        while True:
            more = {key for key, value in stored if key not in found and self._may_be_empty(value, found)}
            if not more:
                return found
            found |= more

    def _may_be_empty(self, value: InkExpression | None, found: set[VariableMeaning]) -> bool:
        match value:
            case ListValue():
                return not value.items
            case Reference():
                return self._meanings.of.get(value.place) in found
            case _:
                return True
