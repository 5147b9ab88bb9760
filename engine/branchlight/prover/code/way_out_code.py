"""Code for what follows if no choice is open: an ending, a way out, or a dead end."""

from branchlight.model.story import BACK, Pool
from branchlight.prover.code.jump_code import JumpCode
from branchlight.prover.code.packed_state import PackedState
from branchlight.prover.code.pick_code import ALWAYS, PickCode
from branchlight.prover.code.plan import Plan
from branchlight.prover.code.promise_code import PromiseCode
from branchlight.prover.code.property_code import MEET_HELD, PropertyCode
from branchlight.prover.code.source_writer import SourceWriter


class WayOutCode:
    """Writes how a body is left without a decision."""

    def __init__(
        self, plan: Plan, code: SourceWriter, jumps: JumpCode, properties: PropertyCode, promises: PromiseCode
    ) -> None:
        self.plan, self.code, self.jumps, self.picks = plan, code, jumps, PickCode(plan, code)
        self.properties, self.promises = properties, promises

    def leave(self, body: int, packed: PackedState, has_held: bool = False) -> None:
        """Write the ending, the first way out that holds, or a dead end.

        If `has_held`, the properties in the variable `held` are met at a dead end.
        """
        ways = self.plan.bodies.all[body].ways
        if self.plan.bodies.all[body].ending:
            self.end(body, packed)
        elif ways and ways[0].pool is None and ways[0].test is None:
            self.code.line("if True:")
            with self.code.indented():
                self.go(body, ways[0].to, packed.copy())
        else:
            self.code.line("while True:")
            with self.code.indented():
                self.try_ways(body, packed, has_held)

    def try_ways(self, body: int, packed: PackedState, has_held: bool) -> None:
        """Write the ways out, and the dead end behind them, in a loop that the first of them ends.

        So however many there are, they are not nested: Python compiles no more than a hundred levels.
        """
        for place, way in enumerate(self.plan.bodies.all[body].ways):
            if way.pool is not None:
                self.event(body, place, way.pool, packed)
                continue
            test = self.test(body, place, packed)
            self.take(f"if {test}:", body, way.to, packed)
            if test == ALWAYS:
                return
        if has_held:
            self.code.line(MEET_HELD)
        self.jumps.to_point("dead end", body, packed)
        self.code.line("break")

    def take(self, opening: str, body: int, to: str, packed: PackedState) -> None:
        """Write that a way is taken and no other is tried, in the branch that the line `opening` begins."""
        self.code.line(opening)
        with self.code.indented():
            self.go(body, to, packed.copy())
            self.code.line("break")

    def event(self, body: int, place: int, pool: Pool, packed: PackedState) -> None:
        """Write a way out to what fits of a pool.

        The draws between storylets are followed like all others, as play makes them: `pick` gives what one sequence
        of draws picks, and each storylet that some sequence picks is entered. If it is unsure which fit,
        none may be picked.
        """
        may = self.picks.fitting(pool, body, packed, self.test(body, place, packed))
        packed.flush()
        picked = self.code.fresh()
        self.code.line(f"{picked} = {self.picks.drawn(pool, may)} if {may} else []")
        for number, name in enumerate(self.plan.bodies.story.pools[pool.pool]):
            self.take(f"if {picked} == [{number}]:", body, name, packed)

    def end(self, body: int, packed: PackedState) -> None:
        """Write that the story ends in a body."""
        self.promises.at_ending(body, packed)
        self.properties.prop(self.plan.properties.number["ending", self.plan.bodies.all[body].ending])
        self.jumps.to_point("end", body, packed)
        self.jumps.upgrade(body, "ended", packed)

    def test(self, body: int, place: int, packed: PackedState) -> str:
        """Return code that says whether a way out holds."""
        written = self.plan.bodies.all[body]
        test, site = written.ways[place].test, self.plan.sites["way", f"{written.name} {place}"]
        return ALWAYS if test is None else packed.write(test, site)

    def go(self, body: int, to: str, packed: PackedState) -> None:
        if to == BACK:
            self.jumps.to_caller(body, packed)
        else:
            number = self.plan.bodies.number[to]
            self.jumps.leave(body, number, packed)
            self.jumps.to_body(number, packed)
