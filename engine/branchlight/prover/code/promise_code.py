"""Code that checks promises: on entering a node, at an ending, and where the reader decides."""

from branchlight.language.expression import Const
from branchlight.prover.code.packed_state import PackedState
from branchlight.prover.code.plan import Plan
from branchlight.prover.code.source_writer import SourceWriter
from branchlight.prover.program.numbered_bodies import fold


class PromiseCode:
    """Writes checks of the promises whose properties are open."""

    def __init__(self, plan: Plan, code: SourceWriter) -> None:
        self.plan, self.code = plan, code

    def on_entering(self, body: int, packed: PackedState) -> None:
        """Check the promises on entering a node."""
        self.look(body, packed, -1)

    def at_stop(self, body: int, packed: PackedState) -> None:
        """Check the promises where a turn stops, if the state can differ from that on entering the node."""
        if self.plan.bodies.stops_in_another_state(body):
            self.look(body, packed, -1)

    def at_ending(self, body: int, packed: PackedState) -> None:
        """Check the promises where a body ends the story."""
        story = self.plan.bodies.story
        self.look(body, packed, list(story.endings).index(self.plan.bodies.all[body].ending))

    def hopes(self, body: int, packed: PackedState) -> None:
        """Check the promises `never lost` where the reader decides."""
        for prop, promise in self.plan.properties.open_promises(self.plan.todo):
            if prop in self.plan.properties.hopes:
                test = fold(promise.test, self.plan.bodies.node[body].number)
                self.promise(prop, packed.write(test), isinstance(test, Const), False)

    def look(self, body: int, packed: PackedState, ended: int) -> None:
        """Check all open promises in a body. `ended` is the number of an ending, or -1."""
        node = self.plan.bodies.node[body].number
        for prop, promise in self.plan.properties.open_promises(self.plan.todo):
            test = fold(promise.test, node, ended)
            self.promise(prop, packed.write(test), isinstance(test, Const), promise.kind == "always")

    def promise(self, prop: int, test: str, is_fixed: bool, negated: bool) -> None:
        """Write the check of one promise. If `is_fixed`, the code of its test is a constant."""
        if is_fixed and bool(int(test.strip("()"))) == negated:
            return
        guard = "" if prop in self.plan.properties.hopes else f"{prop} in todo and "
        self.code.line(f"if {guard}{'not ' if negated else ''}{test}: met(({prop}, chosen))")
