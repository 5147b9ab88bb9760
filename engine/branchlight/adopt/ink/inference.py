"""The values that variables and functions of an ink story can hold: kinds, closed sets of words and of targets.

Every assignment, argument and return says that one thing can hold what another gives. That is repeated until nothing
is new; only a few rounds are needed, since the sets only grow.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from branchlight.adopt.ink.declared import Declarations
from branchlight.adopt.ink.flows import InkFlow, parts_of
from branchlight.adopt.ink.meanings import (
    BuiltinMeaning,
    ConstantMeaning,
    FunctionMeaning,
    GlobalMeaning,
    ItemMeaning,
    Kind,
    ListMeaning,
    LocalMeaning,
    Meaning,
    Meanings,
    PointMeaning,
    Possible,
    VariableMeaning,
)
from branchlight.adopt.ink.tree import (
    Assignment,
    Binary,
    Divert,
    Fraction,
    InkExpression,
    Integer,
    Invocation,
    ListValue,
    Quoted,
    Reference,
    Return,
    TargetValue,
    TempDeclaration,
    Thread,
    Truth,
    TunnelCall,
    Unary,
)
from branchlight.source.place import Place

_Holder: TypeAlias = GlobalMeaning | LocalMeaning | FunctionMeaning
_Call: TypeAlias = Invocation | Divert | TunnelCall | Thread

_NUMBER = Possible(frozenset({"number"}), numbers=None)
_FRACTION = Possible(frozenset({"fraction"}))
_TRUTH = Possible(frozenset({"truth"}))
_COUNT = Possible(frozenset({"number"}), numbers=frozenset({0, 1}))
_NOTHING = Possible(frozenset({"nothing"}))
_OPEN_TEXT = Possible(frozenset({"text"}), None)
_TRUTHS = frozenset({"and", "or", "==", "!=", "<", ">", "<=", ">=", "has", "hasnt"})
_OF_LISTS = frozenset({"LIST_MIN", "LIST_MAX", "LIST_ALL", "LIST_INVERT", "LIST_RANDOM", "LIST_RANGE"})
_OF_ARGUMENTS = frozenset({"MIN", "MAX", "POW"})


def inferred(declared: Declarations, of: Mapping[Place, Meaning], is_sound: bool) -> Meanings:
    """Return the meanings with what each variable can hold, and what each function can give, by its name."""
    rounds = _Rounds(declared, of)
    rounds.collect()
    while rounds.grow():
        pass
    held = {key: value for key, value in rounds.held.items() if not isinstance(key, FunctionMeaning)}
    given = {key.name: value for key, value in rounds.held.items() if isinstance(key, FunctionMeaning)}
    origins = {key: value for key, value in rounds.origins.items() if not isinstance(key, FunctionMeaning)}
    return Meanings(of, held, given, frozenset(rounds.assigned), origins, is_sound)


@dataclass
class _Rounds:
    """The values that are known so far, and the sources from which each variable or function gets its own."""

    declared: Declarations
    of: Mapping[Place, Meaning]
    held: dict[_Holder, Possible] = field(default_factory=dict)
    sources: list[tuple[_Holder, InkExpression, Place]] = field(default_factory=list)
    calls: list[_Call] = field(default_factory=list)
    assigned: set[VariableMeaning] = field(default_factory=set)
    origins: dict[_Holder, dict[Kind, Place]] = field(default_factory=dict)

    def collect(self) -> None:
        """Find every assignment, return and call."""
        for each in self.declared.story.lists:
            first = Possible(frozenset({"list"}), lists=frozenset({each.name}))
            self.held[GlobalMeaning(each.name)] = first
            self.origins[GlobalMeaning(each.name)] = {"list": each.place}
        for variable in self.declared.story.variables:
            self.sources.append((GlobalMeaning(variable.name), variable.value, variable.place))
        for flow in self.declared.flows.values():
            for parameter in flow.parameters:
                self.held[LocalMeaning(flow.name, parameter.name)] = Possible()
            self._collect_in(flow)

    def _collect_in(self, flow: InkFlow) -> None:
        returns = False
        for part in parts_of(flow.body):
            if isinstance(part, TempDeclaration):
                self.sources.append((LocalMeaning(flow.name, part.name), part.value, part.place))
            elif isinstance(part, Assignment):
                variable = self.of.get(part.name.place)
                if isinstance(variable, GlobalMeaning | LocalMeaning):
                    self.assigned.add(variable)
                    self.sources.append((variable, _assigned(part), part.place))
            elif isinstance(part, Return):
                if part.value is not None:
                    self.sources.append((FunctionMeaning(flow.name), part.value, part.place))
                    returns = True
            elif isinstance(part, _Call):
                self.calls.append(part)
        if flow.is_function and not returns:
            self.held[FunctionMeaning(flow.name)] = _NOTHING

    def grow(self) -> bool:
        """Apply everything once, and return whether something was new."""
        grown = False
        for holder, value, place in self._given():
            before = self.held.get(holder, Possible())
            after = before.joined(value)
            for kind in value.kinds - before.kinds:
                self.origins.setdefault(holder, {})[kind] = place
            if after != before or holder not in self.held:
                self.held[holder] = after
                grown = True
        return grown

    def _given(self) -> list[tuple[_Holder, Possible, Place]]:
        """Return everything that gives a value to a variable or to the result of a function, and where."""
        found = [(holder, self.value(value), place) for holder, value, place in self.sources]
        for call in self.calls:
            for flow in self._led_to(call):
                found += self._passed(flow, call.arguments)
        return found

    def _led_to(self, call: _Call) -> Iterator[InkFlow]:
        """Yield the knots, stitches and functions that a call can enter."""
        meaning = self.of.get(call.place if isinstance(call, Invocation) else call.target.place)
        paths: frozenset[tuple[str, ...]] = frozenset()
        if isinstance(meaning, GlobalMeaning | LocalMeaning):
            paths = self.held.get(meaning, Possible()).targets
        elif isinstance(meaning, PointMeaning):
            paths = frozenset({meaning.path})
        elif isinstance(meaning, FunctionMeaning):
            paths = frozenset({(meaning.name,)})
        return (self.declared.flows[path] for path in paths if path in self.declared.flows)

    def _passed(self, flow: InkFlow, arguments: Sequence[InkExpression]) -> Iterator[tuple[_Holder, Possible, Place]]:
        for parameter, argument in zip(flow.parameters, arguments, strict=False):
            inside = LocalMeaning(flow.name, parameter.name)
            yield inside, self.value(argument), argument.place
            if parameter.by_reference and isinstance(argument, Reference):
                outside = self.of.get(argument.place)
                if isinstance(outside, GlobalMeaning | LocalMeaning):
                    self.assigned.add(outside)
                    yield outside, self.held.get(inside, Possible()), argument.place

    def value(self, value: InkExpression) -> Possible:
        """Return what an expression can give, as far as is known."""
        if isinstance(value, Quoted):
            return _OPEN_TEXT if value.words is None else Possible(frozenset({"text"}), frozenset({value.words}))
        if isinstance(value, TargetValue):
            point = self.of.get(value.target.place)
            targets = frozenset({point.path}) if isinstance(point, PointMeaning) else frozenset()
            return Possible(frozenset({"target"}), targets=targets)
        if isinstance(value, ListValue):
            found = [self.of.get(item.place) for item in value.items]
            lists = frozenset(item.list_name for item in found if isinstance(item, ItemMeaning))
            return Possible(frozenset({"list"}), lists=lists)
        if isinstance(value, Reference):
            return self._of_name(value)
        if isinstance(value, Invocation):
            return self._of_call(value)
        if isinstance(value, Unary):
            inside = self.value(value.operand)
            if value.operator == "not":
                return _COUNT if inside.kind == "list" else _TRUTH
            return replace(inside, numbers=None if inside.numbers else frozenset())
        return self._of_operation(value) if isinstance(value, Binary) else _of_literal(value)

    def _of_name(self, name: Reference) -> Possible:
        meaning = self.of.get(name.place)
        if isinstance(meaning, GlobalMeaning | LocalMeaning):
            return self.held.get(meaning, Possible())
        if isinstance(meaning, ConstantMeaning):
            return self.value(self.declared.constants[meaning.name].value)
        if isinstance(meaning, ItemMeaning):
            return Possible(frozenset({"list"}), lists=frozenset({meaning.list_name}))
        return Possible() if meaning is None else _NUMBER

    def _of_call(self, call: Invocation) -> Possible:
        meaning = self.of.get(call.place)
        if isinstance(meaning, ListMeaning):
            return Possible(frozenset({"list"}), lists=frozenset({meaning.name}))
        if isinstance(meaning, FunctionMeaning):
            return self.held.get(meaning, Possible())
        if isinstance(meaning, BuiltinMeaning):
            return self._of_builtin(meaning.name, call.arguments)
        return self._through_variable(call)

    def _through_variable(self, call: Invocation) -> Possible:
        found = Possible()
        for flow in self._led_to(call):
            found = found.joined(self.held.get(FunctionMeaning(flow.name), Possible()))
        return found

    def _of_builtin(self, name: str, arguments: Sequence[InkExpression]) -> Possible:
        if name in _OF_LISTS or name in _OF_ARGUMENTS:
            found = Possible()
            for argument in arguments if name in _OF_ARGUMENTS else arguments[:1]:
                found = found.joined(self.value(argument))
            return Possible(frozenset({"list"}), lists=found.lists) if name in _OF_LISTS else _counted(found)
        if name == "FLOAT":
            return _FRACTION
        return _NOTHING if name == "SEED_RANDOM" else _NUMBER

    def _of_operation(self, value: Binary) -> Possible:
        if value.operator in _TRUTHS:
            return _TRUTH
        left, right = self.value(value.left), self.value(value.right)
        kinds = left.kinds | right.kinds
        if "list" in kinds:
            return Possible(frozenset({"list"}), lists=left.lists | right.lists)
        if value.operator == "+" and "text" in kinds:
            return _OPEN_TEXT
        found: set[Kind] = {"fraction"} if "fraction" in kinds else set()
        if left.kinds - {"fraction"} and right.kinds - {"fraction"}:
            found.add("number")
        return Possible(frozenset(found), numbers=None if "number" in found else frozenset())


def _counted(found: Possible) -> Possible:
    """Return what a function of numbers gives: a number also for true and false."""
    kinds: frozenset[Kind] = found.kinds - {"truth"} | {"number"}
    return replace(found, kinds=kinds, numbers=None) if "truth" in found.kinds else found


def _assigned(statement: Assignment) -> InkExpression:
    """Return what an assignment gives: `x += y` gives `x + y`."""
    if statement.operator == "=":
        return statement.value
    operator = "+" if statement.operator == "+=" else "-"
    return Binary(statement.place, operator, statement.name, statement.value)  # type: ignore[arg-type]


def _of_literal(value: Integer | Fraction | Truth) -> Possible:
    if isinstance(value, Truth):
        return _TRUTH
    if isinstance(value, Fraction):
        return _FRACTION
    return Possible(frozenset({"number"}), numbers=frozenset({value.value}))
