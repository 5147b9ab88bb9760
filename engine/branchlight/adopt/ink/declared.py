"""Everything that an ink story declares, by name."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from branchlight.adopt.ink.flows import InkFlow, flows_of, parts_of
from branchlight.adopt.ink.meanings import GlobalMeaning, LocalMeaning, Path, VariableMeaning
from branchlight.adopt.ink.tree import (
    ChoicePoint,
    Constant,
    External,
    Gather,
    InkExpression,
    InkList,
    InkStory,
    Label,
    ListItem,
    TempDeclaration,
)
from branchlight.source.place import Place


@dataclass
class Declarations:
    """The declarations of a story, with their places. `labels` and `temps` are by the flow that they are in."""

    story: InkStory
    flows: dict[Path, InkFlow] = field(default_factory=dict)
    labels: dict[Path, dict[str, Place]] = field(default_factory=dict)
    temps: dict[Path, dict[str, Place]] = field(default_factory=dict)
    globals: dict[str, Place] = field(default_factory=dict)
    constants: dict[str, Constant] = field(default_factory=dict)
    lists: dict[str, InkList] = field(default_factory=dict)
    items: dict[str, list[tuple[InkList, ListItem]]] = field(default_factory=dict)
    externals: dict[str, External] = field(default_factory=dict)

    def variable(self, flow: InkFlow, name: str) -> VariableMeaning | None:
        """Return the variable that a name means in a flow, or None.

        A knot's own variables do not exist in its stitches.
        """
        if name in self.temps[flow.path] or any(parameter.name == name for parameter in flow.parameters):
            return LocalMeaning(flow.name, name)
        return GlobalMeaning(name) if name in self.globals or name in self.lists else None

    def point(self, flow: InkFlow, names: Path) -> Path | None:
        """Return the path of the knot, stitch or label that dotted names mean in a flow, or None."""
        found = self._nearest(flow.path, names[0])
        for name in names[1:]:
            found = None if found is None else self._inside(found, name)
        return found

    def first_values(self) -> Iterator[InkExpression]:
        """Yield what variables and constants start with."""
        for variable in self.story.variables:
            yield variable.value
        for constant in self.story.constants:
            yield constant.value

    def function(self, name: str) -> InkFlow | None:
        """Return the function with this name, or None."""
        flow = self.flows.get((name,))
        return flow if flow is not None and flow.is_function else None

    def stitches_of(self, knot: Path) -> Iterator[Path]:
        """Yield the paths of the stitches in a knot, or of all knots and stitches that are in none."""
        return (path for path in self.flows if len(path) == len(knot) + 1 and path[:-1] == knot)

    def _nearest(self, flow: Path, name: str) -> Path | None:
        """Look in a flow, in the flow around it, and in the story."""
        for end in range(len(flow), 0, -1):
            around = flow[:end]
            found = around if around[-1] == name else self._within(around, name, end == 1)
            if found is not None:
                return found
        return self._within((), name, False)

    def _within(self, flow: Path, name: str, is_deep: bool) -> Path | None:
        """Look for a label or a stitch in a flow. `is_deep` looks for labels in its stitches as well."""
        path = (*flow, name)
        if name in self.labels.get(flow, {}) or path in self.flows:
            return path
        if is_deep:
            return next(((*inner, name) for inner in self.stitches_of(flow) if name in self.labels[inner]), None)
        return None

    def _inside(self, path: Path, name: str) -> Path | None:
        flow = self.flows.get(path)
        if flow is None:
            return None
        if (*path, name) in self.flows:
            return (*path, name)
        return self._within(path, name, True)


def declarations(story: InkStory) -> Declarations:
    """Return what a story declares. Where a name is declared twice, the first counts."""
    found = Declarations(story)
    for flow in flows_of(story):
        found.flows.setdefault(flow.path, flow)
        labels, temps = found.labels.setdefault(flow.path, {}), found.temps.setdefault(flow.path, {})
        for part in parts_of(flow.body):
            if isinstance(part, TempDeclaration):
                temps.setdefault(part.name, part.place)
            elif label := label_of(part):
                labels.setdefault(label.name, label.place)
    for variable in story.variables:
        found.globals.setdefault(variable.name, variable.place)
    for constant in story.constants:
        found.constants.setdefault(constant.name, constant)
    for external in story.externals:
        found.externals.setdefault(external.name, external)
    for each in story.lists:
        found.lists.setdefault(each.name, each)
        for item in each.items:
            found.items.setdefault(item.name, []).append((each, item))
    return found


def label_of(part: object) -> Label | None:
    """Return the label of a choice or a gather, if it has one."""
    return part.label if isinstance(part, ChoicePoint | Gather) else None
