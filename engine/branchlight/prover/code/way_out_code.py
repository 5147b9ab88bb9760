"""Code for what follows if no choice is open: an ending, a way out, or a dead end."""

from itertools import takewhile

from branchlight.model.story import BACK
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
        if self.plan.bodies.all[body].ending:
            self.end(body, packed)
        else:
            self.try_ways(body, 0, packed, has_held)

    def try_ways(self, body: int, first: int, packed: PackedState, has_held: bool) -> None:
        """Write the ways out from number `first` on, and the dead end behind them.

        They are one chain of tests up to a way to a pool, behind which the others follow in a block of their own.
        """
        ways = self.plan.bodies.all[body].ways
        to_nodes = list(takewhile(lambda way: way.pool is None, ways[first:]))
        tests = [self.test(body, place, packed) for place in range(first, first + len(to_nodes))]
        for number, (way, test) in enumerate(zip(to_nodes, tests, strict=True)):
            self.code.line(f"{'elif' if number else 'if'} {test}:")
            with self.code.indented():
                self.go(body, way.to, packed.copy())
            if test == ALWAYS:
                return
        self.code.line("else:" if tests else "if True:")
        with self.code.indented():
            place = first + len(to_nodes)
            if place < len(ways):
                self.event(body, place, packed, has_held)
                return
            if has_held:
                self.code.line(MEET_HELD)
            self.jumps.to_point("dead end", body, packed)

    def event(self, body: int, place: int, packed: PackedState, has_held: bool) -> None:
        """Write a way out to what fits of a pool, and the ways after it.

        The draws between storylets are followed like all others, as play makes them: `pick` gives what one sequence
        of draws picks, and each storylet that some sequence picks is entered. If it is unsure which fit,
        none may be picked.
        """
        pool = self.plan.bodies.all[body].ways[place].pool
        assert pool is not None
        may = self.picks.fitting(pool, body, packed, self.test(body, place, packed))
        packed.flush()
        picked = self.code.fresh()
        self.code.line(f"{picked} = {self.picks.drawn(pool, may)} if {may} else []")
        for number, name in enumerate(self.plan.bodies.story.pools[pool.pool]):
            self.code.line(f"if {picked} == [{number}]:")
            with self.code.indented():
                self.go(body, name, packed.copy())
        self.code.line(f"if not {picked}:")
        with self.code.indented():
            self.try_ways(body, place + 1, packed, has_held)

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
