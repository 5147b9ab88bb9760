"""Code that picks storylets from a pool: which fit, in which order, and between which draws decide."""

from branchlight.model.story import Pool
from branchlight.prover.code.packed_state import PackedState
from branchlight.prover.code.plan import Plan
from branchlight.prover.code.source_writer import SourceWriter
from branchlight.prover.code.sure_code import SureCode
from branchlight.prover.program.numbered_bodies import fold
from branchlight.prover.program.randomness import is_pool_drawn

ALWAYS = "True"


class PickCode:
    """Writes the picks of offers and of ways out."""

    def __init__(self, plan: Plan, code: SourceWriter) -> None:
        self.plan, self.code, self.sures = plan, code, SureCode(plan)

    def when(self, name: str, body: int, packed: PackedState) -> str:
        node, when = self.plan.bodies.node[body].number, self.plan.bodies.story.nodes[name].when
        return ALWAYS if when is None else packed.write(fold(when, node), self.plan.sites["when", name])

    def picked(self, pool: Pool, body: int, packed: PackedState, test: str) -> str:
        """Return code for the storylets that may be taken: none if `test` is false.

        If draws are followed, these are the storylets picked by them. Else they are all storylets that draws could
        pick.
        """
        may = self.fitting(pool, body, packed, test)
        if self.plan.bodies.is_unsure(pool):
            name = self.plan.bodies.all[body].name
            choices = tuple([f"{name}.{node}" for node in self.plan.bodies.story.pools[pool.pool]])
            return f"maybe_among({may}, {pool.show}, {choices!r}, {self.is_ranked(pool)})"
        if is_pool_drawn(self.plan.bodies.story, pool.pool):
            return self.drawn(pool, may)
        name = self.plan.bodies.all[body].name
        choices = tuple([f"{name}.{node}" for node in self.plan.bodies.story.pools[pool.pool]])
        return f"among({may}, {pool.show}, {choices!r})"

    def is_ranked(self, pool: Pool) -> bool:
        unsure = self.plan.bodies.unsure.pools.get(pool.pool)
        return unsure is None or unsure.is_ranked

    def drawn(self, pool: Pool, may: str) -> str:
        """Return code for the storylets that draws, or hidden state, pick among those in the variable `may`."""
        if self.plan.bodies.is_unsure(pool):
            return f"maybe_pick({may}, {self.is_ranked(pool)}, script, {self.plan.sites['pool', pool.pool]})"
        return f"pick({may}, {pool.show}, script, {self.plan.sites['pool', pool.pool]})"

    def fitting(self, pool: Pool, body: int, packed: PackedState, test: str = ALWAYS) -> str:
        """Write the list of the storylets that fit, each with its rank, and return its variable.

        None fits if `test` is false.
        """
        story, number = self.plan.bodies.story, self.plan.bodies.node[body].number
        names = story.pools[pool.pool]
        may, fits = self.code.fresh(), self.code.fresh()
        lines: list[str] = []
        for place, name in enumerate(names):
            priority = fold(story.nodes[name].priority, number)
            low = f"-{packed.write(priority, self.plan.sites['priority', name])}"
            rank = self.rank(name, packed)
            if self.plan.bodies.is_unsure(pool):
                rank = f"{rank}, {self.sures.storylet(name, pool, body, packed)}"
            tests = [
                each for each in (fits if test != ALWAYS else ALWAYS, self.when(name, body, packed)) if each != ALWAYS
            ]
            lines.append((f"if {' and '.join(tests)}: " if tests else "") + f"{may}.append(({low}, {rank}, {place}))")
        if test != ALWAYS:
            self.code.line(f"{fits} = {test}")
        self.code.line(f"{may} = []")
        for line in lines:
            self.code.line(line)
        return may

    def rank(self, name: str, packed: PackedState) -> str:
        """Return code for the rank of a storylet: how recently it was seen, as far as that can decide."""
        for ranking in self.plan.variables.rankings:
            place = ranking.places.get(name)
            if place is not None:
                return f"({packed.raw(ranking.order)} >> {ranking.bits * place} & {(1 << ranking.bits) - 1})"
        return "0"
