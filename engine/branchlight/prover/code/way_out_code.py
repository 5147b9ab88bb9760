"""Code for what follows if no choice is open: an ending, a way out, or a dead end."""

from branchlight.model.story import BACK
from branchlight.prover.code.jump_code import JumpCode
from branchlight.prover.code.offer_code import ALWAYS
from branchlight.prover.code.packed_state import PackedState
from branchlight.prover.code.plan import Plan
from branchlight.prover.code.promise_code import PromiseCode
from branchlight.prover.code.property_code import MEET_HELD, PropertyCode
from branchlight.prover.code.source_writer import SourceWriter


class WayOutCode:
    """Writes how a body is left without a decision."""

    def __init__(
        self, plan: Plan, code: SourceWriter, jumps: JumpCode, properties: PropertyCode, promises: PromiseCode
    ) -> None:
        self.plan, self.code, self.jumps, self.properties, self.promises = plan, code, jumps, properties, promises

    def leave(self, body: int, packed: PackedState, has_held: bool = False) -> None:
        """Write the ending, the first way out that holds, or a dead end.

        If `has_held`, the properties in the variable `held` are met at a dead end.
        """
        if self.plan.bodies.all[body].ending:
            self.end(body, packed)
            return
        tests = self.tests(body, packed)
        for place, (way, test) in enumerate(zip(self.plan.bodies.all[body].ways, tests, strict=True)):
            self.code.line(f"{'elif' if place else 'if'} {test}:")
            with self.code.indented():
                self.go(body, way.to, packed.copy())
            if test == ALWAYS:
                return
        self.code.line("else:" if tests else "if True:")
        with self.code.indented():
            if has_held:
                self.code.line(MEET_HELD)
            self.jumps.to_point("dead end", body, packed)

    def end(self, body: int, packed: PackedState) -> None:
        """Write that the story ends in a body."""
        self.promises.at_ending(body, packed)
        self.properties.prop(self.plan.properties.number["ending", self.plan.bodies.all[body].ending])
        self.jumps.to_point("end", body, packed)

    def tests(self, body: int, packed: PackedState) -> list[str]:
        """Return code for each way out that says whether it holds."""
        written = self.plan.bodies.all[body]
        sites = [self.plan.sites["way", f"{written.name} {place}"] for place in range(len(written.ways))]
        return [
            ALWAYS if way.test is None else packed.write(way.test, site)
            for way, site in zip(written.ways, sites, strict=True)
        ]

    def go(self, body: int, to: str, packed: PackedState) -> None:
        if to == BACK:
            self.jumps.to_caller(body, packed)
        else:
            self.jumps.to_body(self.plan.bodies.number[to], packed)
