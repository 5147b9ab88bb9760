"""Code for changes of the state: visits that are counted, choices that are remembered, and statements of a `do`."""

from collections.abc import Sequence
from typing import assert_never

from branchlight.language.expression import Apply, Const, Load
from branchlight.language.operators import draws
from branchlight.model.statements import Assign, Conditional
from branchlight.prover.code.packed_state import PackedState
from branchlight.prover.code.plan import Plan
from branchlight.prover.code.source_writer import SourceWriter
from branchlight.prover.reduce.do_steps import DoStep
from branchlight.prover.reduce.refinement import Partitions, fit


class DoCode:
    """Writes changes of the state. `partitions` says what is needed after a change; what is not needed is left out."""

    def __init__(self, plan: Plan, code: SourceWriter) -> None:
        self.plan, self.code = plan, code

    def arrive(self, body: int, packed: PackedState, partitions: Partitions) -> None:
        """Write what is remembered on entering a node or taking a choice."""
        story, variables, name = self.plan.bodies.story, self.plan.variables, self.plan.bodies.all[body].name
        if not self.plan.bodies.is_node(body):
            for slot in self.plan.bodies.marks[body]:
                if variables.value[slot] in partitions:
                    packed.set(variables.value[slot], 1)
            return
        visits = variables.value.get(story.visits.get(name, -1), -1)
        if visits in partitions:
            self.count(visits, packed)
        age = variables.age.get(story.last.get(name, -1), -1)
        if age in partitions:
            packed.set(age, 0)
        for ranking in variables.rankings:
            if ranking.order in partitions and name in ranking.places:
                order, fresh = packed.raw(ranking.order), packed.raw(ranking.fresh)
                packed.set_code(ranking.order, f"order_after({order}, {ranking.places[name]}, {ranking.bits}, {fresh})")
                packed.set(ranking.fresh, 1)

    def count(self, variable: int, packed: PackedState) -> None:
        raw, high, period = (
            packed.raw(variable),
            self.plan.variables.all[variable].high,
            self.plan.variables.all[variable].period,
        )
        if raw.isdigit():
            packed.set(variable, fit(self.plan.variables.all[variable], int(raw) + 1))
        elif high == period == 1:
            packed.set(variable, 1)
        else:
            packed.set_code(variable, f"{raw} + 1 if {raw} < {high} else {high + 1 - period}")

    def steps(self, steps: Sequence[DoStep], of: str, packed: PackedState) -> None:
        """Write the steps of a body, or of one side of a condition. `of` says which, for draw sites."""
        for place, step in enumerate(steps):
            if not step.matters:
                continue
            site = self.plan.sites["do", f"{of} {place}"]
            match step.statement:
                case Assign():
                    self.assign(step.statement, packed, step.after, site)
                case Conditional():
                    self.conditional(step.statement, step, packed, site)
                case _:
                    assert_never(step.statement)

    def conditional(self, statement: Conditional, step: DoStep, packed: PackedState, site: int) -> None:
        """Write statements under a condition. Both sides leave the state in one variable, without pending changes."""
        packed.flush_to_target()
        self.code.line(f"if {packed.write(statement.test, site)}:")
        self.side(step.yes, f"{statement.name} if", packed)
        if any(inner.matters for inner in step.no):
            self.code.line("else:")
            self.side(step.no, f"{statement.name} else", packed)

    def side(self, steps: Sequence[DoStep], of: str, packed: PackedState) -> None:
        with self.code.indented():
            self.code.line("pass")
            self.steps(steps, of, packed)
            packed.flush()

    def arguments(self, steps: Sequence[DoStep], of: str, packed: PackedState) -> None:
        """Write the arguments of a call in the body `of`: their values into local variables, then all changes."""
        values: list[tuple[int, str | int, Partitions]] = []
        for place, step in enumerate(steps):
            if not step.matters or not isinstance(step.statement, Assign):
                continue
            slot, value = step.statement
            if isinstance(value, Const) and isinstance(value.value, int):
                values.append((slot, value.value, step.after))
                continue
            source, name = packed.write(value, self.plan.sites["with", f"{of} {place}"]), self.code.fresh()
            self.code.line(f"{name} = {source}")
            values.append((slot, name, step.after))
        for slot, found, after in values:
            self.put(slot, found, packed, after)

    def put(self, slot: int, value: int | str, packed: PackedState, partitions: Partitions) -> None:
        """Write the change of a slot to a number, or to the value of some code."""
        variables = self.plan.variables
        if slot in variables.members:
            if isinstance(value, str):
                packed.set_members(slot, value)
                return
            for place, each in enumerate(variables.members[slot]):
                packed.set(each, value >> place & 1)
        elif slot in variables.value and variables.value[slot] in partitions:
            number = variables.value[slot]
            variable = variables.all[number]
            if isinstance(value, int):
                packed.set(number, fit(variable, value) - variable.low)
                return
            if variable.kind == "value" and self.is_narrowed(slot):
                low, high, period = variable.low, variable.high, variable.period
                above = f"{high - period + 1} + (fits - {high + 1}) % {period}"
                value = f"({low} if (fits := {value}) < {low} else {above} if fits > {high} else fits)"
            packed.set_code(number, f"{value} - {variable.low}" if variable.low else value)

    def assign(self, assign: Assign, packed: PackedState, partitions: Partitions, site: int) -> None:
        """Write one statement of a `do`. `site` is the draw site of its value."""
        variables = self.plan.variables
        if assign.slot in variables.members:
            self.assign_set(assign, packed, partitions, site)
        elif assign.slot in variables.value and variables.value[assign.slot] in partitions:
            constant = assign.value.value if isinstance(assign.value, Const) else ""
            value = constant if isinstance(constant, int) else packed.write(assign.value, site)
            self.put(assign.slot, value, packed, partitions)
            # Draws must be made in the order in which play makes them.
            if draws(assign.value):
                packed.flush()

    def is_narrowed(self, slot: int) -> bool:
        """Return whether a slot's state variable has a smaller range than the slot."""
        variable, type_ = (
            self.plan.variables.all[self.plan.variables.value[slot]],
            self.plan.bodies.story.slots[slot].type,
        )
        return variable.low > type_.low or variable.high < type_.high

    def assign_set(self, assign: Assign, packed: PackedState, partitions: Partitions, site: int) -> None:
        """Write a statement that changes a set: as constant bits if it allows that, else as a whole."""
        variables, value = self.plan.variables.members[assign.slot], assign.value
        if not any(variable in partitions for variable in variables):
            return
        if isinstance(value, Const) and isinstance(value.value, int):
            for place, variable in enumerate(variables):
                packed.set(variable, value.value >> place & 1)
            return
        if isinstance(value, Apply) and value.op in ("union", "minus") and value.args[0] == Load(assign.slot):
            change = value.args[1]
            if isinstance(change, Const) and isinstance(change.value, int):
                for place, variable in enumerate(variables):
                    if change.value >> place & 1:
                        packed.set(variable, int(value.op == "union"))
                return
        packed.set_members(assign.slot, packed.write(value, site))
