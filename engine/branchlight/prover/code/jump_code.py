"""Code for jumps: how control passes from one piece of generated code to the next, or reaches a control point."""

from branchlight.model.state import Stage
from branchlight.model.statements import NodeCall
from branchlight.prover.code.do_code import DoCode
from branchlight.prover.code.packed_state import PackedState
from branchlight.prover.code.plan import Plan
from branchlight.prover.code.source_writer import SourceWriter
from branchlight.prover.program.numbered_bodies import UPGRADE
from branchlight.prover.reduce.bit_layout import joined
from branchlight.prover.reduce.control_points import ControlPoint, ControlPointKind


class JumpCode:
    """Writes jumps: into a body, into a called body, back to the caller, and to a control point."""

    def __init__(self, plan: Plan, code: SourceWriter) -> None:
        self.plan, self.code, self.do = plan, code, DoCode(plan, code)

    def to_body(self, body: int, packed: PackedState) -> None:
        """Write that a body is entered: now, or from a control point if the turn is cut there."""
        if body in self.plan.control_points.cut:
            self.to_point("enter", body, packed)
        else:
            packed.footprint.calls.add(f"enter_{body}")
            self.code.line(f"enter_{body}({packed.whole()})")

    def leave(self, body: int, to: int, packed: PackedState) -> None:
        """Write that what a node remembers for a visit is set back, if `body` leads to one of another node.

        What is not needed there is left as it is: no code reads it, and no control point keeps it.
        """
        needed = self.plan.liveness.points[to].enter
        for slot in self.plan.bodies.cleared(body, to):
            variable = self.plan.variables.value[slot]
            if variable in needed:
                packed.set(variable, 0)

    def to_called(self, body: int, call: NodeCall, packed: PackedState) -> None:
        """Write a call: push the body on the call stack, set the parameters, and enter what it calls."""
        shift, deeper = self.plan.layout.stack_shift, self.code.fresh()
        packed.footprint.bits |= self.plan.layout.stack
        packed.flush()
        self.code.line(f"{deeper} = push({packed.base} >> {shift}, {body})")
        self.code.line(f"if {deeper} < 0:")
        with self.code.indented():
            self.to_point("runaway", body, packed.copy())
        self.code.line("else:")
        with self.code.indented():
            packed.assign(f"{packed.base} & {(1 << shift) - 1} | {deeper} << {shift}")
            self.do.arguments(self.plan.liveness.called(call).steps, self.plan.bodies.all[body].name, packed)
            self.to_body(self.plan.bodies.number[call.to], packed)

    def to_caller(self, body: int, packed: PackedState) -> None:
        """Write a return to the body on top of the call stack."""
        if not self.plan.layout.has_calls:
            self.to_point("dead end", body, packed)
            return
        packed.footprint.bits |= self.plan.layout.stack
        packed.footprint.calls |= {f"offer_{caller}" for caller in self.plan.bodies.callers_of(body)}
        packed.flush()
        self.code.line(f"if {packed.base} >> {self.plan.layout.stack_shift}: back({self.left(body, packed)})")
        self.code.line("else:")
        with self.code.indented():
            self.to_point("dead end", body, packed)

    def left(self, body: int, packed: PackedState) -> str:
        """Return code for the state that a body gives back. Its node is not left if the caller is in it too."""
        value, fields = self.plan.variables.value, self.plan.layout.fields
        cleared = [value[slot] for slot in self.plan.bodies.leaving[body]]
        mask = sum([fields[variable].mask for variable in cleared if variable in fields])
        if not mask:
            return packed.base
        packed.footprint.bits |= mask
        callers = self.plan.bodies.callers_of(body)
        own = tuple([caller for caller in callers if not self.plan.bodies.cleared(body, caller)])
        state = f"{packed.base} & {~mask}"
        if not own:
            return state
        return f"{packed.base} if caller({packed.base} >> {self.plan.layout.stack_shift}) in {own!r} else {state}"

    def upgrade(self, body: int, stage: Stage, packed: PackedState) -> None:
        """Write that a save in a body is continued in a later edition, if the story has one (see `prover.upgrade`)."""
        upgrade = self.plan.bodies.upgrades.get((body, stage))
        if upgrade is None:
            return
        before = self.code.fresh()
        self.code.line(f"{before} = chosen")
        self.code.line(f"chosen = (*chosen, {UPGRADE!r})")
        packed.footprint.calls.add(f"enter_{upgrade}")
        self.code.line(f"enter_{upgrade}({packed.whole()})")
        self.code.line(f"chosen = {before}")

    def to_point(self, kind: ControlPointKind, body: int, packed: PackedState) -> None:
        """Write that a control point is reached.

        The state is reduced to what is needed there. A value that is kept up to a partition becomes the least of its
        class.
        """
        if kind == "dead end":
            self.upgrade(body, "stuck", packed)
        number = self.plan.control_points.number[ControlPoint(kind, body)]
        partitions = self.plan.control_points.partitions(number, self.plan.liveness)
        stack = self.plan.layout.stack if self.plan.control_points.keeps_stack(number) else 0
        self.code.line(f"t = {packed.whole()}")
        parts = [f"t & {self.plan.layout.kept(partitions) | stack}"]
        for field, values in joined(self.plan.layout.lookups(partitions)):
            parts.append(f"{self.code.constant(values)}[t >> {field.shift} & {field.low_mask}]")
        hops = "hops[0]" if self.plan.control_points.may_run_long else "0"
        self.code.line(f"found(({number}, {' | '.join(parts)}, chosen, {hops}))")
