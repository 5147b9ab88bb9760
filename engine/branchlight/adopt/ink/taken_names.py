"""A check that no name means two things. What ink looks up first must not have the name of what it looks up later."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from branchlight.adopt.ink import ink_codes
from branchlight.adopt.ink.built_in import BUILTINS, RESERVED
from branchlight.adopt.ink.declared import Declarations, label_of
from branchlight.adopt.ink.flows import InkFlow, flows_of, parts_of
from branchlight.adopt.ink.meanings import Path
from branchlight.adopt.ink.tree import Constant, Quoted, TargetValue, TempDeclaration
from branchlight.source.characters import visible
from branchlight.source.diagnostic import Diagnostic, Related, complain
from branchlight.source.place import Place

_Sort: TypeAlias = Literal[
    "knot", "list", "list item", "variable", "stitch", "label", "parameter", "temporary variable"
]
_BEFORE_VARIABLES = frozenset({"list", "list item", "variable"})
_NEEDS = "give one of them another name"


def taken_names(declared: Declarations) -> Iterator[Diagnostic]:
    """Yield an error for each name that is declared twice, or that ink reserves."""
    names = _TakenNames(declared)
    yield from names.of_declarations()
    seen: dict[Path, Place] = {}
    for flow in flows_of(declared.story):
        if flow.path:
            yield from names.of_heading(flow, seen)
        yield from names.of_parameters(flow)
        yield from names.of_labels(flow)
        yield from names.of_temps(flow)


class _TakenNames:
    """The checks, with what is declared."""

    def __init__(self, declared: Declarations) -> None:
        self._declared = declared

    def of_declarations(self) -> Iterator[Diagnostic]:
        """Check lists, variables and constants."""
        story = self._declared.story
        seen: dict[str, Place] = {}
        for sort, declarations in (("list", story.lists), ("variable", story.variables)):
            for each in declarations:
                yield from self._clash(each.name, each.place, "list" if sort == "list" else "variable")
                if each.name in seen:
                    yield _twice(each.name, each.place, sort, seen[each.name])
                seen.setdefault(each.name, each.place)
        for each_list in story.lists:
            for item in each_list.items:
                yield from self._clash(item.name, item.place, "list item")
        for constant in story.constants:
            first = self._declared.constants[constant.name]
            yield from self._clash(constant.name, constant.place, "variable")
            if _fixed(first) != _fixed(constant):
                yield _twice(constant.name, constant.place, "constant", first.place)

    def of_heading(self, flow: InkFlow, seen: dict[Path, Place]) -> Iterator[Diagnostic]:
        """Check a knot or a stitch. `seen` holds those before it."""
        name = flow.path[-1]
        if flow.path in seen:
            yield _twice(name, flow.place, "knot" if len(flow.path) == 1 else "stitch", seen[flow.path])
            return
        seen[flow.path] = flow.place
        if len(flow.path) > 1:
            yield from self._clash(name, flow.place, "stitch")
        else:
            yield from _reserved(name, flow.place, "knot")

    def of_parameters(self, flow: InkFlow) -> Iterator[Diagnostic]:
        """Check the parameters of a knot or a stitch."""
        seen: dict[str, Place] = {}
        for parameter in flow.parameters:
            yield from self._clash(parameter.name, parameter.place, "parameter")
            yield from self._clash_with_point(flow, parameter.name, parameter.place, "parameter")
            if parameter.name in seen:
                yield _twice(parameter.name, parameter.place, "parameter", seen[parameter.name])
            seen.setdefault(parameter.name, parameter.place)

    def of_labels(self, flow: InkFlow) -> Iterator[Diagnostic]:
        """Check the labels of choices and gathers."""
        for part in parts_of(flow.body):
            label = label_of(part)
            if label is None:
                continue
            yield from self._clash(label.name, label.place, "label")
            first = self._declared.labels[flow.path][label.name]
            if first != label.place:
                yield _twice(label.name, label.place, "label", first)
            for around in (flow.path[:end] for end in range(len(flow.path), 0, -1)):
                other = around if around[-1] == label.name else (*around, label.name)
                if other in self._declared.flows:
                    yield _twice(label.name, label.place, "label", self._declared.flows[other].place)
                    break

    def of_temps(self, flow: InkFlow) -> Iterator[Diagnostic]:
        """Check temporary variables."""
        for part in parts_of(flow.body):
            if not isinstance(part, TempDeclaration):
                continue
            yield from self._clash(part.name, part.place, "temporary variable")
            yield from self._clash_with_point(flow, part.name, part.place, "temporary variable")
            first = self._declared.temps[flow.path][part.name]
            if first != part.place:
                yield _twice(part.name, part.place, "temporary variable", first)
            for parameter in flow.parameters:
                if parameter.name == part.name:
                    yield _twice(part.name, part.place, "temporary variable", parameter.place)

    def _clash(self, name: str, place: Place, sort: _Sort) -> Iterator[Diagnostic]:
        """Check a name against knots, lists, items and variables."""
        declared = self._declared
        yield from _reserved(name, place, sort)
        knot = declared.flows.get((name,))
        if knot is not None and knot.place != place and not self._is_stitch(knot):
            yield _twice(name, place, sort, knot.place)
            return
        if name in declared.lists and declared.lists[name].place != place and sort != "variable":
            yield _twice(name, place, sort, declared.lists[name].place)
        elif name in declared.items and sort != "list item":
            yield _twice(name, place, sort, declared.items[name][0][1].place)
        elif name in declared.globals and sort not in _BEFORE_VARIABLES:
            yield _twice(name, place, sort, declared.globals[name])

    def _clash_with_point(self, flow: InkFlow, name: str, place: Place, sort: _Sort) -> Iterator[Diagnostic]:
        """Check a name against stitches and labels that it would hide."""
        point = self._declared.point(flow, (name,))
        if point is None or (len(point) == 1 and point in self._declared.flows):
            return
        other = self._declared.flows[point].place if point in self._declared.flows else self._label_place(point)
        yield _twice(name, place, sort, other)

    def _label_place(self, point: Path) -> Place:
        return self._declared.labels[point[:-1]][point[-1]]

    def _is_stitch(self, flow: InkFlow) -> bool:
        return any(stitch.place == flow.place for stitch in self._declared.story.stitches)


def _reserved(name: str, place: Place, sort: str) -> Iterator[Diagnostic]:
    if name in RESERVED or name in BUILTINS:
        message = f"`{name}` cannot be the name of a {sort}, because ink needs the word itself"
        yield complain(ink_codes.NAME_TAKEN, place, message, "give it another name", len(name))


def _twice(name: str, place: Place, sort: str, other: Place) -> Diagnostic:
    related = (Related(other, "the name is taken here"),)
    message = f"the name `{visible(name)}` of this {sort} is taken"
    return complain(ink_codes.NAME_TAKEN, place, message, _NEEDS, len(name), related)


def _fixed(constant: Constant) -> object:
    """Return the value of a constant without its place."""
    value = constant.value
    if isinstance(value, Quoted):
        return value.words
    if isinstance(value, TargetValue):
        return value.target.names
    return (type(value), getattr(value, "value", getattr(value, "text", None)))
