"""The meaning of every name in an ink story, by ink's own rules of scope."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from branchlight.adopt.ink import ink_codes
from branchlight.adopt.ink.argument_counts import miscounted
from branchlight.adopt.ink.built_in import BUILTINS
from branchlight.adopt.ink.declared import Declarations, declarations
from branchlight.adopt.ink.flows import InkFlow, parts_of
from branchlight.adopt.ink.inference import inferred
from branchlight.adopt.ink.meanings import (
    BuiltinMeaning,
    ConstantMeaning,
    ExternalMeaning,
    FunctionMeaning,
    ItemMeaning,
    LeaveMeaning,
    ListMeaning,
    Meaning,
    Meanings,
    Path,
    PointMeaning,
)
from branchlight.adopt.ink.misplaced import in_function, misplaced
from branchlight.adopt.ink.taken_names import taken_names
from branchlight.adopt.ink.tree import Assignment, InkStory, Invocation, ListValue, Reference, Target
from branchlight.source.characters import visible
from branchlight.source.diagnostic import Diagnostic, complain, has_errors
from branchlight.source.did_you_mean import Patience, near
from branchlight.source.place import Place


def resolve(story: InkStory, is_whole: bool = True) -> tuple[Meanings, list[Diagnostic]]:
    """Return what every name of a story means, and the diagnostics. A name with a mistake has no meaning.

    Errors are names that are unknown or taken, statements in places where ink does not allow them, and calls with the
    wrong number of arguments. If the story is not `is_whole`, lines are missing that could not be read.
    """
    declared = declarations(story)
    sink = [*taken_names(declared), *misplaced(declared)]
    wrong = {flow.path for flow in declared.flows.values() if flow.is_function and any(in_function(declared, flow))}
    found = _Resolved(declared, sink)
    for flow in declared.flows.values():
        found.resolve(flow, flow.body)
    found.resolve_declarations()
    for each in list(miscounted(declared, found.of)):
        found.of.pop(each.place, None)
        sink.append(each)
    sink.sort(key=lambda each: (each.place.file != story.place.file, each.place))
    of = {place: meaning for place, meaning in found.of.items() if not _leads_into(meaning, wrong)}
    return inferred(declared, of, is_whole and not has_errors(sink)), sink


def _leads_into(meaning: Meaning, wrong: set[Path]) -> bool:
    """Return whether a name means a function with statements that it cannot have, or a place in one."""
    if isinstance(meaning, FunctionMeaning):
        return (meaning.name,) in wrong
    return isinstance(meaning, PointMeaning) and meaning.path[:1] in wrong


@dataclass
class _Resolved:
    """The meanings so far."""

    declared: Declarations
    sink: list[Diagnostic]
    of: dict[Place, Meaning] = field(default_factory=dict)
    patience: Patience = field(default_factory=Patience)

    def resolve(self, flow: InkFlow, root: object) -> None:
        """Find the meaning of every name inside a part of a flow."""
        assigned: set[int] = set()
        for part in parts_of(root):
            if isinstance(part, Assignment):
                assigned.add(id(part.name))
                self._assigned(flow, part.name)
            elif isinstance(part, ListValue):
                assigned |= {id(item) for item in part.items}
                for item in part.items:
                    self._item(item)
            elif isinstance(part, Invocation):
                self._called(flow, part)
            elif isinstance(part, Target):
                self._target(flow, part)
            elif isinstance(part, Reference) and id(part) not in assigned:
                self._reference(flow, part)

    def resolve_declarations(self) -> None:
        """Find the meaning of every name in the declarations. A variable cannot start with the value of another."""
        for value in self.declared.first_values():
            self.resolve(self.declared.flows[()], value)
            if isinstance(value, Reference):
                meaning = self.of.get(value.place)
                if meaning is not None and not isinstance(meaning, ConstantMeaning | ItemMeaning):
                    message = f"a declaration cannot take its value from `{value}`"
                    hint = "only constants and list items have a value that early"
                    self.sink.append(complain(ink_codes.MISPLACED, value.place, message, hint))

    def _assigned(self, flow: InkFlow, name: Reference) -> None:
        variable = self.declared.variable(flow, name.names[0])
        if variable is not None:
            self.of[name.place] = variable
        elif name.names[0] in self.declared.constants:
            message = f"`{name}` is a constant, and cannot change"
            self.sink.append(complain(ink_codes.MISPLACED, name.place, message, "declare it with `VAR`"))
        else:
            hint = "declare it with `VAR`, or here with `~ temp`"
            self._unknown(name.place, str(name), "variable", self._variables(flow), hint)

    def _item(self, item: Reference) -> None:
        meaning = self._list_item(item)
        if meaning is not None:
            self.of[item.place] = meaning
        elif len(item.names) == 1 and item.names[0] in self.declared.globals:
            message = f"`{item}` in parentheses is read as a list item, but it is a variable"
            self.sink.append(complain(ink_codes.UNKNOWN_NAME, item.place, message, "take the parentheses out"))
        else:
            hint = "write it among the items of a `LIST`"
            self._unknown(item.place, str(item), "list item", self.declared.items, hint)

    def _reference(self, flow: InkFlow, name: Reference) -> None:
        first = name.names[0]
        point = self.declared.point(flow, name.names)
        variable = self.declared.variable(flow, first) if len(name.names) == 1 else None
        if len(name.names) == 1 and first in self.declared.constants:
            self.of[name.place] = ConstantMeaning(first)
        elif (item := self._list_item(name)) is not None:
            self.of[name.place] = item
        elif point is not None:
            self.of[name.place] = PointMeaning(point)
        elif variable is not None:
            self.of[name.place] = variable
        else:
            hint = "declare it with `VAR`; for words, put quotes around them"
            self._unknown(name.place, str(name), "name", self._values(flow), hint)

    def _list_item(self, name: Reference) -> ItemMeaning | None:
        *around, item = name.names
        if len(around) > 1:
            return None
        found = [each for each, _ in self.declared.items.get(item, ()) if not around or each.name == around[0]]
        if len(found) > 1 and not around:
            lists = " and ".join(f"`{each.name}`" for each in found[:2])
            hint = f"write `{found[0].name}.{item}`"
            self.sink.append(complain(ink_codes.NAME_TAKEN, name.place, f"`{item}` is an item of {lists}", hint))
        return ItemMeaning(found[0].name, item) if found else None

    def _called(self, flow: InkFlow, call: Invocation) -> None:
        meaning = self._callable(flow, call.name)
        if meaning is not None:
            self.of[call.place] = meaning
        elif self.declared.point(flow, (call.name,)) is not None:
            message = f"`{call.name}` is no function"
            hint = f"write its heading as `== function {call.name} ==`, or divert to it with `->`"
            self.sink.append(complain(ink_codes.MISPLACED, call.place, message, hint))
        else:
            functions = [path[0] for path, each in self.declared.flows.items() if each.is_function]
            known = [*functions, *BUILTINS, *self.declared.externals]
            hint = f"write a knot for it: `== function {call.name}(...) ==`"
            self._unknown(call.place, call.name, "function", known, hint)

    def _callable(self, flow: InkFlow, name: str) -> Meaning | None:
        if name in BUILTINS:
            return BuiltinMeaning(name)
        if name in self.declared.lists:
            return ListMeaning(name)
        variable = self.declared.variable(flow, name)
        if variable is not None:
            return variable
        if self.declared.function(name) is not None:
            return FunctionMeaning(name)
        return ExternalMeaning(name) if name in self.declared.externals else None

    def _target(self, flow: InkFlow, target: Target) -> None:
        if target.names in (("DONE",), ("END",)):
            self.of[target.place] = LeaveMeaning("DONE" if target.names == ("DONE",) else "END")
            return
        variable = self.declared.variable(flow, target.names[0])
        point = self.declared.point(flow, target.names)
        if variable is not None:
            self.of[target.place] = variable
        elif point is not None:
            self.of[target.place] = PointMeaning(point)
        else:
            hint = (
                f"write a knot for it: `== {target} ==`"
                if len(target.names) == 1
                else "write a stitch or a label for it"
            )
            self._unknown(target.place, str(target), "knot, stitch or label", self._points(), hint)

    def _unknown(self, place: Place, name: str, kind: str, known: Iterable[str], hint: str) -> None:
        names = self.patience.among(list(known))
        message = f"there is no {kind} `{visible(name)}`"
        elsewhere = next((each for each in names if each.endswith(f".{name}")), "")
        guess = f"did you mean `{elsewhere}`?" if elsewhere else near(name, names)
        self.sink.append(complain(ink_codes.UNKNOWN_NAME, place, message, guess or hint, len(name)))

    def _variables(self, flow: InkFlow) -> list[str]:
        own = [parameter.name for parameter in flow.parameters]
        return [*own, *self.declared.temps[flow.path], *self.declared.globals, *self.declared.lists]

    def _points(self) -> list[str]:
        inside = [".".join((*path, label)) for path, labels in self.declared.labels.items() for label in labels]
        labels = [label for names in self.declared.labels.values() for label in names]
        return [*(flow.name for flow in self.declared.flows.values() if flow.path), *inside, *labels, "END", "DONE"]

    def _values(self, flow: InkFlow) -> list[str]:
        return [*self._variables(flow), *self.declared.constants, *self.declared.items, *self._points()]
