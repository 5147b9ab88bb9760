"""The pieces of state that an adopted ink story needs: its variables, and local names that must be kept."""

from dataclasses import dataclass

from branchlight.adopt.ink.meanings import GlobalMeaning, LocalMeaning
from branchlight.adopt.lower.ink_values import Kind, Mark, Value
from branchlight.adopt.lower.state.held_values import HeldValues
from branchlight.adopt.lower.state.story_parts import StoryParts
from branchlight.source.place import Place


@dataclass(eq=False, slots=True)
class KeptState:
    """A piece of state: the name that its author gave it, where, its kind, and the value that it starts with."""

    name: str
    place: Place
    kind: Kind
    owner: Mark = ()
    start: Value | None = None
    is_fixed: bool = False


class KeptStates:
    """The state by its keys: the name of a variable, or `flow/name` for a local name.

    `locals` has the local names that need a state, each after its flow. `compared` has pairs of values that must have
    the same members, and `ranged` the numbers whose range must be declared.
    """

    def __init__(self, parts: StoryParts, held: HeldValues, local_names: frozenset[tuple[str, str]]) -> None:
        self._parts = parts
        self._held = held
        self.locals = local_names
        self.by_key: dict[str, KeptState] = {}
        self.compared: list[tuple[Value, Value]] = []
        self.ranged: set[str] = set()

    def global_key(self, name: str, place: Place) -> str:
        """Return the key of a global variable's state, which is needed from now on."""
        if name not in self.by_key:
            kind = self._held.kind(GlobalMeaning(name), place, name)
            declared = self._parts.variables.get(name) or self._parts.lists[name]
            self.by_key[name] = KeptState(name, declared.place, kind)
        return name

    def local_key(self, flow: str, name: str, place: Place, kind: Kind | None = None) -> str:
        """Return the key of the state of a local name, which is needed from now on."""
        key = f"{flow}/{name}"
        if key not in self.by_key:
            known = kind or self._held.kind(LocalMeaning(flow, name), place, name)
            self.by_key[key] = KeptState(name, place, known, tuple(flow.split(".")) if flow else ())
        return key

    def fixed(self, name: str, place: Place, value: Value) -> Value:
        """Return the value of a name that has one value and never changes."""
        self.by_key.setdefault(name, KeptState(name, place, value.kind, start=value, is_fixed=True))
        return self.value(name)

    def value(self, key: str) -> Value:
        """Return the value of a state."""
        return Value("state", self.by_key[key].kind, name=key)

    def known(self, value: Value) -> Value:
        """Return the value of a fixed name. Return any other value as it is."""
        start = self.by_key[value.name].start if value.op == "state" and self.by_key[value.name].is_fixed else None
        return value if start is None else start
