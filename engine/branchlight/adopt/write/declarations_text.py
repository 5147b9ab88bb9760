"""The state of the adopted story, as its title page declares it."""

from collections.abc import Iterator
from dataclasses import replace

from branchlight.adopt.lower.blocks.ink_blocks import InkBlock, block_values, every_change
from branchlight.adopt.lower.courses import InkCourse
from branchlight.adopt.lower.ink_values import Value, members, target, words
from branchlight.adopt.lower.lower_codes import OPEN_VALUES, UNSUPPORTED
from branchlight.adopt.lower.lowering import Lowering
from branchlight.adopt.lower.refusal import RefusalError
from branchlight.adopt.lower.state.kept_states import KeptState
from branchlight.adopt.lower.values.lowered_values import start_value
from branchlight.adopt.write.identifiers import Taken, identifier
from branchlight.adopt.write.wordings import Wordings, joined
from branchlight.adopt.write.yaml_text import flow, scalar

_CLOSED = frozenset(("text", "target", "item", "set"))
_MOST_ITEMS = 60


def _bare(value: Value) -> Value:
    """Return a value without the lists that it knows besides."""
    return replace(value, lists=())


class StateDeclarations:
    """The state that blocks use, with names."""

    def __init__(self, low: Lowering, blocks: list[InkBlock], wordings: Wordings) -> None:
        self._low = low
        self._wordings = wordings
        self._used = sorted(_used(blocks), key=self._place_of)
        self._blocks = blocks
        self.names: dict[str, str] = {}
        taken = Taken()
        for key in sorted(self._used, key=lambda each: (bool(low.states.by_key[each].owner), "/" in each)):
            state = low.states.by_key[key]
            name = identifier(state.name)
            owner = "_".join(state.owner)
            free = name not in self.names.values() or not owner
            self.names[key] = taken.new(name if free else identifier(f"{owner}_{name}"))
        self._domains = self._find_domains()

    def states(self) -> Iterator[tuple[KeptState, str]]:
        """Yield each piece of state with its line below `state:`, in the order of the ink."""
        for key in self._used:
            state = self._low.states.by_key[key]
            if not state.is_fixed:
                yield state, f"{self.names[key]}: {self._declared(key, state)}"

    def formulas(self) -> Iterator[tuple[KeptState, str]]:
        """Yield each name for a fixed value with its line below `formulas:`."""
        for key in self._used:
            state = self._low.states.by_key[key]
            if state.is_fixed and state.start is not None:
                text = str(state.start.constant)
                if state.kind == "truth":
                    text = "true" if state.start.constant else "false"
                yield state, f"{self.names[key]}: {text}"

    def _place_of(self, key: str) -> tuple[int, int, int, str]:
        """Return a key that puts the state in the order of the ink, and then of names."""
        place = self._low.states.by_key[key].place
        return (*self._low.order.position(place), place.column, key)

    def _declared(self, key: str, state: KeptState) -> str:
        start = self._start(key, state)
        if state.kind == "number" and key in self._low.states.ranged:
            return self._range(key, start)
        if state.kind == "number":
            return str(int(start.constant)) if start is not None and isinstance(start.constant, int) else "0"
        if state.kind == "truth":
            return "true" if start is not None and start.constant else "false"
        if state.kind in ("text", "target", "item"):
            return self._enumeration(key, start)
        return self._set(key, start, state)

    def _range(self, key: str, start: Value | None) -> str:
        """Return the range of a number that is a bound of the dice. Without a known start, it is the least."""
        numbers = self._low.held.possible(key).numbers or frozenset({0})
        first = start.constant if start is not None and isinstance(start.constant, int) else min(numbers)
        return f"{{start: {first}, min: {min(numbers)}, max: {max(numbers)}}}"

    def _start(self, key: str, state: KeptState) -> Value | None:
        if "/" in key or (key not in self._low.parts.variables and key not in self._low.parts.lists):
            return None
        found = start_value(self._low, InkCourse(InkBlock(state.place, ""), ()), key)
        if not found.is_literal:
            found = self._low.states.known(found)
        return found if found.is_literal else None

    def _set(self, key: str, start: Value | None, state: KeptState) -> str:
        items = self._domains[key]
        if len(items) > _MOST_ITEMS:
            message = f"`{state.name}` can hold {len(items)} items, and a set has at most {_MOST_ITEMS}"
            raise RefusalError(UNSUPPORTED, state.place, message, "divide the list")
        listed = self._listed(items)
        initial = start.constant if start is not None and isinstance(start.constant, tuple) else ()
        names = ", ".join(self._wordings.name(members((item,))) for item in initial)
        return f"{{set of: {listed}, start: [{names}]}}" if names else f"{{set of: {listed}}}"

    def _listed(self, values: list[Value]) -> str:
        """Return the names of values, with the words that readers see if these are others."""
        pairs = [(self._wordings.name(value), self._wordings.words(value)) for value in values]
        if all(name.replace("_", " ") == text for name, text in pairs):
            return f"[{', '.join(name for name, _ in pairs)}]"
        return flow([(name, scalar(text, in_flow=True)) for name, text in pairs])

    def _enumeration(self, key: str, start: Value | None) -> str:
        values = self._domains[key]
        if not values:  # all that would be stored in it is refused
            return "{one of: []}"
        first = start if start is not None else values[0]
        begin = (
            ""
            if self._wordings.name(first) == self._wordings.name(values[0])
            else f", start: {self._wordings.name(first)}"
        )
        return f"{{one of: {self._listed(values)}{begin}}}"

    def _find_domains(self) -> dict[str, list[Value]]:
        """Return the values that each text and each target can have. Those that meet have the same values."""
        low = self._low
        own: dict[str, set[Value]] = {}
        links: list[set[str]] = []
        for key in self._used:
            state = low.states.by_key[key]
            if state.kind in _CLOSED and not state.is_fixed:
                own[key] = self._held(key, state)
                links.append({key})
        pairs = [*low.states.compared, *self._stored()]
        for left, right in pairs:
            keys = {part.name for value in (left, right) for part in value.parts() if part.op == "state"} & own.keys()
            literals = {part for value in (left, right) for part in value.parts() if part.is_literal}
            for key in keys:
                own[key] |= {_bare(each) for each in literals if each.kind == low.states.by_key[key].kind}
            if keys:
                links.append(keys)
        found: dict[str, list[Value]] = {}
        for group in joined(links):
            values = set[Value]().union(*(own[key] for key in group))
            for key in group:
                found[key] = self._sorted_values(values)
        return found

    def _sorted_values(self, values: set[Value]) -> list[Value]:
        lists = [each for each in values if each.kind == "set"]
        if not lists:
            return sorted(values, key=lambda each: str(each.constant))
        empty = [each for each in lists if not each.constant]
        items = {item for each in lists for item in each.constant}  # type: ignore[union-attr]  # a set has items
        return [*empty, *(members((item,)) for item in self._low.items.in_order(items))]

    def _held(self, key: str, state: KeptState) -> set[Value]:
        held = self._low.held.possible(key)
        if state.kind in ("item", "set"):
            items = {members((item,)) for item in self._low.held.items(self._low.states.value(key))}
            may_be_empty = self._low.held.may_be_empty(self._low.states.value(key)) or (state.owner and "/" in key)
            return items | ({members(())} if state.kind == "item" and may_be_empty else set())
        if state.kind == "target":
            return {target(path) for path in held.targets}
        stored = [change for left, change in self._stored() if left.name == key]
        if held.words is None and all(_is_closed(each) for each in stored):
            start = self._start(key, state)
            return {start} if start is not None else set()
        if held.words is None:
            message = f"`{state.name}` can be any text, since it is put together while the story runs"
            raise RefusalError(OPEN_VALUES, state.place, message, "write the texts out, each as a value of its own")
        return {words(text) for text in held.words}

    def _stored(self) -> Iterator[tuple[Value, Value]]:
        for block in self._blocks:
            for change in every_change(block.do):
                if self._low.states.by_key[change.name].kind in _CLOSED:
                    yield self._low.states.value(change.name), change.value


def _is_closed(value: Value) -> bool:
    """Return whether a text is one of those that are written out, or what another name holds."""
    if value.op == "if":
        return all(_is_closed(each) for each in value.args[1:])
    return value.op in ("literal", "state")


def _used(blocks: list[InkBlock]) -> set[str]:
    found = {part.name for block in blocks for value in block_values(block) for part in value.parts()}
    found |= {change.name for block in blocks for change in every_change(block.do)}
    return found - {""}
